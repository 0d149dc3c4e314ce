import type { QueryClient } from '@tanstack/react-query'
import type { Directory, Manifest, Part, Story } from '../contract/edition.ts'
import { directoryQuery, storyShardQuery } from './queries.ts'

export interface Comparison {
  readonly added: number
  readonly updated: number
  readonly joined: number
}

/** More changed files than this are not compared story by story. */
const MOST_SHARDS = 40

const nameOf = (part: Part) => `${part.key}.${part.directory}`

/** What of a story a reader would see. The numbers of its outlets are those of a file, not of the story. */
const shownOf = ({ title, excerpt, text, time, updated, url, youtube, body, image }: Story): string =>
  JSON.stringify([title, excerpt, text, time, updated, url, youtube, body, image?.src])

/**
 * Counts what a new edition brings: only the files that differ are loaded, for they are named by their bytes.
 * @param isRead whether the reader has opened a story
 */
export async function compareEditions(
  client: QueryClient,
  before: Manifest,
  now: Manifest,
  isRead: (id: string) => boolean,
): Promise<Comparison> {
  const [known, present] = [new Set(before.parts.map(nameOf)), new Set(now.parts.map(nameOf))]
  const added = now.parts.filter((part) => !known.has(nameOf(part)))
  const gone = before.parts.filter((part) => !present.has(nameOf(part)))
  const open = async (part: Part): Promise<Directory | undefined> => {
    try {
      return await client.fetchQuery(directoryQuery(part.key, part.directory))
    } catch {
      return undefined
    }
  }
  const shardsOf = async (parts: readonly Part[]) => {
    const directories = await Promise.all(parts.map(open))
    return directories.flatMap((directory) => directory?.stories ?? [])
  }
  const fallback = { added: Math.max(0, now.counts.articles - before.counts.articles), updated: 0, joined: 0 }
  if (added.length > MOST_SHARDS) return fallback
  const [oldShards, newShards] = await Promise.all([shardsOf(gone), shardsOf(added)])
  const same = new Set(oldShards.map(([key, hash]) => `${key}.${hash}`))
  const fresh = newShards.filter(([key, hash]) => !same.has(`${key}.${hash}`))
  if (fresh.length > MOST_SHARDS) return fallback
  const names = new Set(fresh.map(([key, hash]) => `${key}.${hash}`))
  const isStill = new Set(newShards.map(([key, hash]) => `${key}.${hash}`))
  const past = oldShards.filter(([key, hash]) => !names.has(`${key}.${hash}`) && !isStill.has(`${key}.${hash}`))

  const load = async (shards: readonly (readonly [key: string, hash: string])[]) => {
    const files = await Promise.all(
      shards.map(([key, hash]) => client.fetchQuery(storyShardQuery(key, hash)).catch(() => undefined)),
    )
    return { stories: files.flatMap((file) => file?.stories ?? []), isWhole: files.every(Boolean) }
  }
  const [old, fresher] = await Promise.all([load(past), load(fresh)])
  const seen = new Map(old.stories.map((story) => [story.id, shownOf(story)]))
  // Where the old files are gone from the server, what is younger than the edition was is new.
  const isNew = ({ id, time }: Story) => !seen.has(id) && (old.isWhole || time > (before.newest ?? ''))
  const news = new Set(fresher.stories.filter(isNew).map(({ id }) => id))
  const joined = new Set<string>()
  for (const { id, related } of fresher.stories) {
    for (const { article } of related) {
      if (!article) continue
      if (news.has(id) && isRead(article)) joined.add(id)
      if (news.has(article) && isRead(id)) joined.add(article)
    }
  }
  const updated = fresher.stories.filter((story) => seen.has(story.id) && seen.get(story.id) !== shownOf(story)).length
  return { added: news.size, updated, joined: joined.size }
}
