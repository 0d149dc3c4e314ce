import type { LaterMessages } from '../../messages/en/later.ts'
import type { Preferences } from '../../state/preference-choices.ts'
import type { Backup, BackupPart, ImportSummary } from '../../state/transfer.ts'

/** The kinds of things in each part of a backup, in the order in which they are listed. */
const KINDS: Readonly<Record<BackupPart, readonly (keyof ImportSummary)[]>> = {
  marks: ['saved', 'read', 'lines', 'hidden'],
  follows: ['topics', 'outlets'],
  rules: ['rules'],
  preferences: ['preferences'],
  searches: ['searches'],
}

const PARTS: readonly BackupPart[] = ['marks', 'follows', 'rules', 'preferences', 'searches']

/** Counts what a backup holds; of preferences, those that differ from the present ones. */
export function countBackup(backup: Backup, preferences: Preferences): ImportSummary {
  const { saved, read, hidden, readLines, follows, rules, searches } = backup
  const now = new Map<string, string>(Object.entries(preferences))
  return {
    saved: Object.keys(saved).length,
    read: Object.keys(read).length,
    hidden: Object.keys(hidden).length,
    lines: readLines.lines.length,
    topics: follows.topics.length,
    outlets: follows.outlets.length,
    rules: rules.length,
    preferences: Object.entries(backup.preferences).filter(([key, value]) => now.get(key) !== value).length,
    searches: searches.length,
  }
}

const describe = (kinds: readonly (keyof ImportSummary)[], counts: ImportSummary, messages: LaterMessages['moving']) =>
  messages.countList(kinds.filter((kind) => counts[kind] > 0).map((kind) => messages.counts[kind](counts[kind])))

/** Names the parts of a backup that hold something, each with its numbers: `3 saved stories and 12 read stories`. */
export const describeParts = (
  counts: ImportSummary,
  messages: LaterMessages['moving'],
): readonly { readonly part: BackupPart; readonly words: string }[] =>
  PARTS.map((part) => ({ part, words: describe(KINDS[part], counts, messages) })).filter(({ words }) => words !== '')

/** Says what an import has added. */
export function describeImport(summary: ImportSummary, messages: LaterMessages['moving']): string {
  const words = describe(
    PARTS.flatMap((part) => KINDS[part]),
    summary,
    messages,
  )
  return words === '' ? messages.nothingNew : messages.added(words)
}
