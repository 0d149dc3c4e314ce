import { type Backup, BACKUP_KIND, type MarkTimes } from './backup.ts'
import { getFollows } from './follows.ts'
import { follow } from './change-follows.ts'
import { addTimes, getMarks, marksLoaded, type SavedStory } from './marks.ts'
import { changeMarks } from './marks-state.ts'
import { getPreferences, setPreferences } from './preferences.ts'
import { importReadLines } from './draw-read-lines.ts'
import { getReadLines } from './read-lines.ts'
import { getRecentSearches, importSearches, removeRecentSearches } from './recent-searches.ts'
import { addRule, getRules, isSameRule } from './rules.ts'
import { linkFromBackup, type TransferLinkOptions } from './transfer-link.ts'
import type { Undo } from './undo.ts'

export { type Backup, parseBackup } from './backup.ts'
export { backupFromLink } from './transfer-link.ts'

/** Parts of a backup that can be imported by themselves. */
export type BackupPart = 'marks' | 'follows' | 'rules' | 'preferences' | 'searches'

export interface ImportOptions {
  /** All parts when absent. */
  readonly parts?: readonly BackupPart[] | undefined
}

/** What an import has added, in numbers; of preferences, how many it has changed. */
export interface ImportSummary {
  readonly saved: number
  readonly read: number
  readonly hidden: number
  /** Topics that were marked as read as a whole. */
  readonly lines: number
  readonly topics: number
  readonly outlets: number
  readonly rules: number
  readonly preferences: number
  readonly searches: number
}

export interface Imported {
  readonly summary: ImportSummary
  /** Undoes the import and nothing else. */
  readonly undo: Undo
}

interface ImportedPart {
  readonly counts: Partial<ImportSummary>
  /** Resolves once the part is stored. Local storage is at once. */
  readonly written?: Promise<void>
  readonly undo: Undo
}

/** Returns everything that moves to another browser. Resolves once the marks have been loaded. */
export async function exportBackup(): Promise<Backup> {
  await marksLoaded
  const { saved, read, hidden } = getMarks()
  return {
    kind: BACKUP_KIND,
    version: 1,
    saved: Object.fromEntries([...saved].map(([id, { at }]) => [id, at])),
    read: Object.fromEntries(read),
    hidden: Object.fromEntries(hidden),
    readLines: getReadLines(),
    follows: getFollows(),
    rules: getRules().map(({ id: _, ...rule }) => rule),
    preferences: getPreferences(),
    searches: getRecentSearches(),
  }
}

/** Builds a link that opens `page` in another browser and offers to import there what this one has. */
export async function transferLink(page: string, options?: TransferLinkOptions): Promise<string> {
  return linkFromBackup(await exportBackup(), page, options)
}

const NOTHING: ImportSummary = {
  saved: 0,
  read: 0,
  hidden: 0,
  lines: 0,
  topics: 0,
  outlets: 0,
  rules: 0,
  preferences: 0,
  searches: 0,
}

const added = (changes: ReadonlyMap<string, unknown>) =>
  [...changes.values()].filter((mark) => mark !== undefined).length

/** Adds marks that do not exist yet, with their times. */
function importMarks({ saved, read, hidden, readLines }: Backup): ImportedPart {
  const toMap = (times: MarkTimes) => new Map(Object.entries(times))
  const marks = getMarks()
  const changes = {
    saved: new Map(
      Object.entries(saved).flatMap(([id, at]): [string, SavedStory][] => (marks.saved.has(id) ? [] : [[id, { at }]])),
    ),
    read: addTimes(marks.read, toMap(read)),
    hidden: addTimes(marks.hidden, toMap(hidden)),
  }
  const { written, undo } = changeMarks(() => changes)
  const lines = importReadLines(readLines)
  return {
    written,
    counts: {
      saved: changes.saved.size,
      read: added(changes.read),
      hidden: added(changes.hidden),
      lines: lines.added,
    },
    undo: () => {
      lines.undo()
      undo()
    },
  }
}

function importFollows({ follows }: Backup): ImportedPart {
  const before = getFollows()
  const undos = [
    ...follows.topics.map((id) => follow('topic', id)),
    ...follows.outlets.map((domain) => follow('outlet', domain)),
  ]
  const { topics, outlets } = getFollows()
  return {
    counts: { topics: topics.length - before.topics.length, outlets: outlets.length - before.outlets.length },
    undo: () => undos.forEach((undo) => undo()),
  }
}

/** Adds rules. One that hides the same as a rule of this device is left out, also when it ends at another time. */
function importRules({ rules }: Backup): ImportedPart {
  const undos = rules.flatMap((rule) => (getRules().some((own) => isSameRule(own, rule)) ? [] : (addRule(rule) ?? [])))
  return { counts: { rules: undos.length }, undo: () => undos.forEach((undo) => undo()) }
}

function importPreferences({ preferences }: Backup): ImportedPart {
  const before = new Map<string, unknown>(Object.entries(getPreferences()))
  const changes = Object.entries(preferences).filter(([key, value]) => before.get(key) !== value)
  if (changes.length > 0) setPreferences(Object.fromEntries(changes))
  return {
    counts: { preferences: changes.length },
    undo: () => {
      const now = new Map<string, unknown>(Object.entries(getPreferences()))
      // A preference that the reader has chosen since stays.
      const unchanged = changes.filter(([key, value]) => now.get(key) === value)
      if (unchanged.length > 0) setPreferences(Object.fromEntries(unchanged.map(([key]) => [key, before.get(key)])))
    },
  }
}

function importRecentSearches({ searches }: Backup): ImportedPart {
  const queries = importSearches(searches)
  return { counts: { searches: queries.length }, undo: () => removeRecentSearches(queries) }
}

const IMPORTS = {
  marks: importMarks,
  follows: importFollows,
  rules: importRules,
  preferences: importPreferences,
  searches: importRecentSearches,
}
const ALL_PARTS = ['marks', 'follows', 'rules', 'preferences', 'searches'] as const

/**
 * Adds what a backup has and this browser does not. Marks, follows, rules and searches are never changed or removed;
 * preferences are taken over.
 */
export async function importBackup(backup: Backup, { parts = ALL_PARTS }: ImportOptions = {}): Promise<Imported> {
  await marksLoaded
  const summary = { ...NOTHING }
  const undos: Undo[] = []
  for (const part of parts) {
    const { counts, written, undo } = IMPORTS[part](backup)
    Object.assign(summary, counts)
    undos.push(undo)
    await written
  }
  return { summary, undo: () => undos.forEach((undo) => undo()) }
}
