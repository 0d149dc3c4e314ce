// The feeds of a site: where they are, and which lists have them. The bundler writes them, the reader shows their addresses.

/** The formats of feeds, each with the ending of its files and its media type. */
export const FEED_FORMATS = {
  rss: { name: 'RSS', ending: '.xml', type: 'application/rss+xml' },
  atom: { name: 'Atom', ending: '.atom', type: 'application/atom+xml' },
  json: { name: 'JSON Feed', ending: '.json', type: 'application/feed+json' },
} as const

export type FeedFormat = keyof typeof FEED_FORMATS

export const FEED_FORMAT_NAMES: readonly FeedFormat[] = ['rss', 'atom', 'json']

/** A list of stories that has feeds: that of the whole site, of a topic, or of an outlet. */
export type FeedSubject =
  | { readonly kind: 'site' }
  | { readonly kind: 'topic'; readonly id: string }
  | { readonly kind: 'source'; readonly domain: string }

/** Path below the base path of the list of all feeds, in the format OPML. */
export const OPML_PATH = '/feeds.opml'

/** Media types of feeds and of their list, by the ending of the file. Most servers do not know them. */
export const FEED_TYPES: readonly (readonly [ending: string, type: string])[] = [
  ...FEED_FORMAT_NAMES.map((format) => [FEED_FORMATS[format].ending, FEED_FORMATS[format].type] as const),
  ['.opml', 'text/x-opml'],
]

/** Returns the media type of a feed; undefined for a path of anything else. @param path below the base path, without a slash */
export function feedTypeOf(path: string): string | undefined {
  if (!/^(?:feeds\/|feeds?\.[a-z]+$)/.test(path)) return undefined
  return FEED_TYPES.find(([ending]) => path.endsWith(ending))?.[1]
}

/** Path of a feed below the base path, percent-encoded: `/feed.xml`, `/feeds/topics/sea.atom`. */
export function feedPath(subject: FeedSubject, format: FeedFormat): string {
  const { ending } = FEED_FORMATS[format]
  if (subject.kind === 'site') return `/feed${ending}`
  return subject.kind === 'topic'
    ? `/feeds/topics/${encodeURIComponent(subject.id)}${ending}`
    : `/feeds/sources/${encodeURIComponent(subject.domain)}${ending}`
}

const FILE_NAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u
const MAX_BYTES = 180

/** False for a list whose name can't be that of a file. It has no feeds. */
export function hasFeeds(subject: FeedSubject): boolean {
  if (subject.kind === 'site') return true
  const name = subject.kind === 'topic' ? subject.id : subject.domain
  // An encoded byte is three characters.
  return FILE_NAME.test(name) && encodeURIComponent(name).replace(/%../g, '.').length <= MAX_BYTES
}
