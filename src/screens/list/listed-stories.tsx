import { memo } from 'react'
import type { Article } from '../../contract/article.ts'
import type { Filter } from '../../data/filter/filter.ts'
import { ArticleList } from '../../ui/cards/article-list.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { SinceLine } from './since-line.tsx'

interface Props {
  readonly articles: readonly Article[]
  /** Number of stories of the whole list. */
  readonly total: number
  readonly filter: Filter
  /** Id of the topic whose page this is. */
  readonly topic: string | undefined
  readonly density: 'cards' | 'compact' | 'headlines'
}

/** A report that is listed by itself shows its own outlet instead of all outlets of the event. */
const asSingleReport = ({ coverage: _, ...report }: Article): Article => report

/** Number of articles before the first one that is older than a time. 0 when there is none, or it is not loaded yet. */
const countSince = (articles: readonly Article[], time: number) =>
  Math.max(
    0,
    articles.findIndex((article) => Date.parse(article.time) <= time),
  )

/**
 * The stories of a list, with the line of the last visit. They are drawn again only when the list changes, so that a pressed
 * button answers at once.
 */
export const ListedStories = memo(function ListedStories({ articles, total, filter, topic, density }: Props) {
  const shown = filter.reports ? articles.map(asSingleReport) : articles
  const { lastVisit } = useSite()
  const line =
    filter.sort === 'latest' && lastVisit !== undefined
      ? { after: countSince(articles, lastVisit), element: <SinceLine visit={lastVisit} /> }
      : undefined
  return <ArticleList articles={shown} total={total} density={density} topic={topic} line={line} />
})
