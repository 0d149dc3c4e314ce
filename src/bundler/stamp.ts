import type { Stamp } from './cache.ts'
import { markOf } from './entry.ts'
import { certain } from './gather.ts'
import type { Joined } from './join.ts'
import { type ListedFile, type Listing, packStats } from './read.ts'

const allFiles = ({ articles, topics, organizations, site, jekyll, assets }: Listing): ListedFile[] => [
  ...articles,
  ...topics,
  ...organizations,
  ...(site ? [site] : []),
  ...(jekyll ? [jekyll] : []),
  ...assets,
]

/** @param statOf what is known of a file's version */
function hashFiles(listing: Listing, statOf: (file: ListedFile) => ListedFile['stat'] = ({ stat }) => stat): string {
  const files = allFiles(listing)
  const { paths, stats } = packStats(files.map((file) => ({ path: file.path, stat: statOf(file) })))
  // No path holds a zero byte.
  return markOf(paths.join('\0')) + markOf(new Uint8Array(stats.buffer))
}

/**
 * What an edition was made of.
 * @param listedAt moment when the listing began, in milliseconds since 1970
 */
export function makeStamp(
  options: string,
  listing: Listing,
  listedAt: number,
  { from, until, site, problems, skipped }: Joined,
  manifest: string,
): Stamp {
  const files = hashFiles(listing, ({ stat }) => certain(stat, listedAt))
  const listingProblems = JSON.stringify(listing.problems)
  return { options, files, listingProblems, from, until, site, manifest, problems, skipped }
}

/**
 * Whether a folder would be published as it was then.
 * @param now `2026-11-22T15:40:00Z`
 */
export function isUnchanged(stamp: Stamp, options: string, listing: Listing, now: string): boolean {
  return (
    stamp.options === options &&
    stamp.from <= now &&
    now < stamp.until &&
    stamp.listingProblems === JSON.stringify(listing.problems) &&
    stamp.files === hashFiles(listing)
  )
}
