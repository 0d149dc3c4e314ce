import { DAY, HOUR, MINUTE, formatDate } from './format-time.ts'

const SPANS = [
  ['minute', MINUTE],
  ['hour', HOUR],
  ['day', DAY],
] as const

/** Formats how long ago a time was: `2 hours ago`, `yesterday`. After a week it is the date. @param now milliseconds since 1970 */
export function formatAgo(time: number, now: number, locale: string): string {
  const age = Math.max(MINUTE, now - time)
  if (age >= 7 * DAY) return formatDate(locale, { dateStyle: 'long' }, time)
  const [unit, length] = SPANS.findLast(([, span]) => age >= span) ?? SPANS[0]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(age / length), unit)
}
