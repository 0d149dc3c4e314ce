// @vitest-environment node
import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UNCERTAIN, versionAt } from '../../../src/bundler/system/file-version.ts'
import { fingerprintListing, listContent } from '../../../src/bundler/read/list-content.ts'
import { publisher, settle } from '../workspace.ts'

const MINUTE = 60_000

test('the version of a file that has just changed is uncertain', () => {
  const stats = { size: 1, ctimeMs: 10 * MINUTE + 1, ino: 1 }
  expect(versionAt(stats, 10 * MINUTE + 50)).toBe(UNCERTAIN)
  expect(versionAt(stats, 10 * MINUTE + 150)).not.toBe(UNCERTAIN)
})

test('a clock that keeps whole seconds leaves a version uncertain for longer', () => {
  const stats = { size: 1, ctimeMs: 10 * MINUTE, ino: 1 }
  expect(versionAt(stats, 10 * MINUTE + 2000)).toBe(UNCERTAIN)
  expect(versionAt(stats, 10 * MINUTE + 3000)).not.toBe(UNCERTAIN)
})

const PATH = '_news/story.md'
const CHANGES: Readonly<Record<string, (file: string) => void>> = {
  'a changed text': (file) => writeFileSync(file, 'another'),
  'a text of the same length with the old time set back': (file) => {
    const { atime, mtime } = statSync(file)
    writeFileSync(file, 'drow')
    utimesSync(file, atime, mtime)
  },
  'a replaced file': (file) => {
    writeFileSync(`${file}.new`, 'word')
    renameSync(`${file}.new`, file)
  },
  'a removed file': (file) => rmSync(file),
  'a new file': (file) => writeFileSync(file.replace('story', 'more'), 'word'),
  'a renamed file': (file) => renameSync(file, file.replace('story', 'other')),
}

test.each(Object.entries(CHANGES))('%s changes the fingerprint of the listing', async (_, change) => {
  const content = publisher({ [PATH]: 'word', 'assets/a.svg': '<svg/>' })
  const fingerprint = async () => {
    await settle()
    return fingerprintListing(listContent(content, false), [])
  }
  const before = await fingerprint()
  expect(before).toBeDefined()
  expect(await fingerprint()).toBe(before)
  change(join(content, PATH))
  expect(await fingerprint()).not.toBe(before)
})

test('a listing with a file that has just changed has no fingerprint', async () => {
  const content = publisher({ [PATH]: 'word' })
  await settle()
  expect(fingerprintListing(listContent(content, false), [])).toBeDefined()
  writeFileSync(join(content, PATH), 'another')
  expect(fingerprintListing(listContent(content, false), [])).toBeUndefined()
})
