import type { QueryClient } from '@tanstack/react-query'
import type { FullArticle } from '../../contract/article.ts'
import type { Card, CardShard, Front, Manifest } from '../../contract/edition.ts'
import { toArticle } from '../index/articles.ts'
import { INDEX_URL } from '../index/queries.ts'

/** Finds a card in the lists that this page has loaded, with the file that holds it. The file that was loaded last counts. */
function findCard(client: QueryClient, id: string): { readonly card: Card; readonly file: CardShard } | undefined {
  const lists = [
    ...client.getQueriesData<Front>({ queryKey: ['front'] }),
    ...client.getQueriesData<CardShard>({ queryKey: ['cards'] }),
  ]
  for (const [, file] of lists.toReversed()) {
    const card = file?.cards.find((one) => one.id === id)
    if (file && card) return { card, file }
  }
  return undefined
}

/** What the card of a story tells, in the shape of the story, to be shown while the story loads. */
export function storyPreview(client: QueryClient, { topics }: Manifest, id: string): FullArticle | undefined {
  const found = findCard(client, id)
  if (!found) return undefined
  const { card, file } = found
  return {
    ...toArticle(card, { providers: file.providers, topics, indexUrl: INDEX_URL }),
    related: [],
    alternates: [],
    authors: [],
    publishers: [],
    tags: [],
    preview: { isLong: card.long === true, hasMore: card.more === true },
  }
}
