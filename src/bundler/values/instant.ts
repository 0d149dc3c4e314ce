import type { SiteZone } from '../layouts/layout.ts'
import { type WrittenDate, readDateInWords } from './date-in-words.ts'
import { instantOfClock } from './time-zone.ts'

const INSTANT =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[Tt ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?(?:\[[\w/+-]+\])?)?$/i
/** `20261122`, `202611221540` and `20261122154000`. */
const DIGITS = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/
const MILLISECONDS = /^\d{13}$/

/** The spelling that programs write. The 29th of February is left out, because it needs the calendar. */
const COMMON_SPELLING =
  /^[1-9]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?$/

export interface Instant {
  /** UTC, to the second: `2020-06-10T16:07:00Z`. */
  readonly time: string
  /** True for a day without a time, and for midnight in UTC, which programs write in place of a missing time. */
  readonly dayOnly: boolean
  /** The beginning of a day in the zone of the site; for other times the same as `time`. */
  readonly begin: string
}

/**
 * Reads a date, with or without a time: ISO 8601 with fewer digits or other separators, and dates in English words. A time
 * without an offset is UTC.
 * @param zone that of the site, if it has one
 * @returns undefined for other texts, and for days and times that do not exist
 */
export function parseInstant(text: string, zone?: SiteZone): Instant | undefined {
  if (COMMON_SPELLING.test(text)) {
    if (text.length > 10) return { time: text, dayOnly: text.endsWith('T00:00:00Z'), begin: text }
    if (!zone) return { time: `${text}T00:00:00Z`, dayOnly: true, begin: `${text}T00:00:00Z` }
  }
  const written = text.trim()
  const match = INSTANT.exec(written)
  if (match) {
    const [, year, , month, day, hour, minute, second, half, offset] = match
    const time = hour !== undefined && { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) }
    const date = { year: Number(year), month: Number(month), day: Number(day), ...time, half, zone: offset }
    return instantOf(date, zone)
  }
  if (MILLISECONDS.test(written)) {
    const time = secondsOf(Number(written))
    return { time, dayOnly: false, begin: time }
  }
  const [digits, ...parts] = DIGITS.exec(written) ?? []
  if (digits !== undefined) {
    const [year = 0, month = 0, day = 0, hour, minute, second] = parts.map((part) => Number(part ?? 0))
    return instantOf({ year, month, day, hour, minute, second }, zone)
  }
  const words = readDateInWords(written)
  return words && instantOf(words, zone)
}

function instantOf(written: WrittenDate, siteZone: SiteZone | undefined): Instant | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0, half, zone } = written
  const isPm = half?.toLowerCase().startsWith('p') === true
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  const hours = half === undefined ? hour : (hour % 12) + (isPm ? 12 : 0)
  const clock = Date.UTC(year, month - 1, day, hours, minute, second)
  const date = new Date(clock)
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    hours < 24 &&
    minute < 60 &&
    second < 60
  if (!isReal) return undefined
  const offset = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '')
  const minutes = offset ? (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? -1 : 1) : 0
  if (Math.abs(minutes) > 15 * 60) return undefined
  const dayOnly = hours === 0 && minute === 0 && second === 0 && minutes === 0
  const isOfSite = zone === undefined && (written.hour === undefined || siteZone?.hasTimes === true)
  const instant = isOfSite && siteZone ? instantOfClock(clock, siteZone.name) : clock - minutes * 60_000
  const begin = secondsOf(instant)
  const time = dayOnly ? secondsOf(clock) : begin
  // An offset can move the end of year 9999 into year 10000, which does not sort as text.
  return /^\d/.test(begin) ? { time, dayOnly, begin } : undefined
}

const secondsOf = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`
