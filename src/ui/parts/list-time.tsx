import type { Article } from '../../contract/article.ts'
import type { MainMessages } from '../../messages/en/main.ts'
import { useIsDrawnAtBuild } from '../base/drawn-at-build.ts'
import { useMessages } from '../base/messages.ts'
import { daysSince, formatClock, formatDay, formatMoment } from '../format/format-time.ts'
import { useSite } from '../base/site-context.tsx'
import { useStoryLink } from './use-story-link.ts'

/**
 * Formats the time of a story in a list that is sorted by time: the time of day for today and yesterday, the day before
 * that. A mixture with ages would write one day in two ways.
 * @param now milliseconds since 1970
 * @param dayOnly true when the hour of `time` is unknown
 */
export function formatListTime(
  time: string,
  now: number,
  locale: string,
  dayOnly: boolean,
  messages: MainMessages['stories'],
): string {
  const days = daysSince(time, now, dayOnly)
  if (days === 0) return dayOnly ? messages.today : formatClock(time, locale)
  if (days === 1) return dayOnly ? messages.yesterday : messages.yesterdayAt(formatClock(time, locale))
  return formatDay(time, now, locale, dayOnly)
}

/** The time of a story in a list that is sorted by time, with the exact date and time as its tooltip. */
export function ListTime({ article }: { readonly article: Article }) {
  const { time, dayOnly } = article
  const { locale, now } = useSite()
  const messages = useMessages().stories
  const { page } = useStoryLink(article)
  const isDrawnAtBuild = useIsDrawnAtBuild()
  const text = isDrawnAtBuild
    ? formatDay(time, now, locale, dayOnly)
    : formatListTime(time, now, locale, dayOnly, messages)
  return (
    <time
      dateTime={dayOnly ? time.slice(0, 10) : time}
      title={isDrawnAtBuild ? undefined : formatMoment(time, locale, dayOnly)}
      lang={locale}
      data-as="list"
      suppressHydrationWarning
    >
      {page ? (
        <a href={page} suppressHydrationWarning>
          {text}
        </a>
      ) : (
        text
      )}
    </time>
  )
}
