// @vitest-environment node
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '../../../src/contract/problem.ts'
import { type FixtureFault, ARTICLE_PATH, UNDATED_PATH, bundleArticle, expectFixtureFault } from '../fault-table.ts'
import { article, bundleFolder, publisher } from '../workspace.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'reports an empty file': { file: 'empty', code: 'empty', message: 'empty', hint: 'remove the file' },
  'reports a file of white space as empty': { file: 'white-space-only', code: 'empty', message: 'empty' },
  'reports a binary file': {
    file: 'binary',
    code: 'binary',
    message: 'The file is binary (a NUL byte at byte 13).',
    hint: 'assets/',
  },
  'reports a file in another encoding': {
    file: 'not-utf8',
    code: 'not-utf8',
    at: '2:11',
    message: 'Line 2, column 11: the byte E9 is not UTF-8; the file may be Latin-1 or Windows-1252.',
    hint: 'UTF-8',
  },
}

test.for(Object.entries(FAULTS))('%s', async ([, fault]) => {
  await expectFixtureFault(fault)
})

const LATIN_1 = Buffer.concat([
  Buffer.from('\uFEFF---\r\ntitle: \uFFFD 潮 '),
  Buffer.from([0xfc]),
  Buffer.from('ber\r\n---\r\n'),
])
const UTF_16 = Buffer.from(article(), 'utf16le')

test.for<[string, Buffer, code: string, at: string, message: string, hint: string]>([
  [
    'UTF-16 with a byte order mark',
    Buffer.from(`\uFEFF${article()}`, 'utf16le'),
    'not-utf8',
    '',
    'The file is UTF-16.',
    'UTF-8',
  ],
  ['UTF-16 without a byte order mark', UTF_16, 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['UTF-16 in the other byte order', Buffer.from(UTF_16).swap16(), 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  [
    'UTF-16 without a zero byte',
    Buffer.from('\uFEFF潮の港', 'utf16le'),
    'not-utf8',
    '',
    'The file is UTF-16.',
    'UTF-8',
  ],
  ['one NUL byte', Buffer.from('---\ntitle: a\0b\n---\n'), 'binary', '', 'a NUL byte at byte 13', 'remove this byte'],
  [
    'a letter of Latin-1 after letters of UTF-8',
    LATIN_1,
    'not-utf8',
    '2:12',
    'Line 2, column 12: the byte FC',
    'UTF-8',
  ],
])('reports a file with %s', async ([, bytes, code, at, message, hint]) => {
  const { problems } = await bundleArticle(bytes, ARTICLE_PATH)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ severity: 'error', code, file: ARTICLE_PATH })
  expect([problems[0]?.line, problems[0]?.column].filter(Boolean).join(':')).toBe(at)
  expect(problems[0]?.message).toContain(message)
  expect(problems[0]?.hint).toContain(hint)
})

test('rejects a file of 3 MB without reading it', async () => {
  const { problems } = await bundleArticle(article({}, 'x'.repeat(3 * 1024 * 1024)))
  expect(problems).toMatchObject([{ severity: 'error', code: 'file-too-large', file: UNDATED_PATH }])
  expect(problems[0]?.message).toMatch(/has 3\d{6} bytes; an article may have at most 2097152/)
})

const codes = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)

test('reports a file whose permissions forbid reading', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may read every file')
  const folder = publisher({ [ARTICLE_PATH]: article(), '_news/2020-06-11-locked.md': article() })
  chmodSync(join(folder, '_news/2020-06-11-locked.md'), 0)
  const { edition, index } = await bundleFolder(folder, { skipInvalid: true })
  expect(codes(edition.problems)).toEqual(['error unreadable _news/2020-06-11-locked.md'])
  expect(edition.problems[0]).toMatchObject({
    message: expect.stringContaining('EACCES') as string,
    hint: 'Check its permissions.',
  })
  expect(index.stories()).toHaveLength(1)
})
