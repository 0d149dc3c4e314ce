import type { ArticleSummary, ReadFile } from '../collect/article-summary.ts'

/** A topic with fewer articles has no page worth opening. */
const MIN_ARTICLES = 3
/** More topics than a reader looks through. */
const MAX_TOPICS = 12
/** A tag of nearly all articles divides nothing. */
const MAX_SHARE = 0.8

/**
 * Gives topics to the articles of a folder whose systems have only tags. Of these, the ones that most articles share become
 * topics: a folder often has more tags than articles. Folders in which most articles name topics are left as they are.
 */
export function withSharedTags(
  files: readonly ReadFile[],
  articles: readonly ArticleSummary[],
): { readonly articles: readonly ArticleSummary[]; readonly names: ReadonlySet<string> } {
  const tagsOf = new Map<string, readonly string[]>()
  for (const { file, tags } of files) if (tags) tagsOf.set(file, tags)
  const withTopics = articles.filter(({ topics }) => topics.length > 0).length
  if (tagsOf.size === 0 || withTopics * 2 >= articles.length) return { articles, names: new Set() }
  const counts = new Map<string, { readonly name: string; count: number }>()
  for (const { file } of articles) {
    for (const key of new Set((tagsOf.get(file) ?? []).map(keyOf))) {
      const known = counts.get(key)
      if (known) known.count++
      else counts.set(key, { name: nameOf(tagsOf.get(file) ?? [], key), count: 1 })
    }
  }
  const most = articles.length * MAX_SHARE
  const chosen = [...counts]
    .filter(([, { count }]) => count >= MIN_ARTICLES && (count <= most || articles.length < 2 * MIN_ARTICLES))
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .slice(0, MAX_TOPICS)
  const topicOf = new Map(chosen.map(([key, { name }]) => [key, name]))
  return {
    names: new Set(topicOf.keys()),
    articles: articles.map((article) => {
      if (article.topics.length > 0) return article
      const topics = (tagsOf.get(article.file) ?? []).flatMap((tag) => topicOf.get(keyOf(tag)) ?? [])
      return topics.length > 0 ? { ...article, topics: [...new Set(topics)] } : article
    }),
  }
}

/** Tags that differ only in capitals are one. */
export const keyOf = (tag: string) => tag.toLowerCase()
const nameOf = (tags: readonly string[], key: string) => tags.find((tag) => keyOf(tag) === key) ?? key
