import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { BEGINNING, isBuiltFeed, isMadeFrom } from '../feeds/feed-file.ts'
import { makeFeeds } from '../feeds/make-feeds.ts'
import { isSystemError } from '../system/system-error.ts'
import { type BuiltFileKind, pruneBuiltFiles, writeBuiltFile } from '../write/built-files.ts'

const LIST_FOLDERS = [/^feeds$/, /^(?:topics|sources)$/]
const ENDINGS = ['.xml', '.atom', '.json', '.opml']
const KINDS: readonly BuiltFileKind[] = [[], LIST_FOLDERS].flatMap((folders) =>
  ENDINGS.map((ending) => ({ folders, ending, isBuilt: isBuiltFeed })),
)

/**
 * Writes the feeds of the index in `out`, those of changed lists only, and removes those of lists that no longer exist.
 * @returns paths that were not written because a file of other origin is in their place
 */
export function writeFeeds(out: string): string[] {
  const read = (path: string) => readFileSync(join(out, INDEX_FOLDER, path), 'utf8')
  const wanted = new Set<string>()
  const foreign: string[] = []
  for (const { path, inputs, make } of makeFeeds(read)) {
    wanted.add(path.normalize())
    if (isMadeFrom(beginningOf(join(out, path)), inputs)) continue
    if (!writeBuiltFile(out, path, make(), isBuiltFeed)) foreign.push(path)
  }
  for (const kind of KINDS) pruneBuiltFiles(out, kind, (path) => wanted.has(path))
  return foreign
}

/** The first bytes of a file; empty when it can't be read. */
function beginningOf(file: string): string {
  const bytes = Buffer.alloc(BEGINNING)
  try {
    const opened = openSync(file, 'r')
    try {
      return bytes.toString('utf8', 0, readSync(opened, bytes))
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if (isSystemError(error)) return ''
    throw error
  }
}
