/** Visits and answers to notices, stored on this device beside the preferences. */
interface VisitRecord {
  readonly visits: number
  /** When the reader last opened a page of this site, in milliseconds since 1970. */
  readonly last: number
  readonly refusedInstall: boolean
  /** The version of the reader that was postponed, or an empty string. */
  readonly refusedVersion: string
  /** When the server last answered which edition is the newest, in milliseconds since 1970. */
  readonly checkedAt: number
  /** Number of saved stories when the Saved page was last open. */
  readonly saved: number
}

// The base path keeps two sites on one origin apart.
const KEY = `broadsheet:${import.meta.env.BASE_URL}:visits`
/** A new visit begins after a pause of this many milliseconds. */
const VISIT_GAP = 30 * 60_000

const EMPTY: VisitRecord = { visits: 0, last: 0, refusedInstall: false, refusedVersion: '', checkedAt: 0, saved: 0 }

/** Set only when storage is blocked or full. */
let inMemory: VisitRecord | undefined

export function readVisitRecord(): VisitRecord {
  if (inMemory) return inMemory
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const values =
      typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof VisitRecord, unknown>>) : {}
    const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
    return {
      visits: number(values.visits),
      last: number(values.last),
      refusedInstall: values.refusedInstall === true,
      refusedVersion: typeof values.refusedVersion === 'string' ? values.refusedVersion : '',
      checkedAt: number(values.checkedAt),
      saved: number(values.saved),
    }
  } catch {
    return EMPTY
  }
}

export function updateVisitRecord(change: Partial<VisitRecord>): void {
  const next = { ...readVisitRecord(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
    inMemory = undefined
  } catch {
    // Without storage, the record lasts as long as the page is open.
    inMemory = next
  }
}

/** Counts a visit, unless the previous one is still going on. @returns the number of visits so far */
export function countVisit(now = Date.now()): number {
  const { visits, last } = readVisitRecord()
  // The absolute difference also starts a new visit after the clock was set back.
  const isSame = visits > 0 && Math.abs(now - last) < VISIT_GAP
  const count = isSame ? visits : visits + 1
  updateVisitRecord({ visits: count, last: now })
  return count
}
