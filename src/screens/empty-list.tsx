import { type Filter, cleared, countFilters, withChoices } from '../data/filter.ts'
import { Notice } from '../ui/notice.tsx'
import { dayOfQuarter } from './days.ts'
import { formatRange } from './describe-filter.ts'

interface Props {
  readonly filter: Filter
  /** Describes the filter as the end of a sentence. */
  readonly words: string
  /** Quarters of an hour since 1970 of the newest story at any other time. Undefined when there is none. */
  readonly newest: number | undefined
  readonly locale: string
  readonly onChange: (filter: Filter) => void
}

/** Number of days that an archive offers instead of the days before now. */
const DAYS_OFFERED = 7

/** Says that a filter finds nothing, and offers what it would find at another time. */
export function EmptyList({ filter, words, newest, locale, onChange }: Props) {
  const hasTime = filter.since ?? filter.from ?? filter.to
  const last = newest === undefined ? undefined : dayOfQuarter(newest)
  const days = newest === undefined ? {} : { from: dayOfQuarter(newest, 1 - DAYS_OFFERED), to: dayOfQuarter(newest) }
  return (
    <Notice
      title="Nothing in print yet"
      actions={
        <>
          {hasTime && last && (
            <button
              type="button"
              className="btn btn--ink"
              onClick={() => onChange(withChoices(filter, { since: undefined, ...days }))}
            >
              Show {formatRange(days, locale)}
            </button>
          )}
          {countFilters(filter) > 0 && (
            <button
              type="button"
              className={`btn ${hasTime && last ? '' : 'btn--ink'}`}
              onClick={() => onChange(cleared(filter))}
            >
              Clear filters
            </button>
          )}
        </>
      }
    >
      No stories{words.replace(/^,/, ':')}.
      {hasTime && last && ` The newest one is of ${formatRange({ from: last, to: last }, locale)}.`}
    </Notice>
  )
}
