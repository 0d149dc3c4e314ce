import type { Card, Picture, Provider, RelatedItem, Story } from '../contract/edition.ts'
import { cardExcerpt } from './prose.ts'
import type { Relations } from './relate.ts'
import type { SourceArticle, SourceRelated } from './source-article.ts'

/** An article with everything the index needs of it. */
export interface EditionArticle extends Relations {
  readonly source: SourceArticle
  readonly id: string
  readonly time: string
  readonly topics: readonly string[]
  /** The article's own domains and those of its related items, for the tables of shards. */
  readonly domains: readonly string[]
}

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

/** What a list shows of an article. */
export function toCard({ source, topics, coverage }: EditionArticle, table: ProviderTable, siteLocale: string): Card {
  const { id, title, excerpt, time, dayOnly, type, url, image, heat, quality, locale } = source
  return {
    id,
    title,
    ...(excerpt && { excerpt: cardExcerpt(excerpt) }),
    time,
    ...(dayOnly && { dayOnly }),
    type,
    ...(url && { url }),
    provider: table.place(source.domain),
    topics,
    ...(image && { image }),
    ...(heat !== undefined && { heat }),
    ...(quality !== undefined && { quality }),
    ...(coverage && {
      coverage: {
        outlets: coverage.outlets,
        points: coverage.points.map(([domain, at]) => [table.place(domain), at] as const),
      },
    }),
    ...(locale && locale !== siteLocale && { locale }),
  }
}

/** What only the article view shows. */
export function toStory(article: EditionArticle, table: ProviderTable, siteLocale: string): Story {
  const { source, related, similar } = article
  const card = toCard(article, table, siteLocale)
  return {
    ...card,
    ...(source.excerpt && source.excerpt !== card.excerpt && { text: source.excerpt }),
    ...(source.updated && { updated: source.updated }),
    related: related.map(({ item, article: own }) => relatedItem(item, own, table)),
    similar: similar.map((own) => relatedItem(own, own, table)),
    alternates: source.alternates,
    ...(source.youtube && { youtube: source.youtube }),
    ...(source.body && { body: source.body }),
    authors: source.authors,
    publishers: source.publishers,
    tags: source.tags,
  }
}

/** The editor's words; what they leave out is taken from the article itself. */
function relatedItem(
  item: SourceRelated | SourceArticle,
  own: SourceArticle | undefined,
  table: ProviderTable,
): RelatedItem {
  const time = item.time ?? own?.time
  const quality = item.quality ?? own?.quality
  const url = item.url ?? own?.url
  const image: Picture | undefined = item.image ?? own?.image
  return {
    title: item.title,
    ...(item.excerpt && { excerpt: cardExcerpt(item.excerpt) }),
    ...(time && { time }),
    type: item.type,
    ...(url && { url }),
    provider: table.place(item.domain || own?.domain || ''),
    ...(quality !== undefined && { quality }),
    ...(image && { image }),
    ...(own && { article: own.id }),
  }
}
