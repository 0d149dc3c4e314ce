import type { FullArticle, RelatedArticle } from '../contract/article.ts'
import type { IsHidden } from '../data/is-hidden.ts'

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
 * Leaves hidden stories out of the lists beside a story. These have neither topics nor languages, so rules about topics do not
 * reach them.
 * @param isHidden undefined until it is known; the lists are then empty and on their way
 */
export function withoutHidden(lists: ListsBesideStory, isHidden: IsHidden | undefined): ListsBesideStory {
  if (!isHidden) return { ...lists, related: [], similar: undefined }
  const isShown = ({ article: id = '', title, provider, time = '' }: RelatedArticle) =>
    !isHidden({ id, title, provider, time, topics: [] })
  return { ...lists, related: lists.related.filter(isShown), similar: lists.similar?.filter(isShown) }
}
