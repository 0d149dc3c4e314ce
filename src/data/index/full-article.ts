import type { FullArticle, RelatedArticle } from '../../contract/article.ts'
import { DEFAULT_TYPE, INDEX_PLACEHOLDER, type RelatedItem, type Story } from '../../contract/edition.ts'
import { type Lookup, toArticle, toPicture, toProvider } from './articles.ts'

/** Converts an entry of a story's lists. */
export function toRelated(
  { image, ...item }: RelatedItem,
  { providers, indexUrl }: Omit<Lookup, 'topics'>,
): RelatedArticle {
  return {
    ...item,
    type: item.type ?? DEFAULT_TYPE,
    provider: toProvider(providers[item.provider], indexUrl),
    ...(image && { image: toPicture(image, indexUrl) }),
  }
}

/** Converts a story of an index file into the article that the article screen shows. */
export function toFullArticle(story: Story, lookup: Lookup): FullArticle {
  const { text, updated, reports, alternates, youtube, body, pictures, authors, publishers, tags } = story
  return {
    ...toArticle(story, lookup),
    ...(text && { text }),
    ...(updated && { updated }),
    ...(youtube && { youtube }),
    alternates,
    authors,
    publishers,
    tags,
    ...(reports && { reports: reports.map((item) => toRelated(item, lookup)) }),
    related: story.related.map((item) => toRelated(item, lookup)),
    pictures: pictures?.map((picture) => toPicture(picture, lookup.indexUrl)),
    // The bundler has sanitised this HTML and writes the placeholder only at the start of attributes.
    ...(body && { body: body.replaceAll(`="${INDEX_PLACEHOLDER}`, `="${lookup.indexUrl}`) }),
  }
}
