import { storedValue } from './stored-value.ts'

/** Visits and answers to notices, stored on this device beside the preferences. */
interface VisitRecord {
  readonly visits: number
  /** When the reader was last seen on a page of this site, in milliseconds since 1970. */
  readonly last: number
  /** When the visit before the last one ended, in milliseconds since 1970, or 0. */
  readonly previous: number
  readonly refusedInstall: boolean
  /** The version of the reader that was postponed, or an empty string. */
  readonly refusedVersion: string
  /** When the server last answered which edition is the newest, in milliseconds since 1970. */
  readonly checkedAt: number
  /** Number of saved stories in the database of this browser. `marks.ts` keeps it. */
  readonly saved: number
  /** Number of saved stories that the browser has deleted, until the reader has seen it. */
  readonly lost: number
}

/** A new visit begins after a pause of this many milliseconds. */
const VISIT_GAP = 30 * 60_000

function parseVisitRecord(value: unknown): VisitRecord {
  const values =
    typeof value === 'object' && value !== null ? (value as Partial<Record<keyof VisitRecord, unknown>>) : {}
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
  return {
    visits: number(values.visits),
    last: number(values.last),
    previous: number(values.previous),
    refusedInstall: values.refusedInstall === true,
    refusedVersion: typeof values.refusedVersion === 'string' ? values.refusedVersion : '',
    checkedAt: number(values.checkedAt),
    saved: number(values.saved),
    lost: number(values.lost),
  }
}

/**
 * Until version 1, `saved` was the number when the Saved page was last open. It counted stories that the reader has
 * removed since, so it says nothing about a loss.
 */
const migrate = (value: unknown): unknown => ({ ...parseVisitRecord(value), saved: 0 })

const stored = storedValue({ name: 'visits', version: 1, parse: parseVisitRecord, migrate })

export const { get: readVisitRecord, use: useVisitRecord } = stored

export function updateVisitRecord(change: Partial<VisitRecord>): void {
  stored.set((now) => ({ ...now, ...change }))
}

// The absolute difference also starts a new visit after the clock was set back.
const isGoingOn = ({ visits, last }: VisitRecord, now: number) => visits > 0 && Math.abs(now - last) < VISIT_GAP

/** What `previousVisit` has answered. Later answers are the same, so that a line on the page does not move. */
let answer: { readonly previous: number } | undefined

/**
 * Counts a visit, unless the previous one is still going on. Called when a page opens, and when it is looked at again.
 * @returns the number of visits so far
 */
export function countVisit(now = Date.now()): number {
  const record = readVisitRecord()
  if (isGoingOn(record, now)) {
    updateVisitRecord({ last: now })
  } else {
    updateVisitRecord({ visits: record.visits + 1, previous: record.last, last: now })
    answer = { previous: record.last }
  }
  return readVisitRecord().visits
}

/** Extends the visit to now. Called while the page is looked at, and when it no longer is. */
export function continueVisit(now = Date.now()): void {
  if (readVisitRecord().visits > 0) updateVisitRecord({ last: now })
}

/**
 * When the visit before this one ended, in milliseconds since 1970. It is the same during a visit, and already known
 * before this visit has been counted.
 * @returns undefined during the first visit
 */
export function previousVisit(now = Date.now()): number | undefined {
  const record = readVisitRecord()
  answer ??= { previous: isGoingOn(record, now) ? record.previous : record.last }
  return answer.previous || undefined
}
