/** Visits and answers that are remembered on this device, beside the preferences. */
interface Memory {
  readonly visits: number
  /** Milliseconds since 1970. */
  readonly last: number
  readonly refusedInstall: boolean
  /** Versions of the reader that were put off. */
  readonly refusedVersion: string
  /** When the server last named the newest edition. */
  readonly checkedAt: number
  /** Stories saved when it was last looked. */
  readonly saved: number
}

// The base path keeps two editions on one origin apart.
const KEY = `broadsheet:${import.meta.env.BASE_URL}:visits`
/** Who comes back later than this visits again, in milliseconds. */
const PAUSE = 30 * 60_000

const NOTHING: Memory = { visits: 0, last: 0, refusedInstall: false, refusedVersion: '', checkedAt: 0, saved: 0 }

let inMemory: Memory | undefined

export function readMemory(): Memory {
  if (inMemory) return inMemory
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const known =
      typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof Memory, unknown>>) : {}
    const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
    return {
      visits: number(known.visits),
      last: number(known.last),
      refusedInstall: known.refusedInstall === true,
      refusedVersion: typeof known.refusedVersion === 'string' ? known.refusedVersion : '',
      checkedAt: number(known.checkedAt),
      saved: number(known.saved),
    }
  } catch {
    return NOTHING
  }
}

export function remember(change: Partial<Memory>): void {
  const next = { ...readMemory(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
    inMemory = undefined
  } catch {
    // Held for as long as the page is open.
    inMemory = next
  }
}

/** Counts a visit, unless it is still the last one. @returns how many there were */
export function countVisit(now = Date.now()): number {
  const { visits, last } = readMemory()
  // A clock that was set back begins a new visit as well.
  const isSame = visits > 0 && Math.abs(now - last) < PAUSE
  remember({ visits: isSame ? visits : visits + 1, last: now })
  return isSame ? visits : visits + 1
}
