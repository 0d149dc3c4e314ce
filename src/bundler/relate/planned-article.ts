import type { ArticleRecord } from '../collect/article-record.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

/** A related item that the index shows. */
export interface RelatedLink {
  /** Index in the editor's list of the article. */
  readonly item: number
  /** The article of this edition that is the same page, if there is one. */
  readonly article?: ArticleSummary
}

/** An article and its connections to the rest of the edition: everything that its record does not contain. */
export interface PlannedArticle {
  readonly summary: ArticleSummary
  /** Ids. */
  readonly topics: readonly string[]
  readonly links: readonly RelatedLink[]
  /** Keys of the pages of the article and of its related items. Similar stories must not repeat them. */
  readonly shownPages: readonly number[]
  /** Domains of the providers that its card and story show. */
  readonly domains: readonly string[]
}

/** A planned article and its record. */
export interface OpenArticle {
  readonly planned: PlannedArticle
  readonly record: ArticleRecord
}

/**
 * Fingerprint of everything that index files show of an article, except providers and the site's language. The estimated
 * size of its card is part of it, because that decides how shards are divided.
 */
export function planFingerprint(
  { fingerprint, cardBytes }: ArticleSummary,
  topics: readonly string[],
  links: readonly RelatedLink[],
): string {
  const shown = `${fingerprint} ${cardBytes} ${topics.join('+')}`
  if (links.length === 0) return shown
  return `${shown} ${links.map(({ item, article }) => `${item}:${article?.fingerprint ?? ''}`).join('+')}`
}

/** @param links as `ArticleLinker.link` returns them */
export function planArticle(
  summary: ArticleSummary,
  topics: readonly string[],
  { links, shownPages }: Pick<PlannedArticle, 'links' | 'shownPages'>,
): PlannedArticle {
  const { domain, related } = summary
  const linked = links.map(({ item, article }) => related[item]?.domain || (article?.domain ?? ''))
  return {
    summary,
    topics,
    links,
    shownPages,
    domains: links.length > 0 ? [...new Set([domain, ...linked])] : [domain],
  }
}
