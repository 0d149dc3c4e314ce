import { type Filter, cleared, countFilters, withChoices } from '../../data/filter/filter.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { dayOfQuarter } from './days.ts'
import { type Description, formatRange } from './describe-filter.ts'

interface Props {
  readonly filter: Filter
  readonly description: Description
  /** Quarters of an hour since 1970 of the newest story at any other time. Undefined when there is none. */
  readonly newest: number | undefined
  readonly onChange: (filter: Filter) => void
}

/** Number of days that an archive offers instead of the days before now. */
const DAYS_OFFERED = 7

/** Says that a filter finds nothing, and offers what it would find at another time. */
export function EmptyList({ filter, description, newest, onChange }: Props) {
  const { locale } = useSite()
  const messages = useLaterMessages().filters
  const hasTime = filter.since ?? filter.from ?? filter.to
  const last = newest === undefined ? undefined : dayOfQuarter(newest)
  const days = newest === undefined ? {} : { from: dayOfQuarter(newest, 1 - DAYS_OFFERED), to: dayOfQuarter(newest) }
  const isAllRead = filter.unread === true && countFilters(filter) === 1
  return (
    <Notice
      title={isAllRead ? messages.allReadTitle : messages.nothingTitle}
      actions={
        <>
          {hasTime && last && (
            <button
              type="button"
              className="btn btn--ink"
              onClick={() => onChange(withChoices(filter, { since: undefined, ...days }))}
            >
              {messages.showDays(formatRange(days, messages, locale) ?? '')}
            </button>
          )}
          {countFilters(filter) > 0 && (
            <button
              type="button"
              className={`btn ${hasTime && last ? '' : 'btn--ink'}`}
              onClick={() => onChange(cleared(filter))}
            >
              {messages.clear}
            </button>
          )}
        </>
      }
    >
      {messages.nothingFound(description.inTopics, description.others)}
      {hasTime && last && ` ${messages.newestIsOf(formatRange({ from: last, to: last }, messages, locale) ?? '')}`}
    </Notice>
  )
}
