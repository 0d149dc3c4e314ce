// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { goodFeed } from '../importing/feed-answers.ts'
import { CLI } from '../run-command.ts'
import { temporaryFolder, writeFiles } from '../workspace.ts'

/** Runs `broadsheet import` in a project with these files. */
function runImport(
  args: readonly string[],
  files: Readonly<Record<string, string>> = { 'content/site.yaml': 'title: x\n' },
) {
  const cwd = temporaryFolder()
  writeFiles(cwd, { 'feed.xml': goodFeed('first'), 'broken.xml': '<rss>', ...files })
  const { CONTENT: _content, NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'import', ...args], {
    cwd,
    env,
    encoding: 'utf8',
  })
  return { cwd, code: status, stdout, stderr }
}

test('imports into content, beside which it remembers what it imported', () => {
  const { cwd, code, stdout, stderr } = runImport(['feed.xml'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain(
    'feed.xml  1 new (Feed of quillmark.example)\n\nWrote 1 new story to content/_news/. 1 feed.',
  )
  expect(readdirSync(join(cwd, 'content/_news'))).toEqual(['2026-11-22-the-first-story.md'])
  expect(existsSync(join(cwd, '.broadsheet/import/memory.json'))).toBe(true)
})

test('ends with 1 when a feed failed, and imports the others', () => {
  const { code, stdout } = runImport(['broken.xml', 'feed.xml', '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    stories: 1,
    feeds: [{ state: 'failed' }, { state: 'imported' }],
  })
})

test.each<[string, readonly string[], RegExp]>([
  ['no feed is named', [], /^Name at least one feed/],
  ['the folder does not exist', ['feed.xml', '--content', 'nowhere'], /^There is no folder nowhere\./],
  ['an option is misspelt', ['feed.xml', '--dry-rum'], /Did you mean --dry-run\?/],
  ['a number is none', ['feed.xml', '--newest', 'all'], /^--newest needs a whole number from 1, found “all”\./],
])('ends with 2 when %s, and writes nothing', (_, args, message) => {
  const { cwd, code, stderr } = runImport(args)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
  expect(readdirSync(cwd).sort()).toEqual(['broken.xml', 'content', 'feed.xml'])
})

test('ends with 2 when it is not known what was imported before', () => {
  const files = { 'content/site.yaml': 'title: x\n', '.broadsheet/import/memory.json': '{}' }
  const { code, stderr } = runImport(['feed.xml'], files)
  expect(code).toBe(2)
  expect(stderr).toContain('memory.json is damaged')
})
