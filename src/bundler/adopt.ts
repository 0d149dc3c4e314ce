import type { KnownContent, KnownFile } from './cache/cache.ts'
import { type Joined, type PublishOptions, isShown } from './join/join.ts'
import type { Digest, Entry } from './validate/source-article.ts'

/** Everything about an entry that concerns other files. */
export const shapeOf = ({ digest, isPublished, unknown, assets, looked }: Entry): string =>
  JSON.stringify([
    isPublished,
    unknown,
    assets,
    looked,
    digest && { ...digest, mark: '', offset: 0, length: 0, cardBytes: 0, storyBytes: 0 },
  ])

const isCalm = ({ problems }: Entry) => problems.length === 0

/**
 * Puts what was read of saved articles into the edition that was joined before, when only their words have changed:
 * then their topics, outlets, times and links are joined already. This is what most saves are.
 * @returns the content with the digests of that edition; undefined when it must be joined anew
 */
export function adopt(joined: Joined, before: KnownContent, after: KnownContent): KnownContent | undefined {
  const pairs: { readonly path: string; readonly file: KnownFile; readonly old: Digest; readonly now: Digest }[] = []
  for (const path of after.changed) {
    const [old, file] = [before.files.get(path)?.entry, after.files.get(path)]
    // Read again because it was young, and as it was.
    if (old && old === file?.entry) continue
    if (!old?.digest || !file?.entry.digest || !isCalm(old) || !isCalm(file.entry)) return undefined
    if (shapeOf(old) !== shapeOf(file.entry) || joined.problems.some((problem) => problem.file === path))
      return undefined
    pairs.push({ path, file, old: old.digest, now: file.entry.digest })
  }
  const files = new Map(after.files)
  for (const { path, file, old, now } of pairs) {
    // The lists of the edition hold this very object.
    const digest = Object.assign(old, now)
    files.set(path, { ...file, entry: { ...file.entry, digest } })
  }
  return { ...after, files }
}

/**
 * The digests of what was adopted and is published, by id.
 * @returns undefined where one is broken
 */
export function wordsOf(
  joined: Joined,
  before: KnownContent,
  adopted: KnownContent,
  choice: PublishOptions,
): ReadonlyMap<string, Digest> | undefined {
  const words = new Map<string, Digest>()
  for (const path of adopted.changed) {
    const entry = adopted.files.get(path)?.entry
    if (entry && entry === before.files.get(path)?.entry) continue
    if (!entry?.digest || joined.skipped.includes(path)) return undefined
    if (isShown(entry, entry.digest, choice)) words.set(entry.digest.id, entry.digest)
  }
  return words
}
