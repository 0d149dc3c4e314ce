const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/

/** The spelling that programs write. The 29th of February is left out, because it needs the calendar. */
const COMMON_SPELLING =
  /^[1-9]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/

export interface Instant {
  /** UTC, to the second: `2020-06-10T16:07:00Z`. */
  readonly time: string
  /** True for a day without a time, and for midnight in UTC, which programs write in place of a missing time. */
  readonly dayOnly: boolean
}

/**
 * Reads an ISO 8601 date, with or without a time. A time without an offset is UTC.
 * @returns undefined for other texts, and for days and times that do not exist
 */
export function parseInstant(text: string): Instant | undefined {
  if (COMMON_SPELLING.test(text))
    return text.length > 10
      ? { time: text, dayOnly: text.endsWith('T00:00:00Z') }
      : { time: `${text}T00:00:00Z`, dayOnly: true }
  const match = INSTANT.exec(text.trim())
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  const date = new Date(utc)
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) < 60
  if (!isReal) return undefined
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(match[7] ?? '')
  const minutes = offset ? (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? -1 : 1) : 0
  if (Math.abs(minutes) > 15 * 60) return undefined
  const isMidnight = hour === 0 && minute === 0 && second === 0 && minutes === 0
  const moved = new Date(utc - minutes * 60_000).toISOString()
  // An offset can move the end of year 9999 into year 10000, which does not sort as text.
  return /^\d/.test(moved) ? { time: `${moved.slice(0, 19)}Z`, dayOnly: isMidnight } : undefined
}
