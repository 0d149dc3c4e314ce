import type { Manifest } from '../../contract/edition.ts'
import type { Stamp } from './cache.ts'
import { FileList, certainOf } from '../read/file-list.ts'
import type { Joined } from '../join/join.ts'
import type { Listing } from '../read/listing.ts'

/** Files that say something about the edition and are no articles. */
const frameFiles = ({ topics, organizations, site, jekyll, assets }: Listing): FileList =>
  FileList.of([...topics, ...organizations, ...(site ? [site] : []), ...(jekyll ? [jekyll] : []), ...assets])

/**
 * What an edition was made of.
 * @param listedAt moment when the listing began, in milliseconds since 1970
 */
export function makeStamp(
  options: string,
  listing: Listing,
  listedAt: number,
  joined: Pick<Joined, 'from' | 'until' | 'site' | 'problems' | 'skipped' | 'future'>,
  manifest: string,
): Stamp {
  const { from, until, site, problems, skipped, future } = joined
  const hash = (files: FileList) => certainOf(files, listedAt).hash
  const [articles, frame] = [hash(listing.articles), hash(frameFiles(listing))]
  const listingProblems = JSON.stringify(listing.problems)
  const { length: files } = listing.articles
  return { options, files, articles, frame, listingProblems, from, until, site, manifest, problems, skipped, future }
}

/**
 * Whether nothing but articles can have changed since then.
 * @param now `2026-11-22T15:40:00Z`
 */
export function isFrameUnchanged(stamp: Stamp, options: string, listing: Listing, now: string): boolean {
  return (
    stamp.options === options &&
    stamp.from <= now &&
    now < stamp.until &&
    stamp.listingProblems === JSON.stringify(listing.problems) &&
    stamp.frame === frameFiles(listing).hash
  )
}

/** Whether there are the articles that there were then, and no others. */
export const hasSameArticles = (stamp: Stamp, { articles }: Listing): boolean =>
  stamp.articles.startsWith(articles.pathsHash)

/** Whether the articles are as they were then. */
export const areArticlesUnchanged = (stamp: Stamp, { articles }: Listing): boolean => stamp.articles === articles.hash

/** How many articles an edition has; as many as anybody asks for where it was not written. */
export const countOf = (stamp: Stamp) => (): number =>
  stamp.manifest ? (JSON.parse(stamp.manifest) as Manifest).counts.articles : Number.POSITIVE_INFINITY
