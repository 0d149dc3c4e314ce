import type { Front, Manifest, SimilarShard, StoryShard } from './edition.ts'
import { fnv1a } from './fnv1a.ts'

/** Id of the data block in a page that was drawn at build. */
export const FIRST_SCREEN_ID = 'first-screen'

/** What a page that was drawn at build was drawn from, so that the reader can take it over without a request. */
export interface FirstScreen {
  /** Path below the base path, percent-encoded: `/topics/sea`. */
  readonly path: string
  /** Ages on the page are counted from it, in milliseconds since 1970. It is not the time of the build. */
  readonly now: number
  /** What {@link frameOf} returned for the edition. */
  readonly frame: string
  /**
   * The whole edition, for the front page and the pages of topics, which say how many stories each topic has. Pages of articles
   * have none: they stay the same when another article is published.
   */
  readonly manifest?: Manifest
  /** The front of the site or of the topic. */
  readonly front?: Front
  /** A shard with one story. */
  readonly story?: StoryShard
  /** A shard with the suggestions for that story. */
  readonly similar?: SimilarShard
}

/**
 * Says what every page shows of an edition, beside its own content. A page with another frame is not that of the edition.
 * Numbers of stories are not in it, since a page of an article shows none.
 */
export function frameOf({ site, topics, counts }: Manifest): string {
  const { title, description, url, locale, accent, nameplate, nameplateBox, footer } = site
  // Not whole objects: the order of their keys can differ.
  const shown = topics.map((topic) => [
    topic.id,
    topic.name,
    topic.shortname,
    topic.parent,
    topic.description,
    topic.image,
    topic.ink,
    topic.sub,
    topic.count > 0,
  ])
  const links = footer?.map(({ label, url: to }) => [label, to])
  const looks = [accent, nameplate, nameplateBox, links]
  return fnv1a(JSON.stringify([title, description, url, locale, looks, shown, counts.providers === 1])).toString(16)
}
