import type { QueryClient } from '@tanstack/react-query'
import type { Article } from '../../contract/article.ts'
import type { Manifest, Story, Part } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { toArticle } from './articles.ts'
import { INDEX_URL } from './queries.ts'
import { directoryQuery, storyShardQuery } from './story-queries.ts'

/** Numbers of stories. All reports of one event are one story. */
export interface EditionChanges {
  readonly added: number
  readonly updated: number
  /** New stories about an event of which the reader has opened another story. */
  readonly joined: number
}

/** What is hidden from the reader. */
export interface HiddenNow {
  readonly isHidden: (article: Article) => boolean
  /** False for reports of muted outlets: other reports of their events are not hidden with them. */
  readonly hidesEvent: (article: Article) => boolean
}

/** When more files than this differ, only the totals of both editions are compared. */
const MAX_COMPARED_FILES = 40

const nameOf = (part: Part) => `${part.key}.${part.directory}`

/**
 * The content of a story that readers see. Providers are left out: the story refers to them by their position in its
 * file, which can change while the story stays the same.
 */
const contentOf = ({ title, excerpt, text, time, updated, url, youtube, body, image }: Story): string =>
  JSON.stringify([title, excerpt, text, time, updated, url, youtube, body, image?.src])

/**
 * Counts how a new edition differs from an older one. Files are named by their hash, so only the files that differ are
 * loaded. An event is hidden when the first of its new reports is, those of muted outlets aside. When too many files differ to be loaded, hidden stories
 * are counted too.
 * @param isRead returns true for the id of a story that the reader has opened
 */
export async function compareEditions(
  client: QueryClient,
  before: Manifest,
  now: Manifest,
  isRead: (id: string) => boolean,
  { isHidden, hidesEvent }: HiddenNow = { isHidden: () => false, hidesEvent: () => false },
): Promise<EditionChanges> {
  const [oldNames, newNames] = [new Set(before.parts.map(nameOf)), new Set(now.parts.map(nameOf))]
  const addedParts = now.parts.filter((part) => !oldNames.has(nameOf(part)))
  const removedParts = before.parts.filter((part) => !newNames.has(nameOf(part)))
  const loadDirectory = async (part: Part): Promise<Directory | undefined> => {
    try {
      return await client.fetchQuery(directoryQuery(part.key, part.directory))
    } catch {
      // The server may have deleted the files of the old edition.
      return undefined
    }
  }
  const shardsOf = async (parts: readonly Part[]) => {
    const directories = await Promise.all(parts.map(loadDirectory))
    return {
      shards: directories.flatMap((directory) => directory?.stories ?? []),
      isComplete: directories.every(Boolean),
    }
  }
  const fallback = { added: Math.max(0, now.counts.stories - before.counts.stories), updated: 0, joined: 0 }
  if (addedParts.length > MAX_COMPARED_FILES) return fallback
  const [old, { shards: newShards }] = await Promise.all([shardsOf(removedParts), shardsOf(addedParts)])
  const oldShardNames = new Set(old.shards.map(([key, hash]) => `${key}.${hash}`))
  const newShardNames = new Set(newShards.map(([key, hash]) => `${key}.${hash}`))
  const addedShards = newShards.filter(([key, hash]) => !oldShardNames.has(`${key}.${hash}`))
  if (addedShards.length > MAX_COMPARED_FILES) return fallback
  const removedShards = old.shards.filter(([key, hash]) => !newShardNames.has(`${key}.${hash}`))

  const loadStories = async (shards: readonly (readonly [key: string, hash: string])[]) => {
    const files = await Promise.all(
      shards.map(([key, hash]) => client.fetchQuery(storyShardQuery(key, hash)).catch(() => undefined)),
    )
    const idsOf = (isOne: (article: Article) => boolean) =>
      new Set(
        files.flatMap((file) => {
          const lookup = { providers: file?.providers ?? [], topics: now.topics, indexUrl: INDEX_URL }
          return file?.stories.filter((story) => isOne(toArticle(story, lookup))).map(({ id }) => id) ?? []
        }),
      )
    const hidden = idsOf(isHidden)
    const leftOut = idsOf((article) => isHidden(article) && !hidesEvent(article))
    return { stories: files.flatMap((file) => file?.stories ?? []), hidden, leftOut, isComplete: files.every(Boolean) }
  }
  const [removed, added] = await Promise.all([loadStories(removedShards), loadStories(addedShards)])
  const oldContents = new Map(removed.stories.map((story) => [story.id, contentOf(story)]))
  // The server may have deleted the old files. Then only stories newer than the old edition count as new.
  const isComplete = old.isComplete && removed.isComplete
  const isNew = ({ id, time }: Story) => !oldContents.has(id) && (isComplete || time > (before.newest ?? ''))
  const newIds = new Set(added.stories.filter(isNew).map(({ id }) => id))
  const joined = new Set<string>()
  // Reports of an event of which another report has been counted already.
  const counted = new Set<string>()
  let newStories = 0
  for (const { id, reports = [] } of added.stories) {
    const hides = added.hidden.has(id)
    if (newIds.has(id) && !counted.has(id) && !hides) newStories++
    for (const { article, why } of reports) {
      if (!article) continue
      if (newIds.has(id) && !added.leftOut.has(id)) counted.add(article)
      if (why?.by === 'page') continue
      if (newIds.has(id) && isRead(article) && !hides) joined.add(id)
      if (newIds.has(article) && isRead(id) && !added.hidden.has(article)) joined.add(article)
    }
  }
  const isUpdated = (story: Story) =>
    oldContents.has(story.id) && oldContents.get(story.id) !== contentOf(story) && !added.hidden.has(story.id)
  return { added: newStories, updated: added.stories.filter(isUpdated).length, joined: joined.size }
}
