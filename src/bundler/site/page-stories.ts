import { indexFilePath } from '../../contract/addresses.ts'
import type { Manifest, Provider, SimilarShard, Story, StoryShard } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { compareLatest } from '../../contract/order.ts'
import { findShard, similarKey } from '../../contract/shards.ts'

// What the pages of articles are drawn from, and hold.

/** A story with the providers of its shard, to which its numbers of providers refer. */
export interface StoryWithProviders {
  readonly story: Story
  readonly providers: readonly Provider[]
  readonly directory: Directory
}

/**
 * Returns the newest stories by the day in their address. The index is divided by that day, so only the shards of these
 * stories are read.
 */
export function newestStories(manifest: Manifest, read: (path: string) => string, limit: number): StoryWithProviders[] {
  const found: StoryWithProviders[] = []
  for (const part of manifest.parts.toReversed()) {
    if (found.length >= limit) break
    const directory = JSON.parse(read(indexFilePath('directory', part.key, part.directory))) as Directory
    for (const place of directory.stories.toReversed()) {
      if (found.length >= limit) break
      const { stories, providers } = JSON.parse(read(indexFilePath('stories', ...place))) as StoryShard
      const dayOf = ({ id }: Story) => id.slice(0, 10)
      const sorted = stories.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || compareLatest(a, b))
      found.push(...sorted.map((story) => ({ story, providers, directory })))
    }
  }
  return found.slice(0, limit)
}

/** A shard with one story, and only the providers that it names. */
export function onlyStory(story: Story, providers: readonly Provider[]): StoryShard {
  const place = placesIn(providers)
  const named = <T extends { readonly provider: number }>(item: T): T => ({ ...item, provider: place(item.provider) })
  const { coverage, reports } = story
  const only: Story = {
    ...named(story),
    related: story.related.map(named),
    ...(reports && { reports: reports.map(named) }),
    ...(coverage && {
      coverage: { ...coverage, points: coverage.points.map(([provider, after]) => [place(provider), after] as const) },
    }),
  }
  return { providers: place.providers, stories: [only] }
}

/** Returns a function that numbers providers anew, in the order in which they are asked for. */
function placesIn(providers: readonly Provider[]) {
  const places = new Map<number, number>()
  const kept: Provider[] = []
  const place = (old: number): number => {
    const known = places.get(old)
    if (known !== undefined) return known
    const provider = providers[old]
    if (provider) kept.push(provider)
    places.set(old, kept.length - 1)
    return kept.length - 1
  }
  return Object.assign(place, { providers: kept })
}

/** Returns a function that finds the suggestions for a story, as a shard with nothing else. */
export function similarReader(read: (path: string) => string): (found: StoryWithProviders) => SimilarShard {
  let last: { readonly path: string; readonly shard: SimilarShard } | undefined
  return ({ story, directory }) => {
    const nothing: SimilarShard = { providers: [], ids: [story.id], items: [], similar: [[]] }
    const place = findShard(directory.similar, ([name]) => name, similarKey(story.id, story.topics[0]))
    if (!place) return nothing
    const path = indexFilePath('similar', ...place)
    if (last?.path !== path) last = { path, shard: JSON.parse(read(path)) as SimilarShard }
    const { shard } = last
    const suggestions = shard.similar[shard.ids.indexOf(story.id)]
    if (!suggestions) return nothing
    const providerPlace = placesIn(shard.providers)
    const items = suggestions.flatMap(([index]) => shard.items[index] ?? [])
    return {
      providers: providerPlace.providers,
      ids: [story.id],
      items: items.map((item) => ({ ...item, provider: providerPlace(item.provider) })),
      similar: [suggestions.map(([, words], index) => [index, words])],
    }
  }
}
