import { saysAgo } from './says-ago.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const unitFormats = new Map<string, Intl.NumberFormat>()
const agoFormats = new Map<string, Intl.RelativeTimeFormat>()

/** Creating a formatter takes a hundred times as long as using it, and a page formats dozens of times. */
function cached<Format>(cache: Map<string, Format>, key: string, create: () => Format): Format {
  const format = cache.get(key) ?? create()
  cache.set(key, format)
  return format
}

/** Formats a date. @param date milliseconds since 1970, or a `Date` */
export const formatDate = (locale: string, options: Intl.DateTimeFormatOptions, date: Date | number): string =>
  cached(dateFormats, locale + JSON.stringify(options), () => new Intl.DateTimeFormat(locale, options)).format(date)

/**
 * Formats today's date in two parts that make a line: the weekday with what its language writes between the two, and the day.
 * Of languages that put the weekday last, it is the same two parts with a space.
 */
export function formatToday(locale: string, now: number): readonly [weekday: string, day: string] {
  const day = formatDate(locale, { day: 'numeric', month: 'long' }, now)
  const whole = formatDate(locale, { weekday: 'long', day: 'numeric', month: 'long' }, now)
  return [whole.endsWith(day) ? whole.slice(0, -day.length) : `${formatDate(locale, { weekday: 'long' }, now)} `, day]
}

/**
 * Number of the calendar day of a time, in the time zone of the browser.
 * @param dayOnly true when the hour is unknown: the day is then that of UTC, in every time zone
 */
function dayNumber(date: Date, dayOnly = false): number {
  return (
    (dayOnly
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
      : Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())) / DAY
  )
}

/** Returns how many midnights have passed since a time: 0 today, 1 yesterday. @param now milliseconds since 1970 */
export const daysSince = (time: string, now: number, dayOnly = false): number =>
  dayNumber(new Date(now)) - dayNumber(new Date(time), dayOnly)

/** `10 Nov`, with the year unless it is the current one. @param now milliseconds since 1970 */
export function formatDay(time: string, now: number, locale: string, dayOnly = false): string {
  const date = new Date(time)
  const isOtherYear = (dayOnly ? date.getUTCFullYear() : date.getFullYear()) !== new Date(now).getFullYear()
  return formatDate(
    locale,
    { day: 'numeric', month: 'short', ...(isOtherYear && { year: 'numeric' }), ...(dayOnly && { timeZone: 'UTC' }) },
    date,
  )
}

/**
 * Formats an age: `48 min`, `2 hr`, `3 days`. After a week it is the date. Days are those of the calendar, so that two
 * stories of one day never have an age and a date.
 * @param now milliseconds since 1970
 * @param dayOnly true when the hour of `time` is unknown
 */
export function formatAge(time: string, now: number, locale: string, dayOnly = false): string {
  const age = now - Date.parse(time)
  const unit = (value: number, name: 'minute' | 'hour' | 'day', display: 'short' | 'long') =>
    saysAgo(locale)
      ? cached(agoFormats, locale, () => new Intl.RelativeTimeFormat(locale)).format(-value, name)
      : cached(
          unitFormats,
          locale + name,
          () => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: display }),
        ).format(value)
  if (!dayOnly && age >= 0 && age < HOUR) return unit(Math.max(1, Math.floor(age / MINUTE)), 'minute', 'short')
  if (!dayOnly && age >= 0 && age < DAY) return unit(Math.floor(age / HOUR), 'hour', 'short')
  const days = daysSince(time, now, dayOnly)
  return days > 0 && days < 7 ? unit(days, 'day', 'long') : formatDay(time, now, locale, dayOnly)
}

/** Formats the exact date and time. A `dayOnly` date is formatted in UTC, so that no time zone changes the day. */
export function formatMoment(
  time: string,
  locale: string,
  dayOnly = false,
  style: 'full' | 'long' | 'medium' = 'full',
): string {
  return formatDate(
    locale,
    { dateStyle: style, ...(dayOnly ? { timeZone: 'UTC' } : { timeStyle: 'short' }) },
    new Date(time),
  )
}

/** `16:22` or `4:22 PM`, as the locale has it, in the time zone of the browser. Lines do not break inside. */
export function formatClock(time: string, locale: string): string {
  return formatDate(locale, { timeStyle: 'short' }, new Date(time)).replaceAll(' ', '\u00A0')
}

/** `10 Nov, 16:22`, or the day alone when the hour is unknown. @param now milliseconds since 1970 */
export function formatDayAndClock(time: string, now: number, locale: string, dayOnly = false): string {
  const day = formatDay(time, now, locale, dayOnly)
  return dayOnly ? day : `${day}, ${formatClock(time, locale)}`
}

/** The time of day of a time of today, else the day. @param now milliseconds since 1970 */
export const formatUpdated = (time: string, now: number, locale: string): string =>
  daysSince(time, now) === 0 ? formatClock(time, locale) : formatDay(time, now, locale)
