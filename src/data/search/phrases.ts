import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { wordsOf } from '../../contract/words.ts'
import { type CatalogueRows, placeOf } from '../catalogue/catalogue.ts'
import { articleQuery, cardShardQuery } from '../index/story-queries.ts'

// The index says which words an article has, but not which stand next to each other. So the texts of the best results are
// read.

/** Only this many of the best results are read. */
const MAX_READ = 40

/** True when a text has the words of a phrase next to each other. */
function hasPhrase(text: string, phrase: string): boolean {
  const wanted = wordsOf(phrase)
  const words = wordsOf(text)
  return words.some((_, at) => wanted.every((word, offset) => words[at + offset] === word))
}

/** Returns the text of HTML. A tag separates words. */
const textOfHtml = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&#?\w+;/g, ' ')

/**
 * Keeps those of the best rows whose texts have all of some phrases and none of others. The whole text of a story is loaded
 * only when its card lacks a phrase.
 */
export async function keepPhrases(
  client: QueryClient,
  manifest: Manifest,
  catalogue: CatalogueRows,
  rows: readonly number[],
  { phrases, excluded }: { readonly phrases: readonly string[]; readonly excluded: readonly string[] },
): Promise<number[]> {
  const kept = await Promise.all(
    rows.slice(0, MAX_READ).map(async (row) => {
      const place = placeOf(catalogue, row)
      if (!place) return []
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
      return isKept ? [row] : []
    }),
  )
  return kept.flat()
}
