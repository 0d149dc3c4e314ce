import { isArticleId } from '../contract/addresses.ts'
import { type Follows, parseFollows } from './follows-form.ts'
import { knownPreferences, type Preferences } from './preference-choices.ts'
import { type ReadLines, parseReadLines } from './read-lines.ts'
import { parseSearches } from './recent-searches.ts'
import { type NewRule, parseNewRule } from './rules.ts'

/** Milliseconds since 1970 by the id of a story. */
export type MarkTimes = Readonly<Record<string, number>>

/**
 * Everything that moves to another browser. Of saved stories it has ids and times only, since every browser can load the
 * stories.
 */
export interface Backup {
  readonly kind: 'broadsheet backup'
  readonly version: 1
  readonly saved: MarkTimes
  readonly read: MarkTimes
  readonly hidden: MarkTimes
  /** Whole topics that are read. */
  readonly readLines: ReadLines
  readonly follows: Follows
  readonly rules: readonly NewRule[]
  readonly preferences: Partial<Preferences>
  readonly searches: readonly string[]
}

export const BACKUP_KIND = 'broadsheet backup'
/** In UTF-16 code units. */
export const MAX_BACKUP_LENGTH = 5_000_000

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const parseTimes = (value: unknown): MarkTimes =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(
      (entry): entry is [string, number] => isArticleId(entry[0]) && Number.isFinite(entry[1]),
    ),
  )

/** Checks every part. What is missing or invalid is left out. */
export function checkBackup(value: Readonly<Record<string, unknown>>): Backup {
  const rules: readonly unknown[] = Array.isArray(value['rules']) ? value['rules'] : []
  return {
    kind: BACKUP_KIND,
    version: 1,
    saved: parseTimes(value['saved']),
    read: parseTimes(value['read']),
    hidden: parseTimes(value['hidden']),
    readLines: parseReadLines(value['readLines']),
    follows: parseFollows(value['follows']),
    rules: rules.flatMap((rule) => parseNewRule(rule) ?? []),
    preferences: knownPreferences(value['preferences']),
    searches: parseSearches(value['searches']),
  }
}

/**
 * Parses a backup file. Of one of a newer version it takes what this version understands. Files of earlier releases have
 * no kind and only the parts `saved` and `read`.
 * @returns undefined for any other file
 */
export function parseBackup(text: string): Backup | undefined {
  if (text.length > MAX_BACKUP_LENGTH) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(json)) return undefined
  const isBackup = json['kind'] === BACKUP_KIND || (!('kind' in json) && 'saved' in json && 'read' in json)
  return isBackup ? checkBackup(json) : undefined
}
