import type { Article, FullArticle, RelatedArticle } from '../contract/article.ts'

/** A saved story with its contents, so that it opens after the edition has dropped it. */
export interface SavedStory {
  /** When it was saved, in milliseconds since 1970. */
  readonly at: number
  /** Absent until the story of an imported mark has been loaded. */
  readonly card?: Article
  readonly story?: FullArticle
  readonly similar?: readonly RelatedArticle[]
}

function isCard(value: unknown): value is Article {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'time' in value &&
    typeof value.time === 'string' &&
    'provider' in value &&
    typeof value.provider === 'object' &&
    value.provider !== null &&
    'topics' in value &&
    Array.isArray(value.topics)
  )
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const isStory = (value: unknown): value is FullArticle =>
  isCard(value) &&
  ['related', 'alternates', 'authors', 'publishers', 'tags'].every((key) => isList(Reflect.get(value, key))) &&
  // Stories that were saved by an earlier version have no reports.
  (!('reports' in value) || isRelatedList(value.reports))

const isRelatedList = (value: unknown): value is readonly RelatedArticle[] =>
  isList(value) && value.every((one) => typeof one === 'object' && one !== null && 'title' in one && 'provider' in one)

/** Parses one record of the database. Parts that are damaged are left out. */
export function parseSavedStory(value: unknown): SavedStory | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'number') return undefined
  const card = 'card' in value && isCard(value.card) ? { card: value.card } : {}
  if (!('story' in value) || !isStory(value.story)) return { at: value.at, ...card }
  const similar = 'similar' in value && isRelatedList(value.similar) ? { similar: value.similar } : {}
  return { at: value.at, ...card, story: value.story, ...similar }
}
