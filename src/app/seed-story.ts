import type { QueryClient } from '@tanstack/react-query'
import { safeParse } from 'valibot'
import type { Manifest } from '../contract/edition.ts'
import type { FirstScreen } from '../contract/first-screen.ts'
import { toFullArticle } from '../data/index/full-article.ts'
import { storyShard } from '../data/index/story-guards.ts'
import { INDEX_URL } from '../data/index/queries.ts'
import { articleQuery } from '../data/index/story-queries.ts'
import { similarQuery } from '../data/story/similar-query.ts'
import { similarShard, toSuggestions } from '../data/story/suggestions.ts'

/** Puts the story of a page that was drawn at build where the screen looks for it. @returns false when the page holds none */
export function seedStory(client: QueryClient, manifest: Manifest, first: FirstScreen): boolean {
  const shard = safeParse(storyShard, first.story)
  const story = shard.success ? shard.output.stories[0] : undefined
  if (!shard.success || !story) return false
  const lookup = { providers: shard.output.providers, topics: manifest.topics, indexUrl: INDEX_URL }
  client.setQueryData(articleQuery(manifest, story.id).queryKey, toFullArticle(story, lookup))
  const similar = safeParse(similarShard, first.similar)
  if (similar.success) {
    const suggestions = toSuggestions(similar.output, story.id, INDEX_URL)
    client.setQueryData(similarQuery(manifest, story.id).queryKey, suggestions)
  }
  return true
}
