import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { formatAge, formatClock, formatDay, formatDayAndClock, formatMoment, formatUpdated } from './format-time.ts'
import { useSite } from '../base/site-context.tsx'

interface Props {
  readonly time: string
  readonly dayOnly?: boolean
  /**
   * `age`: `2 hr`. `moment`: date and time. `sentence`: the same with the whole name of the month. `clock`: `16:22`.
   * `day`: `10 Nov`. `dayAndClock`: `10 Nov, 16:22`. `updated`: `16:22` today, else `10 Nov`.
   */
  readonly as?: 'age' | 'moment' | 'sentence' | 'clock' | 'day' | 'dayAndClock' | 'updated'
  /** Address that the time links to. */
  readonly href?: string | undefined
}

/**
 * A time in a short form, with the exact date and time as its tooltip. In a page that was drawn at build,
 * `app/fill-times.ts` writes it anew before anything is painted.
 */
export function RelativeTime({ time, dayOnly = false, as = 'age', href }: Props) {
  const { locale, now } = useSite()
  const isDrawnAtBuild = useIsDrawnAtBuild()
  const texts = {
    age: () => (isDrawnAtBuild ? formatDay : formatAge)(time, now, locale, dayOnly),
    moment: () => formatMoment(time, locale, dayOnly, 'medium'),
    sentence: () => formatMoment(time, locale, dayOnly, 'long'),
    clock: () => formatClock(time, locale),
    updated: () => formatUpdated(time, now, locale),
    day: () => formatDay(time, now, locale, dayOnly),
    dayAndClock: () => formatDayAndClock(time, now, locale, dayOnly),
  }
  return (
    // It may be inside content of another language.
    <time
      dateTime={dayOnly ? time.slice(0, 10) : time}
      // A page that was drawn at build has none: it would be in the time zone of the build.
      title={isDrawnAtBuild ? undefined : formatMoment(time, locale, dayOnly)}
      lang={locale}
      data-as={as}
      suppressHydrationWarning
    >
      {href ? (
        <a href={href} suppressHydrationWarning>
          {texts[as]()}
        </a>
      ) : (
        texts[as]()
      )}
    </time>
  )
}
