import { type CatchUpDays, CATCH_UP_STORIES } from '../../data/filter/catch-up.ts'

const DAY = 86_400_000
const PERIODS = [1, 3, 7] as const satisfies readonly (keyof typeof CATCH_UP_STORIES)[]

/** Returns the days in a query string. @returns undefined when it has none of the periods */
export function parseDays(search: string): CatchUpDays | undefined {
  const text = new URLSearchParams(search).get('days')
  return PERIODS.find((days) => String(days) === text)
}

/**
 * Returns the shortest period that reaches back to the last visit, at most a week.
 * @param lastVisit milliseconds since 1970; undefined during the first visit
 */
export function daysToCatchUp(lastVisit: number | undefined, now: number): CatchUpDays {
  if (lastVisit === undefined) return 1
  return PERIODS.find((days) => now - lastVisit <= days * DAY) ?? 7
}
