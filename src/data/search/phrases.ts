import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { wordsOf } from '../../contract/words.ts'
import { type CatalogueRows, firstPlaces } from '../catalogue/catalogue.ts'
import { articleQuery, cardShardQuery } from '../index/story-queries.ts'

// The index says which words an article has, but not which stand next to each other. So the texts of the best results are
// read.

/** Only so many of the best results are read, and only those in so many files of cards. */
const MAX_READ = 100
const MAX_FILES = 40

/** True when a text has the words of a phrase next to each other. */
function hasPhrase(text: string, phrase: string): boolean {
  const wanted = wordsOf(phrase)
  const words = wordsOf(text)
  return words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word))
}

/** Returns the text of HTML. A tag separates words. */
const textOfHtml = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&#?\w+;/g, ' ')

interface Phrases {
  /** A story must have them all. */
  readonly phrases: readonly string[]
  /** A story must have none of them. */
  readonly excluded: readonly string[]
  /** True for rows that have the words of an excluded phrase. */
  readonly mayBeExcluded: (row: number) => boolean
}

/**
 * Keeps those of the best rows whose texts have all of some phrases and none of others. The whole text of a story is loaded
 * only when its card lacks a phrase. `isWhole` is false when rows were left out because too many would have to be read.
 */
export async function keepPhrases(
  client: QueryClient,
  manifest: Manifest,
  catalogue: CatalogueRows,
  rows: readonly number[],
  { phrases, excluded, mayBeExcluded }: Phrases,
): Promise<{ readonly rows: readonly number[]; readonly isWhole: boolean }> {
  const unread = Uint32Array.from(phrases.length > 0 ? rows : rows.filter(mayBeExcluded))
  const places = firstPlaces(catalogue, unread, MAX_READ, MAX_FILES)
  const found = await Promise.all(
    places.map(async (place, at) => {
      const { cards } = await client.fetchQuery(cardShardQuery(place.key, place.hash))
      const card = cards[place.index]
      if (!card) return []
      let text = `${card.title}\n${card.excerpt ?? ''}`
      if (excluded.length > 0 || !phrases.every((phrase) => hasPhrase(text, phrase))) {
        const story = await client.fetchQuery(articleQuery(manifest, card.id))
        text += `\n${story?.text ?? ''}\n${textOfHtml(story?.body ?? '')}`
      }
      const isKept =
        phrases.every((phrase) => hasPhrase(text, phrase)) && !excluded.some((phrase) => hasPhrase(text, phrase))
      return isKept ? [unread[at]] : []
    }),
  )
  const kept = new Set(found.flat())
  const needsReading = new Set(unread)
  return {
    rows: rows.filter((row) => kept.has(row) || !needsReading.has(row)),
    isWhole: places.length === unread.length,
  }
}
