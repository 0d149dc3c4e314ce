import type { Article, ShownPicture } from '../../contract/article.ts'
import { srcSetOf } from '../../contract/picture-copies.ts'
import { type Card, DEFAULT_TYPE, type Picture, type Provider, type Topic } from '../../contract/edition.ts'
import { trailOf } from './topics.ts'

/** What the numbers and ids in a file of the index refer to. */
export interface Lookup {
  /** Providers of the same file, which it refers to by their position. */
  readonly providers: readonly Provider[]
  readonly topics: readonly Topic[]
  /** URL of the index, ending in a slash. */
  readonly indexUrl: string
}

const NO_PROVIDER: Provider = { domain: '', name: '' }

function resolve(src: string, indexUrl: string): string {
  return /^https?:/.test(src) ? src : indexUrl + src
}

/** Resolves the logo addresses of a provider against the URL of the index. */
export function toProvider(provider: Provider | undefined, indexUrl: string): Provider {
  if (!provider) return NO_PROVIDER
  return {
    ...provider,
    ...(provider.logo && { logo: resolve(provider.logo, indexUrl) }),
    ...(provider.logoLarge && { logoLarge: resolve(provider.logoLarge, indexUrl) }),
  }
}

/** Sorts specific topics before the topics they belong to: `Portals` before its parent `Power Apps`. */
function mostSpecificFirst(ofArticle: readonly Topic[], topics: readonly Topic[]): readonly Topic[] {
  const ancestors = new Set(ofArticle.flatMap((topic) => trailOf(topics, topic.id).slice(0, -1)))
  return [...ofArticle.filter((topic) => !ancestors.has(topic)), ...ofArticle.filter((topic) => ancestors.has(topic))]
}

export const toPicture = (image: Picture, indexUrl: string): ShownPicture => ({
  ...image,
  src: resolve(image.src, indexUrl),
  srcSet: srcSetOf(image, indexUrl),
})

const addSeconds = (time: string, seconds: number): string =>
  new Date(Date.parse(time) + seconds * 1000).toISOString().replace('.000', '')

const articles = new WeakMap<Card, { readonly article: Article; readonly topics: readonly Topic[] }>()

/**
 * Converts a card of an index file into the article that a screen shows. The same card gives the same object, so a list
 * that grows does not draw its earlier cards again.
 */
export function toArticle(card: Card, lookup: Lookup): Article {
  const known = articles.get(card)
  if (known?.topics === lookup.topics) return known.article
  const article = convert(card, lookup)
  articles.set(card, { article, topics: lookup.topics })
  return article
}

function convert(card: Card, { providers, topics, indexUrl }: Lookup): Article {
  const { id, title, excerpt, time, type = DEFAULT_TYPE, url, heat, quality, locale, language, coverage, image } = card
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
    ...(language !== undefined && { language }),
    provider: toProvider(providers[card.provider], indexUrl),
    topics: mostSpecificFirst(
      card.topics.flatMap((id) => topics.find((topic) => topic.id === id) ?? []),
      topics,
    ),
    ...(image && { image: toPicture(image, indexUrl) }),
    ...(coverage && {
      coverage: {
        outlets: coverage.outlets,
        points: coverage.points.map(([providerIndex, seconds]) => ({
          provider: toProvider(providers[providerIndex], indexUrl),
          time: addSeconds(time, seconds),
        })),
      },
    }),
  }
}
