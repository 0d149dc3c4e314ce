// @vitest-environment node
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkSite, pruneApp } from '../../../src/bundler/site/own-files.ts'
import { OutputError } from '../../../src/bundler/write/check-output.ts'
import { type Files, filesBelow, temporaryFolder, writeFiles } from '../workspace.ts'

const SCRIPT = 'app/index-aDFI5OCT.js'
const MANIFEST = { 'data/manifest.json': '{"format":1,"edition":"x"}' }

function folderWith(files: Files): string {
  const out = temporaryFolder()
  writeFiles(out, files)
  return out
}

describe('a folder for a site', () => {
  test.each<[what: string, files: Files, found: string]>([
    ['a page of another program', { 'index.html': 'mine' }, 'index.html'],
    ['the worker of another site', { 'sw.js': 'mine', 'notes.txt': 'x' }, 'sw.js'],
    ['the sources of an app', { 'app/main.js': 'mine', 'app/src/view.js': 'mine' }, 'app/main.js, app/src'],
  ])('is refused with %s', (_, files, found) => {
    const out = folderWith(files)
    expect(() => checkSite(temporaryFolder(), out)).toThrow(OutputError)
    expect(() => checkSite(temporaryFolder(), out)).toThrow(`(${found})`)
  })

  test.each<[what: string, files: Files]>([
    ['nothing', {}],
    ['files that no build writes', { CNAME: 'news.example', 'robots.txt': 'x', '.git/HEAD': 'x' }],
    ['an earlier site', { ...MANIFEST, 'index.html': 'ours', [SCRIPT]: 'ours', 'app/mine.txt': 'mine' }],
    ['what a build left that was killed early', { [SCRIPT]: 'ours', 'app/index-aDFI5OCT.css.12-0-3.part': 'half' }],
  ])('may hold %s', (_, files) => {
    expect(() => checkSite(temporaryFolder(), folderWith(files))).not.toThrow()
  })

  test('may not be a file', () => {
    const out = join(folderWith({ site: 'x' }), 'site')
    expect(() => checkSite(temporaryFolder(), out)).toThrow('is a file')
  })
})

test('only scripts, styles and fonts of earlier versions are removed', () => {
  const kept = [SCRIPT, 'app/mine.txt', 'app/src/view.js', 'app/own.css']
  const old = ['app/index-bEFI5OCT.js', 'app/own-0123456789ab.css', 'app/own-headline-0123456789ab.woff2']
  const out = folderWith(
    Object.fromEntries([...kept, ...old, 'app/a-CUH7eP5.js.1-0-2.part'].map((path) => [path, 'x'])),
  )
  pruneApp(out, new Set([SCRIPT]))
  expect([...filesBelow(out).keys()].sort()).toEqual(kept.sort())
})
