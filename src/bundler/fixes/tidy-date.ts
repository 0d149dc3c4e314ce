import { parseInstant } from '../values/instant.ts'

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[Tt ,])/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[Tt ,])/

/**
 * Writes a date with dashes and two digits for month and day: `2026/3/8` → `2026-03-08`. What follows it stays as it is.
 * @returns undefined for dates that are written so, for other texts, and where day and month could be the other way round
 */
export function tidyDate(written: string): string | undefined {
  const tidy = yearFirst(written) ?? yearLast(written)
  if (tidy === undefined || tidy === written) return undefined
  const [before, after] = [parseInstant(written), parseInstant(tidy)]
  // A date that was read before must stay the same.
  return after && (!before || before.time === after.time) ? tidy : undefined
}

function yearFirst(written: string): string | undefined {
  const [all, year = '', , month = '', day = ''] = YEAR_FIRST.exec(written) ?? []
  return all === undefined ? undefined : dayOf(year, month, day) + written.slice(all.length)
}

function yearLast(written: string): string | undefined {
  const [all, first = '', , second = '', year = ''] = YEAR_LAST.exec(written) ?? []
  if (all === undefined) return undefined
  const days = [dayOf(year, second, first), dayOf(year, first, second)].filter((day) => parseInstant(day))
  const [day, other] = [...new Set(days)]
  return day !== undefined && other === undefined ? day + written.slice(all.length) : undefined
}

const dayOf = (year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
