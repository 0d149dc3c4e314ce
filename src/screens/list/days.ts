import { MS_PER_QUARTER } from '../../contract/quarters.ts'

/** Quarters of an hour since 1970 → `yyyy-mm-dd` in the time zone of the reader, some days later. */
export function dayOfQuarter(quarter: number, later = 0): string {
  const date = new Date(quarter * MS_PER_QUARTER)
  date.setDate(date.getDate() + later)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
