import { expect, test } from 'vitest'
import { later } from '../../src/messages/en/later.ts'
import { countBackup, describeImport, describeParts } from '../../src/screens/settings/backup-counts.ts'
import type { Backup } from '../../src/state/backup.ts'
import { DEFAULT_PREFERENCES } from '../../src/state/preference-choices.ts'

const backup: Backup = {
  kind: 'broadsheet backup',
  version: 1,
  saved: { '2026/01/02/fog': 1 },
  read: { '2026/01/02/fog': 1, '2026/01/02/tide': 1 },
  hidden: {},
  readLines: { lines: [], unread: {} },
  follows: { topics: [], outlets: [] },
  rules: [{ kind: 'words', value: 'fog' }],
  preferences: { ...DEFAULT_PREFERENCES, theme: 'dark' },
  searches: [],
}

test('the parts of a backup are named with their numbers, without those that hold nothing', () => {
  expect(describeParts(countBackup(backup, DEFAULT_PREFERENCES), later.moving)).toEqual([
    { part: 'marks', words: '1 saved story and 2 read stories' },
    { part: 'rules', words: '1 rule' },
    { part: 'preferences', words: '1 changed setting' },
  ])
})

test('settings that are the same here are no part of a backup', () => {
  const counts = countBackup(backup, { ...DEFAULT_PREFERENCES, theme: 'dark' })
  expect(describeParts(counts, later.moving).map(({ part }) => part)).toEqual(['marks', 'rules'])
})

test('an import says what it has added, or that nothing was new', () => {
  const none = countBackup({ ...backup, saved: {}, read: {}, rules: [], preferences: {} }, DEFAULT_PREFERENCES)
  expect(describeImport({ ...none, saved: 2, rules: 1 }, later.moving)).toBe('Added 2 saved stories and 1 rule.')
  expect(describeImport(none, later.moving)).toBe('Everything in it was here already.')
})
