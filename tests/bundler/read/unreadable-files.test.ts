// @vitest-environment node
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '../../../src/contract/problem.ts'
import { type FixtureFault, ARTICLE_PATH, UNDATED_PATH, bundleArticle, expectFixtureFault } from '../fault-table.ts'
import { article, bundleFolder, publisher } from '../workspace.ts'

const FAULTS: Readonly<Record<string, FixtureFault>> = {
  'an empty file is told': { file: 'empty', code: 'empty', message: 'empty', hint: 'remove the file' },
  'a file of white space is empty': { file: 'white-space-only', code: 'empty', message: 'empty' },
  'a binary file is told': {
    file: 'binary',
    code: 'binary',
    message: 'The file is binary (a NUL byte at byte 13).',
    hint: 'assets/',
  },
  'a file in another encoding is told': {
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

const LATIN = Buffer.concat([
  Buffer.from('\uFEFF---\r\ntitle: \uFFFD 潮 '),
  Buffer.from([0xfc]),
  Buffer.from('ber\r\n---\r\n'),
])
const SIXTEEN = Buffer.from(article(), 'utf16le')

test.for<[string, Buffer, code: string, at: string, message: string, hint: string]>([
  [
    'UTF-16 with its mark',
    Buffer.from(`\uFEFF${article()}`, 'utf16le'),
    'not-utf8',
    '',
    'The file is UTF-16.',
    'UTF-8',
  ],
  ['UTF-16 without one', SIXTEEN, 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['UTF-16 of the other order', Buffer.from(SIXTEEN).swap16(), 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['UTF-16 without a zero', Buffer.from('\uFEFF潮の港', 'utf16le'), 'not-utf8', '', 'The file is UTF-16.', 'UTF-8'],
  ['one NUL byte', Buffer.from('---\ntitle: a\0b\n---\n'), 'binary', '', 'a NUL byte at byte 13', 'take this byte out'],
  ['a letter of Latin-1 behind others', LATIN, 'not-utf8', '2:12', 'Line 2, column 12: the byte FC', 'UTF-8'],
])('bytes that are no text are told: %s', async ([, bytes, code, at, message, hint]) => {
  const { problems } = await bundleArticle(bytes, ARTICLE_PATH)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ severity: 'error', code, file: ARTICLE_PATH })
  expect([problems[0]?.line, problems[0]?.column].filter(Boolean).join(':')).toBe(at)
  expect(problems[0]?.message).toContain(message)
  expect(problems[0]?.hint).toContain(hint)
})

test('a file of 3 MB is not read', async () => {
  const { problems } = await bundleArticle(article({}, 'x'.repeat(3 * 1024 * 1024)))
  expect(problems).toMatchObject([{ severity: 'error', code: 'file-too-large', file: UNDATED_PATH }])
  expect(problems[0]?.message).toMatch(/has 3\d{6} bytes; an article may have at most 2097152/)
})

const codes = (problems: readonly Problem[]) =>
  problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)

test('a file nobody may read is told', async ({ skip }) => {
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
