import { isDayOnly } from './is-one-day.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface TimeSpan {
  readonly count: number
  readonly unit: 'hours' | 'days'
}

/**
 * The time between two reports in whole hours, or in days from two of them on. Between days without hours it counts
 * days.
 * @returns undefined when it is less than an hour, or when the hours are unknown and the days are the same
 */
export function spanBetween(time: string, other: string): TimeSpan | undefined {
  const hasHours = !isDayOnly(time) && !isDayOnly(other)
  const [from, to] = hasHours ? [time, other] : [time.slice(0, 10), other.slice(0, 10)]
  const span = Math.abs(Date.parse(to) - Date.parse(from))
  const unit = hasHours && span < 2 * DAY ? 'hours' : 'days'
  const count = Math.floor(span / (unit === 'hours' ? HOUR : DAY))
  // An invalid time gives NaN, which is not 1 or more either.
  return count >= 1 ? { count, unit } : undefined
}
