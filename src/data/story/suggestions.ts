import { type GenericSchema, array, exactOptional, number, object, string, tuple } from 'valibot'
import type { RelatedArticle } from '../../contract/article.ts'
import type { SimilarItem, SimilarShard } from '../../contract/edition.ts'
import { type Lookup } from '../index/articles.ts'
import { toRelated } from '../index/full-article.ts'
import { picture, providers } from '../index/guards.ts'

export const similarShard: GenericSchema<SimilarShard> = object({
  providers,
  items: array(
    object({
      id: string(),
      title: string(),
      time: string(),
      type: exactOptional(string()),
      provider: number(),
      quality: exactOptional(number()),
      image: exactOptional(picture),
    }),
  ),
  ids: array(string()),
  similar: array(array(tuple([number(), array(string())]))),
})

/**
 * Converts an item of a similarity shard into a suggestion for the related panel.
 * @param words words that it has in common with the article
 */
function toSuggestion(
  { id, ...item }: SimilarItem,
  words: readonly string[],
  lookup: Omit<Lookup, 'topics'>,
): RelatedArticle {
  return toRelated({ ...item, article: id, why: { by: 'words', words } }, lookup)
}

/** Returns the suggestions for an article from its similarity shard, best first. */
export function toSuggestions(shard: SimilarShard, id: string, indexUrl: string): RelatedArticle[] {
  const suggestions = shard.similar[shard.ids.indexOf(id)] ?? []
  return suggestions.flatMap(([index, words]) => {
    const item = shard.items[index]
    return item ? toSuggestion(item, words, { providers: shard.providers, indexUrl }) : []
  })
}
