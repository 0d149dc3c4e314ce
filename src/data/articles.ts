import type { Article, FullArticle, RelatedArticle } from '../contract/article.ts'
import {
  BODY_ASSETS,
  type Card,
  DEFAULT_TYPE,
  type Picture,
  type Provider,
  type RelatedItem,
  type SimilarItem,
  type Story,
  type Topic,
} from '../contract/edition.ts'
import { trailOf } from './topics.ts'

interface Lookup {
  readonly providers: readonly Provider[]
  readonly topics: readonly Topic[]
  /** Where the index is served, ending in a slash. */
  readonly indexUrl: string
}

const NO_PROVIDER: Provider = { domain: '', name: '' }

function resolve(src: string, indexUrl: string): string {
  return /^https?:/.test(src) ? src : indexUrl + src
}

/** A provider with logo addresses that work on this page. */
export function toProvider(provider: Provider | undefined, indexUrl: string): Provider {
  if (!provider) return NO_PROVIDER
  return {
    ...provider,
    ...(provider.logo && { logo: resolve(provider.logo, indexUrl) }),
    ...(provider.logoLarge && { logoLarge: resolve(provider.logoLarge, indexUrl) }),
  }
}

/** What an article is about comes before what that stands under: `Portals` before `Power Apps`. */
function nearestFirst(named: readonly Topic[], topics: readonly Topic[]): readonly Topic[] {
  const above = new Set(named.flatMap((topic) => trailOf(topics, topic.id).slice(0, -1)))
  return [...named.filter((topic) => !above.has(topic)), ...named.filter((topic) => above.has(topic))]
}

function toPicture(image: Picture | undefined, indexUrl: string): { image?: Picture } {
  return image ? { image: { ...image, src: resolve(image.src, indexUrl) } } : {}
}

const later = (time: string, seconds: number): string =>
  new Date(Date.parse(time) + seconds * 1000).toISOString().replace('.000', '')

/** Card of an index file → the article a screen shows. */
export function toArticle(card: Card, { providers, topics, indexUrl }: Lookup): Article {
  const { id, title, excerpt, time, type = DEFAULT_TYPE, url, heat, quality, locale, coverage, image } = card
  return {
    id,
    title,
    time,
    type,
    dayOnly: card.dayOnly ?? false,
    ...(excerpt && { excerpt }),
    ...(url && { url }),
    ...(heat !== undefined && { heat }),
    ...(quality !== undefined && { quality }),
    ...(locale && { locale }),
    provider: toProvider(providers[card.provider], indexUrl),
    topics: nearestFirst(
      card.topics.flatMap((id) => topics.find((topic) => topic.id === id) ?? []),
      topics,
    ),
    ...toPicture(image, indexUrl),
    ...(coverage && {
      coverage: {
        outlets: coverage.outlets,
        points: coverage.points.map(([at, after]) => ({
          provider: toProvider(providers[at], indexUrl),
          time: later(time, after),
        })),
      },
    }),
  }
}

function toRelated(item: RelatedItem, { providers, indexUrl }: Omit<Lookup, 'topics'>): RelatedArticle {
  return {
    ...item,
    type: item.type ?? DEFAULT_TYPE,
    provider: toProvider(providers[item.provider], indexUrl),
    ...toPicture(item.image, indexUrl),
  }
}

/** An article of the edition, as a suggestion beside another. */
export function toSuggestion({ id, ...item }: SimilarItem, lookup: Omit<Lookup, 'topics'>): RelatedArticle {
  return toRelated({ ...item, article: id }, lookup)
}

/** Story of an index file → all that the article view shows. */
export function toFullArticle(story: Story, lookup: Lookup): FullArticle {
  const { text, updated, alternates, youtube, body, authors, publishers, tags } = story
  return {
    ...toArticle(story, lookup),
    ...(text && { text }),
    ...(updated && { updated }),
    ...(youtube && { youtube }),
    alternates,
    authors,
    publishers,
    tags,
    related: story.related.map((item) => toRelated(item, lookup)),
    // The bundler's sanitiser wrote this HTML; only inside attributes can the marker stand.
    ...(body && { body: body.replaceAll(`="${BODY_ASSETS}`, `="${lookup.indexUrl}`) }),
  }
}
