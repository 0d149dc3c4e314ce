import { DetectError, MalformedError, ParseError, parseFeed, parseOpml } from 'feedsmith'
import { atomFeed } from './atom-stories.ts'
import { FeedError } from './feed-error.ts'
import type { Feed, FeedList } from './feed-story.ts'
import { jsonFeed } from './json-stories.ts'
import { rssFeed } from './rss-stories.ts'
import { feedOfPage } from './web-page.ts'
import { isWordPress, wordPressFeed } from './wordpress-stories.ts'

/** A list of more feeds than this was not made by a person. */
const MAX_FEEDS = 2000

export interface ReadOptions {
  /** Address of the feed. Relative addresses in it begin here. */
  readonly address?: string
  /** Also reads drafts of an export of WordPress. */
  readonly drafts: boolean
}

/**
 * Reads a feed of any kind, a list of feeds, or an export of WordPress.
 * @throws {FeedError} for anything else, and for a feed that is broken
 */
export function readFeed(
  text: string,
  { address, drafts }: ReadOptions,
): { readonly feed: Feed } | { readonly list: FeedList } {
  const start = text.slice(0, 4096).trimStart()
  if (start === '') throw new FeedError('empty', 'It is empty.', 'Look at it in a browser, and try again later.')
  const page = feedOfPage(start, text, address)
  if (page) throw page
  if (start.startsWith('<')) checkEnd(text)
  try {
    if (isWordPress(text)) return { feed: wordPressFeed(text, drafts) }
    if (/<opml[\s>]/i.test(start)) return { list: feedList(text) }
    const { format, feed } = parseFeed(text)
    if (format === 'atom') return { feed: atomFeed(feed, address) }
    if (format === 'json') return { feed: jsonFeed(feed, address) }
    return { feed: rssFeed(feed, address) }
  } catch (error) {
    throw explain(error)
  }
}

/** The parser takes the beginning of a feed for the whole. Its last story would stay half for ever. */
function checkEnd(text: string): void {
  const root = /<((?:[\w-]+:)?(?:rss|feed|rdf|opml))[\s>]/i.exec(text)?.[1]
  const end = text.slice(-4096).toLowerCase()
  if (root === undefined || end.includes(`</${root.toLowerCase()}`) || /<opml[^>]*\/>\s*$/.test(end)) return
  throw new FeedError(
    'cut-off',
    `It is cut off: it does not end with </${root}>.`,
    'Nothing was imported from it. Try again later.',
  )
}

function feedList(text: string): FeedList {
  const addresses: { address: string; title: string }[] = []
  const waiting = [...(parseOpml(text).body?.outlines ?? [])]
  for (let outline = waiting.shift(); outline; outline = waiting.shift()) {
    if (outline.xmlUrl) addresses.push({ address: outline.xmlUrl, title: outline.title ?? outline.text ?? '' })
    waiting.unshift(...(outline.outlines ?? []))
  }
  if (addresses.length === 0)
    throw new FeedError('no-feeds', 'The list has no feeds.', 'Export the list again. Each feed needs an xmlUrl.')
  if (addresses.length > MAX_FEEDS)
    throw new FeedError(
      'too-many-feeds',
      `The list has ${addresses.length} feeds, at most ${MAX_FEEDS} are read.`,
      'Divide it into several lists.',
    )
  return { addresses }
}

/** The parser's message names the place in its `cause`, if it knows one. */
function explain(error: unknown): unknown {
  if (error instanceof DetectError)
    return new FeedError(
      'no-feed',
      'It is no feed: neither RSS, Atom, JSON Feed, OPML nor an export of WordPress.',
      'Check the address, or the file.',
    )
  if (!(error instanceof MalformedError || error instanceof ParseError)) return error
  const { cause } = error
  const reason = cause instanceof Error ? ` The parser says: ${cause.message.slice(0, 160).replace(/\.?$/, '.')}` : ''
  return new FeedError(
    'broken',
    `It is broken.${reason}`,
    'Nothing was imported from it. Tell its publisher; a feed validator shows the place.',
  )
}
