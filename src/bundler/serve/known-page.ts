import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER, MANIFEST_FILE, indexFilePath } from '../../contract/addresses.ts'
import type { Manifest, StoryShard } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { matchRoute } from '../../contract/routes.ts'
import { findShard, shardKey } from '../../contract/shards.ts'

/**
 * True when the reader has a page at an address. Tags, authors and outlets are not looked up: a page that lists no stories
 * is a page too.
 * @param folder that of the site
 * @param path below the base path, percent-encoded
 */
export function isKnownPage(folder: string, path: string, search: string): boolean {
  const route = matchRoute(`/${path}`, search)
  if (route.screen === 'not-found') return false
  if (route.screen !== 'topic' && route.screen !== 'article') return true
  // The index is not checked, since the bundler has written it.
  const read = (file: string) => readFileSync(join(folder, INDEX_FOLDER, file), 'utf8')
  try {
    const manifest = JSON.parse(read(MANIFEST_FILE)) as Manifest
    return route.screen === 'topic'
      ? manifest.topics.some(({ id }) => id === route.id)
      : hasArticle(manifest, route.id, read)
  } catch {
    // The index is missing or broken, so the reader has nothing to show.
    return false
  }
}

function hasArticle({ parts }: Manifest, id: string, read: (file: string) => string): boolean {
  const key = shardKey(id)
  const part = findShard(parts, (one) => one.key, key)
  if (!part) return false
  const directory = JSON.parse(read(indexFilePath('directory', part.key, part.directory))) as Directory
  const shard = findShard(directory.stories, ([name]) => name, key)
  if (!shard) return false
  const { stories } = JSON.parse(read(indexFilePath('stories', ...shard))) as StoryShard
  return stories.some((story) => story.id === id)
}
