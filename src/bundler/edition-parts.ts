import type { Card, Picture, Provider, RelatedItem, SimilarItem, Story } from '../contract/edition.ts'
import { cardExcerpt } from './prose.ts'
import type { Link, Own, RowWithContent } from './row.ts'
import type { ArticleContent } from './source-article.ts'

const MOST_POINTS = 12

/** Providers of one file, in the order they are first needed. */
export class ProviderTable {
  readonly providers: Provider[] = []
  private readonly places = new Map<string, number>()
  private readonly all: ReadonlyMap<string, Provider>

  constructor(all: ReadonlyMap<string, Provider>) {
    this.all = all
  }

  place(domain: string): number {
    const known = this.places.get(domain)
    if (known !== undefined) return known
    const place = this.providers.push(this.all.get(domain) ?? { domain, name: domain }) - 1
    this.places.set(domain, place)
    return place
  }
}

/** Who else reported the story: domains and times, oldest first. */
function coverageOf({ row, content }: RowWithContent) {
  if (row.links.length === 0) return undefined
  const first = new Map<string, string | undefined>([[row.domain, row.time]])
  for (const { item, own } of row.links) {
    const related = content.related[item]
    const domain = related?.domain || (own?.domain ?? '')
    const time = related?.time ?? own?.time
    const known = first.get(domain)
    if (!first.has(domain) || (domain !== row.domain && time && (!known || time < known))) first.set(domain, time)
  }
  first.delete('')
  if (first.size < 2) return undefined
  const timed = [...first].filter((point): point is [string, string] => point[1] !== undefined)
  timed.sort(([a, x], [b, y]) => (x < y ? -1 : x > y ? 1 : a < b ? -1 : 1))
  return { outlets: first.size, points: timed.slice(0, MOST_POINTS) }
}

/** What a list shows of an article. */
export function toCard(article: RowWithContent, table: ProviderTable, siteLocale: string): Card {
  const { id, title, excerpt, time, dayOnly, type, url, image, heat, quality, locale, domain } = article.content
  const coverage = coverageOf(article)
  return {
    id,
    title,
    ...(excerpt && { excerpt: cardExcerpt(excerpt) }),
    time,
    ...(dayOnly && { dayOnly }),
    type,
    ...(url && { url }),
    provider: table.place(domain),
    topics: article.row.topics,
    ...(image && { image }),
    ...(heat !== undefined && { heat }),
    ...(quality !== undefined && { quality }),
    ...(coverage && {
      coverage: {
        outlets: coverage.outlets,
        points: coverage.points.map(([one, at]) => [table.place(one), at] as const),
      },
    }),
    ...(locale && locale !== siteLocale && { locale }),
  }
}

/** What only the article view shows. */
export function toStory(
  article: RowWithContent,
  table: ProviderTable,
  siteLocale: string,
  read: (own: Own) => ArticleContent,
): Story {
  const { row, content } = article
  const card = toCard(article, table, siteLocale)
  return {
    ...card,
    ...(content.excerpt && content.excerpt !== card.excerpt && { text: content.excerpt }),
    ...(content.updated && { updated: content.updated }),
    related: row.links.flatMap((link) => relatedItem(content, link, table, read)),
    alternates: content.alternates,
    ...(content.youtube && { youtube: content.youtube }),
    ...(content.body && { body: content.body }),
    authors: content.authors,
    publishers: content.publishers,
    tags: content.tags,
  }
}

/** The editor's words; what they leave out is taken from the article itself. */
function relatedItem(
  { related }: ArticleContent,
  { item: place, own: linked }: Link,
  table: ProviderTable,
  read: (own: Own) => ArticleContent,
): RelatedItem[] {
  const item = related[place]
  if (!item) return []
  const own = linked && read(linked)
  const time = item.time ?? own?.time
  const quality = item.quality ?? own?.quality
  const url = item.url ?? own?.url
  const image: Picture | undefined = item.image ?? own?.image
  return [
    {
      title: item.title,
      ...(item.excerpt && { excerpt: cardExcerpt(item.excerpt) }),
      ...(time && { time }),
      type: item.type,
      ...(url && { url }),
      provider: table.place(item.domain || (own?.domain ?? '')),
      ...(quality !== undefined && { quality }),
      ...(image && { image }),
      ...(own && { article: own.id }),
    },
  ]
}

/** What a suggestion shows of an article. */
export function toSimilarItem({ content }: RowWithContent, table: ProviderTable): SimilarItem {
  const { id, title, time, type, domain, quality, image } = content
  return {
    id,
    title,
    time,
    type,
    provider: table.place(domain),
    ...(quality !== undefined && { quality }),
    ...(image && {
      image: {
        src: image.src,
        ...(image.width && { width: image.width }),
        ...(image.height && { height: image.height }),
      },
    }),
  }
}
