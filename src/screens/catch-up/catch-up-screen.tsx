import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import { CATCH_UP_PATH } from '../../contract/addresses.ts'
import type { Article } from '../../contract/article.ts'
import { type CatchUpDays, catchUpQuery } from '../../data/filter/catch-up.ts'
import type { Hiding } from '../../data/hiding/hiding.ts'
import type { MarkedIds } from '../../data/filter/select-engine.ts'
import { useCards } from '../../data/catalogue/use-cards.ts'
import { setDevice } from '../../state/device.ts'
import { markRead } from '../../state/marks.ts'
import { usePreferences } from '../../state/preferences.ts'
import { ArticleList } from '../../ui/cards/article-list.tsx'
import { ChoiceRow } from '../../ui/controls/choice-row.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { useLinks, useSite } from '../../ui/base/site-context.tsx'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { daysToCatchUp, parseDays } from './catch-up-days.ts'
import { useEdition } from '../edition/edition.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { useHiding } from '../rules/use-hiding.ts'
import { useMarkedIds } from '../edition/use-marked-ids.ts'
import { useNearEnd } from '../edition/use-near-end.ts'
import { useOpenedCatchUp } from './use-opened-catch-up.ts'

/** The choice of days, and the stories once the marks of the reader are known. */
export function CatchUpScreen() {
  const { now, lastVisit } = useSite()
  const [, navigate] = useLocation()
  const messages = useLaterMessages().catchUp
  const days = parseDays(useSearch()) ?? daysToCatchUp(lastVisit, now)
  const marks = useMarkedIds(true)
  const hiding = useHiding()
  return (
    <>
      <ChoiceRow
        label={messages.period}
        value={String(days)}
        choices={[
          { value: '1', label: messages.periods[1] },
          { value: '3', label: messages.periods[3] },
          { value: '7', label: messages.periods[7] },
        ]}
        onChoose={(value) => navigate(`${CATCH_UP_PATH}?days=${value}`, { replace: true })}
      />
      {marks === undefined || marks === 'loading' || hiding === 'loading' ? (
        <CardsSkeleton count={8} />
      ) : (
        <Stories key={days} days={days} marks={marks} hiding={hiding} />
      )}
    </>
  )
}

interface Props {
  readonly days: CatchUpDays
  readonly marks: MarkedIds
  readonly hiding: Hiding | undefined
}

function Stories({ days, marks, hiding }: Props) {
  const manifest = useEdition()
  const { now } = useSite()
  const { density } = usePreferences()
  const { errors } = useMessages()
  const messages = useLaterMessages().catchUp
  const { input, wanted, showMore } = useOpenedCatchUp({ days, now, marks, hiding })
  const found = useQuery(catchUpQuery(manifest, input))
  const places = found.data?.places ?? []
  const cards = useCards(manifest, places.slice(0, wanted))
  // Stories are shown in their order, so one that is on its way holds up those after it.
  const missing = cards.articles.indexOf(undefined)
  const articles = cards.articles.slice(0, missing < 0 ? undefined : missing).filter((one) => one !== undefined)
  const hasMore = articles.length < places.length
  const end = useNearEnd(showMore, hasMore && missing < 0, 1)
  const error = found.error ?? cards.error
  if (error) {
    const retry = () => (found.error ? void found.refetch() : cards.retry())
    return <LoadError error={error} what={errors.parts.list} onRetry={retry} />
  }
  if (!found.data) return <CardsSkeleton count={8} />
  if (places.length === 0) return <Nothing days={days} />
  return (
    <>
      <p className="summary" role="status">
        {messages.summary(places.length, found.data.total)}
      </p>
      <section className="stories" aria-label={messages.stories} aria-busy={hasMore}>
        <ArticleList articles={articles} total={places.length} density={density} />
        {hasMore ? (
          <div ref={end} className="list-room" aria-hidden="true">
            <CardsSkeleton count={4} />
          </div>
        ) : (
          <End days={days} articles={articles} />
        )}
      </section>
    </>
  )
}

/** The end of the period, with what is left to do. */
function End({ days, articles }: { readonly days: CatchUpDays; readonly articles: readonly Article[] }) {
  const { marks } = useSite()
  const messages = useLaterMessages().catchUp
  const unread = articles.filter((article) => !marks?.isRead(article)).map(({ id }) => id)
  const isDone = unread.length === 0
  const markAll = () => setDevice({ note: messages.marked(unread.length), undo: markRead(unread).undo })
  return (
    <div className="catch-up__end">
      <p className="list-end">
        <span>{messages.end[days](articles.length)}</span>
      </p>
      <p className="btns">
        <button type="button" className="btn btn--ink" aria-disabled={isDone} onClick={isDone ? undefined : markAll}>
          {isDone ? messages.allRead : messages.markRead}
        </button>
        <AllOfPeriod days={days} />
      </p>
    </div>
  )
}

function Nothing({ days }: { readonly days: CatchUpDays }) {
  const messages = useLaterMessages().catchUp
  return (
    <div className="page-note">
      <Notice title={messages.nothingTitle} actions={<AllOfPeriod days={days} isEmpty />}>
        {messages.nothing[days]}
      </Notice>
    </div>
  )
}

/** A link to the list of all stories of the period, or of all stories when it has none. */
function AllOfPeriod({ days, isEmpty = false }: { readonly days: CatchUpDays; readonly isEmpty?: boolean }) {
  const links = useLinks()
  const { page } = useMessages()
  const messages = useLaterMessages().catchUp
  // Lists know no period of three days.
  const since = days === 1 ? '24h' : '7d'
  return (
    <a className="btn" href={isEmpty ? `${links.home}?sort=latest` : `${links.home}?since=${since}`}>
      {isEmpty ? page.allStories : messages.allOf[since]}
    </a>
  )
}
