import {
  daysSince,
  formatAge,
  formatClock,
  formatDay,
  formatDayAndClock,
  formatMoment,
  formatToday,
  formatUpdated,
} from '../ui/format/format-time.ts'

type Format = (time: string, now: number, locale: string, isDay: boolean, words: readonly string[]) => string

/** What components write for each `data-as` of their times: `ui/format/relative-time.tsx` and `ui/parts/list-time.tsx`. */
const FORMATS: Readonly<Record<string, Format>> = {
  age: formatAge,
  moment: (time, _, locale, isDay) => formatMoment(time, locale, isDay, 'medium'),
  sentence: (time, _, locale, isDay) => formatMoment(time, locale, isDay, 'long'),
  clock: (time, _, locale) => formatClock(time, locale),
  day: formatDay,
  dayAndClock: formatDayAndClock,
  updated: formatUpdated,
  list: (time, now, locale, isDay, [today = '', yesterday = '', yesterdayAt = '']) => {
    const days = daysSince(time, now, isDay)
    if (days === 0) return isDay ? today : formatClock(time, locale)
    if (days === 1) return isDay ? yesterday : yesterdayAt.replace('#', formatClock(time, locale))
    return formatDay(time, now, locale, isDay)
  },
}

/**
 * Writes ages, times and today's date into a page that was drawn at build, which knows neither the hour nor the time zone of
 * the reader. They are the same as the reader's own components write, so that nothing changes when it takes the page over.
 * @param now milliseconds since 1970
 */
export function fillTimes(now: number, locale: string): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-today]')) {
    element.textContent = formatToday(locale, now)[Number(element.dataset['today'])] ?? ''
  }
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-as]')) {
    const isDay = element.dateTime.length === 10
    const list = element.closest<HTMLElement>('[data-days]')
    const words: unknown = JSON.parse(list?.dataset['days'] ?? '[]')
    const format = FORMATS[element.dataset['as'] ?? '']
    if (!format || !Array.isArray(words)) continue
    const time = isDay ? `${element.dateTime}T00:00:00Z` : element.dateTime
    const text = format(time, now, locale, isDay, words)
    ;(element.firstElementChild ?? element).textContent = text
  }
  for (const list of document.querySelectorAll('.ticker')) {
    const times = [...list.querySelectorAll('time')].map(({ textContent }) => textContent.length)
    // As in `ui/cards/ticker.tsx`.
    list.classList.toggle('ticker--days', Math.max(0, ...times) > 5)
  }
}
