// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundle } from '../../src/bundler/bundle.ts'
import { checkOutput, writeEdition } from '../../src/bundler/write.ts'
import { NOW, WrittenIndex, article, filesBelow, publisher, temporaryFolder, writeFiles } from './workspace.ts'

const ROOT = join(import.meta.dirname, '../..')

function run(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/bundler/cli.ts', ...parameters],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '1', CONTENT: '' } },
  )
  return { status, stdout, stderr }
}

const GOOD = { '_news/2020-06-10-good.md': article({ topics: ['AI'] }) }
const BROKEN = { '_news/2020-06-11-broken.md': '---\ntitle: Broken\npublishedDateTime: soon\nquality: high\n---\n' }

test('a good folder is written, with a summary and exit code 0', () => {
  const out = join(temporaryFolder(), 'data')
  const { status, stdout, stderr } = run('--content', publisher(GOOD), '--out', out)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^1 article published, 1 topic, 1 provider\.\n\d+ files, \d+ kB, \d+\.\d s\.\n$/)
  expect(status).toBe(0)
  expect(new WrittenIndex(out).story('good').title).toBe('A story')
})

test('a broken folder ends with 1, tells every problem with its place, and leaves the output as it was', () => {
  const out = join(temporaryFolder(), 'data')
  const content = publisher(GOOD)
  expect(run('--content', content, '--out', out).status).toBe(0)
  const before = filesBelow(out)
  writeFiles(content, { ...BROKEN, '_news/2020-06-12-new.md': article({ webUrl: 'https://new.example/' }) })
  const { status, stdout, stderr } = run('--content', content, '--out', out)
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('_news/2020-06-11-broken.md:3:20  error  invalid-date\n  publishedDateTime: Found “soon”')
  expect(stderr).toContain('    > 3 | publishedDateTime: soon\n        |                    ^\n')
  expect(stderr).toContain(
    '_news/2020-06-11-broken.md:4:10  error  wrong-type\n  quality: Found “high”, expected a number.',
  )
  expect(stderr).toContain('2 errors. Nothing was written')
  // No colour where it is not a terminal.
  expect(stderr).not.toContain('\u001B')
  expect(filesBelow(out)).toEqual(before)
})

test('--skip-invalid publishes the rest and lists what was skipped', () => {
  const out = join(temporaryFolder(), 'data')
  const { status, stdout } = run('--content', publisher({ ...GOOD, ...BROKEN }), '--out', out, '--skip-invalid')
  expect(status).toBe(0)
  expect(stdout).toContain('1 left out: 1 with errors.\n  skipped _news/2020-06-11-broken.md\n')
  expect(new WrittenIndex(out).manifest.leftOut.invalid).toBe(1)
})

test('--strict lets warnings fail', () => {
  const content = publisher({ '_news/2020-06-10-a.md': article({ moood: 1 }) })
  const out = join(temporaryFolder(), 'data')
  expect(run('--content', content, '--out', out).status).toBe(0)
  const { status, stderr } = run('--content', content, '--out', join(temporaryFolder(), 'data'), '--strict')
  expect(status).toBe(1)
  expect(stderr).toContain('--strict')
})

test.each<[rule: string, parameters: (folder: string) => string[], status: number, message: RegExp]>([
  ['an unknown option', () => ['--contents', 'x'], 2, /Unknown option '--contents'/],
  ['an option without its value', () => ['--content'], 2, /argument missing/],
  [
    'a folder that is not there',
    (folder) => ['--content', join(folder, 'no'), '--out', join(folder, 'o')],
    2,
    /no such folder/,
  ],
  [
    'an output inside the content',
    (folder) => ['--content', folder, '--out', join(folder, 'out')],
    2,
    /hold one another/,
  ],
  [
    'an output around the content',
    (folder) => ['--content', folder, '--out', join(folder, '..')],
    2,
    /hold one another/,
  ],
  ['an output that is the content', (folder) => ['--content', folder, '--out', folder], 2, /hold one another/],
  ['a folder without articles', (folder) => ['--content', folder, '--out', join(folder, '../out')], 1, /no articles/],
])('%s ends with the right code and a sentence', (_, parameters, code, message) => {
  const { status, stdout, stderr } = run(...parameters(publisher({})))
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stdout).toBe('')
  expect(status).toBe(code)
})

test('--help tells every option', () => {
  const { status, stdout } = run('--help')
  expect(status).toBe(0)
  for (const name of ['content', 'out', 'unpublished', 'future', 'archive', 'skip-invalid', 'strict'])
    expect(stdout).toContain(`--${name}`)
})

const editionOf = (content: string) => bundle({ content, now: NOW })

test('what no edition names any more is removed, and nothing else', async () => {
  const out = join(temporaryFolder(), 'data')
  const content = publisher({ ...GOOD, 'assets/old.png': 'x' })
  writeEdition(await editionOf(content), out)
  writeFiles(out, { CNAME: 'tide.example', 'notes/mine.txt': 'mine' })
  const before = [...filesBelow(out).keys()]
  rmSync(join(content, 'assets/old.png'))
  writeFiles(content, { '_news/2020-06-10-good.md': article({ title: 'Changed', topics: ['AI'] }) })
  const edition = await editionOf(content)
  checkOutput(content, out)
  writeEdition(edition, out)
  const after = [...filesBelow(out).keys()]
  expect(after).toEqual([...edition.files.keys(), 'CNAME', 'notes/mine.txt'].toSorted())
  expect(before.filter((path) => !after.includes(path))).toContain('assets/old.png')
  expect(new WrittenIndex(out).story('good').title).toBe('Changed')
})

test('a file that was cut short is written again', async () => {
  const out = join(temporaryFolder(), 'data')
  const edition = await editionOf(publisher(GOOD))
  writeEdition(edition, out)
  const path = [...edition.files.keys()].find((one) => one.startsWith('cards/')) ?? ''
  writeFileSync(join(out, path), 'half')
  writeEdition(edition, out)
  expect(readFileSync(join(out, path), 'utf8')).toBe(edition.files.get(path))
})

test('a folder of somebody else is never written to', () => {
  const content = publisher(GOOD)
  for (const files of [
    { 'photo.jpg': 'x' },
    { 'assets/photo.jpg': 'x' },
    // A web app’s own manifest is none of an edition.
    { 'manifest.json': '{"name":"x"}', 'assets/photo.jpg': 'x' },
  ]) {
    const out = join(temporaryFolder(), 'site')
    writeFiles(out, files)
    expect(() => checkOutput(content, out)).toThrow(/holds other files/)
  }
})

test('a link to the content folder is the content folder', () => {
  const content = publisher(GOOD)
  const link = join(temporaryFolder(), 'link')
  symlinkSync(content, link)
  expect(() => checkOutput(content, join(link, 'data'))).toThrow(/hold one another/)
})

test('a writing that was interrupted can be begun again', async () => {
  const content = publisher({ ...GOOD, 'assets/a.png': 'x' })
  const out = join(temporaryFolder(), 'data')
  const edition = await editionOf(content)
  writeEdition(edition, out)
  rmSync(join(out, 'manifest.json'))
  for (const folder of ['assets', 'cards', 'catalogue', 'directory', 'fronts', 'providers', 'stories'])
    mkdirSync(join(out, folder), { recursive: true })
  checkOutput(content, out)
  writeEdition(edition, out)
  expect(existsSync(join(out, 'manifest.json'))).toBe(true)
})
