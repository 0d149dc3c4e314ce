import { MANIFEST_FILE } from '../../contract/addresses.ts'
import type { Manifest } from '../../contract/edition.ts'
import { FEED_FORMAT_NAMES, type FeedFormat, OPML_PATH, feedPath } from '../../contract/feeds.ts'
import { compareLatest } from '../../contract/order.ts'
import { fingerprintOf } from '../system/hash.ts'
import { atomFeed } from './atom-feed.ts'
import { type FeedHead, feedHead } from './feed-head.ts'
import { type FeedItem, type PublicSite, feedItem } from './feed-item.ts'
import { ItemStore, type StoredItem } from './item-store.ts'
import { jsonFeed } from './json-feed.ts'
import { type NewestList, newestLists } from './newest-lists.ts'
import { opml } from './opml.ts'
import { type ReadIndex, readRows } from './read-rows.ts'
import { readStories } from './read-stories.ts'
import { rssFeed } from './rss-feed.ts'

/** Change it whenever feeds have other bytes for the same stories: only then are the feeds of unchanged lists made again. */
export const FEEDS_VERSION = 1

/** A file that a site has because of its feeds. */
export interface FeedFile {
  /** Below the folder of the site. */
  readonly path: string
  /** Fingerprint of what it is made from. */
  readonly inputs: string
  /** Makes its text. Call it only for a file that has changed, and before the next one is asked for. */
  readonly make: () => string
}

const MAKERS: Readonly<
  Record<FeedFormat, (site: PublicSite, head: FeedHead, items: readonly FeedItem[], inputs: string) => string>
> = { rss: rssFeed, atom: atomFeed, json: jsonFeed }

const fileOf = (path: string) => decodeURIComponent(path.slice(1))

/**
 * Makes the feeds of the site, of each topic and of each outlet in all formats, and the list of them. There are none for a site
 * whose address is not known, since all addresses in feeds are absolute.
 * @param read reads a file of the index
 */
export function* makeFeeds(read: ReadIndex): Generator<FeedFile> {
  const manifest = JSON.parse(read(MANIFEST_FILE)) as Manifest
  const { url } = manifest.site
  if (url === undefined) return
  const site: PublicSite = { ...manifest.site, url }
  const rows = readRows(manifest, read)
  const lists = newestLists(manifest.topics, rows)
  const topics = new Map(manifest.topics.map((topic) => [topic.id, topic]))
  const heads = lists.map(({ subject }) =>
    feedHead(
      site,
      subject,
      (id) => topics.get(id),
      (domain) => rows.providers.get(domain),
    ),
  )
  const store = new ItemStore()
  try {
    const items = new Map<number, StoredItem>()
    readStories(manifest, rows, new Set(lists.flatMap((list) => list.rows)), read, (row, story, outlet) =>
      items.set(row, store.add(feedItem(story, outlet, site, (id) => topics.get(id)))),
    )
    for (const [at, list] of lists.entries()) {
      const head = heads[at]
      if (head) yield* filesOfList(site, head, list, items, store)
    }
  } finally {
    store.close()
  }
  const inputs = fingerprintOf(JSON.stringify([FEEDS_VERSION, heads.map(({ title, page }) => [title, page])]))
  yield { path: fileOf(OPML_PATH), inputs, make: () => opml(site, heads, inputs) }
}

function* filesOfList(
  site: PublicSite,
  head: FeedHead,
  { subject, rows }: NewestList,
  items: ReadonlyMap<number, StoredItem>,
  store: ItemStore,
): Generator<FeedFile> {
  const stored = rows.flatMap((row) => items.get(row) ?? []).sort(compareLatest)
  const { url, locale } = site
  const { title, description } = head
  const inputs = fingerprintOf(
    JSON.stringify([FEEDS_VERSION, url, locale, title, description, stored.map(({ fingerprint }) => fingerprint)]),
  )
  let read: readonly FeedItem[] | undefined
  for (const format of FEED_FORMAT_NAMES) {
    const make = () => MAKERS[format](site, head, (read ??= stored.map((item) => store.read(item))), inputs)
    yield { path: fileOf(feedPath(subject, format)), inputs, make }
  }
}
