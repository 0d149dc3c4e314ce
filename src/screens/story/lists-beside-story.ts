import type { FullArticle, RelatedArticle } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import type { IsHidden } from '../../data/hiding/is-hidden.ts'

/** The lists beside a story. No story is in two of them. */
export interface ListsBesideStory {
  readonly related: readonly RelatedArticle[]
  /** Undefined while the suggestions load. */
  readonly similar: readonly RelatedArticle[] | undefined
  /** Ids of the story and of all articles in the lists, the reports of its event included. */
  readonly ids: ReadonlySet<string>
}

/**
 * Leaves out of the editor's list and of the suggestions what the page shows already: the story itself, the reports of
 * its event, and what an earlier list has. The bundler does the same, but a saved story can be of an older edition.
 */
export function listsBesideStory(
  article: FullArticle,
  suggestions: readonly RelatedArticle[] | undefined,
): ListsBesideStory {
  const [ids, urls] = [new Set([article.id]), new Set(article.url ? [article.url] : [])]
  const takeNew = (items: readonly RelatedArticle[]) =>
    items.filter(({ article: id, url }) => {
      if ((id && ids.has(id)) || (url && urls.has(url))) return false
      if (id) ids.add(id)
      if (url) urls.add(url)
      return true
    })
  takeNew(article.reports ?? [])
  const related = takeNew(article.related)
  return { related, similar: suggestions && takeNew(suggestions), ids }
}

/**
 * Returns an item of a list as what rules look at. Lists have neither topics nor languages.
 * @param topics those of articles by their ids, when rules ask for them
 */
const asCard = (
  { article: id = '', title, provider, time = '' }: RelatedArticle,
  topics: ReadonlyMap<string, readonly Topic[]>,
) => ({ id, title, provider, time, topics: topics.get(id) ?? [] })

/**
 * Leaves hidden stories out of the lists beside a story.
 * @param isHidden undefined until it is known; the lists are then empty and on their way
 */
export function withoutHidden(
  lists: ListsBesideStory,
  isHidden: IsHidden | undefined,
  topics: ReadonlyMap<string, readonly Topic[]> = new Map(),
): ListsBesideStory {
  if (!isHidden) return { ...lists, related: [], similar: undefined }
  const isShown = (item: RelatedArticle) => !isHidden(asCard(item, topics))
  return { ...lists, related: lists.related.filter(isShown), similar: lists.similar?.filter(isShown) }
}

/**
 * Leaves muted reports out of the full coverage of a story. Its number of outlets stays: it says how many reported the event,
 * as the card does.
 * @param isMuted undefined until it is known; there are then no reports yet
 */
export function withoutMutedReports(
  article: FullArticle,
  isMuted: IsHidden | undefined,
  topics: ReadonlyMap<string, readonly Topic[]> = new Map(),
): FullArticle {
  const { reports } = article
  if (!reports) return article
  return { ...article, reports: isMuted ? reports.filter((item) => !isMuted(asCard(item, topics))) : [] }
}
