import type { StoredContent } from '../collect/content-store.ts'
import { PageTable } from '../join/page-table.ts'
import type { ArticleRecord } from '../collect/article-record.ts'
import type { Digest } from '../validate/source-article.ts'

/** Another article of the edition, as far as a story that links it must know it. */
export interface Own extends StoredContent {
  readonly id: string
  readonly domain: string
  readonly time: string
}

/** One item of an editor's list that is shown, with the article of this edition that is the same page, if there is one. */
export interface Link {
  /** Its place in the article's list. */
  readonly item: number
  readonly own?: Own
}

/** An article with its place in the edition; everything about it that does not have to be read from the store. */
export interface Row extends StoredContent {
  readonly id: string
  readonly key: number
  readonly time: string
  readonly type: string
  readonly rank: number
  readonly domain: string
  /** Ids. */
  readonly topics: readonly string[]
  readonly links: readonly Link[]
  /** Its pages and those of its links: nothing of them is suggested again. */
  readonly seen: readonly number[]
  /** Its own pages. */
  readonly pages: readonly number[]
  /** Everyone its card and story name. */
  readonly domains: readonly string[]
  readonly cardBytes: number
  readonly storyBytes: number
}

/** What a file of the index shows of a row depends on nothing else but providers and the site's language. */
export function gateOf({ mark, cardBytes, topics, links }: Gated): string {
  const shown = `${mark} ${cardBytes} ${topics.join('+')}`
  if (links.length === 0) return shown
  const linked = links.map(({ item, own }) => `${item}:${own?.mark ?? ''}`)
  return `${shown} ${linked.join('+')}`
}

/** How large a card is depends on how its article spells its topics, of which the row has ids. */
export type Gated = Pick<Row, 'mark' | 'cardBytes' | 'topics' | 'links'>

export const NO_LINKS: readonly Link[] = []

const toOwn = ({ id, domain, time, offset, length, mark }: Digest): Own => ({ id, domain, time, offset, length, mark })

/** Finds the articles that editors' lists name, and leaves out of each list what it would say twice. */
export function linker(articles: readonly Digest[]): (article: Digest) => Pick<Row, 'links' | 'seen'> {
  const table = new PageTable(articles.reduce((sum, { pages }) => sum + pages.length, 0))
  for (const [at, { pages }] of articles.entries()) for (const page of pages) table.add(page, at)
  return (article) => {
    if (article.related.length === 0) return { links: NO_LINKS, seen: article.pages }
    // Few enough that a list is searched sooner than a set is made.
    const seen = [...article.pages]
    const links: Link[] = []
    for (const [item, { pages, hasUrl }] of article.related.entries()) {
      let own: Digest | undefined
      for (const page of pages) own ??= articles[table.get(page)]
      // Known by an AMP address alone, which is never the link.
      if (!own && !hasUrl) continue
      // The article itself, under whichever address, or a story already listed.
      if (pages.some((page) => seen.includes(page)) || own?.pages.some((page) => seen.includes(page))) continue
      seen.push(...pages)
      if (own) seen.push(...own.pages)
      links.push(own ? { item, own: toOwn(own) } : { item })
    }
    return { links, seen }
  }
}

export function toRow(article: Digest, topics: readonly string[], { links, seen }: Pick<Row, 'links' | 'seen'>): Row {
  const { id, key, time, type, rank, domain, pages, related, cardBytes, storyBytes, mark, offset, length } = article
  const domains =
    links.length === 0
      ? [domain]
      : [...new Set([domain, ...links.map(({ item, own }) => related[item]?.domain || (own?.domain ?? ''))])]
  return {
    id,
    key,
    time,
    type,
    rank,
    domain,
    topics,
    links,
    seen,
    pages,
    domains,
    cardBytes,
    storyBytes,
    mark,
    offset,
    length,
  }
}

/** A row with what it shows. */
export interface RowWithRecord {
  readonly row: Row
  readonly record: ArticleRecord
}
