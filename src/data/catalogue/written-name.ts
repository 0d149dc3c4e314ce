import { queryOptions } from '@tanstack/react-query'
import type { FullArticle } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import { nameKeyOf } from '../../contract/word-keys.ts'
import { placeOf } from './catalogue.ts'
import { catalogueRowsQuery } from './load-catalogue.ts'
import { neverStale } from '../index/queries.ts'
import { articleQuery, cardShardQuery } from '../index/story-queries.ts'
import { type StoryName, rowsOfNameQuery } from './rows-of-name.ts'

/** Returns a tag or an author as the publisher wrote it in a story. Undefined when the story does not have it. */
export function writtenName(
  { tags, authors }: Pick<FullArticle, 'tags' | 'authors'>,
  { by, name }: StoryName,
): string | undefined {
  const key = nameKeyOf(by, name)
  return (by === 'tag' ? tags : authors).find((one) => nameKeyOf(by, one) === key)
}

/**
 * A tag or an author as it is written in the newest story that has it. An address has only the folded name, and cards have
 * neither tags nor authors, so one story is loaded. Null when no story has the name.
 */
export const writtenNameQuery = (manifest: Manifest, name: StoryName) =>
  queryOptions({
    queryKey: ['written name', manifest.edition, nameKeyOf(name.by, name.name)],
    ...neverStale,
    queryFn: async ({ client }): Promise<string | null> => {
      const [isNamed, catalogue] = await Promise.all([
        client.fetchQuery(rowsOfNameQuery(manifest, name)),
        client.fetchQuery(catalogueRowsQuery(manifest)),
      ])
      const row = isNamed.indexOf(1)
      const place = row < 0 ? undefined : placeOf(catalogue, row)
      if (!place) return null
      const { cards } = await client.fetchQuery(cardShardQuery(place.key, place.hash))
      const id = cards[place.index]?.id
      const story = id === undefined ? null : await client.fetchQuery(articleQuery(manifest, id))
      return (story && writtenName(story, name)) ?? null
    },
  })
