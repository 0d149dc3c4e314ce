import { absoluteLink } from './absolute-link.ts'
import { FeedError } from './feed-error.ts'
import { parseHtml } from './parse-html.ts'

const FEED_TYPE = /^application\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json))$/i

/**
 * Recognises a web page, which is often named in place of its feed.
 * @param start the first characters, without white space before them
 * @returns what to say of it; undefined for anything else
 */
export function feedOfPage(start: string, text: string, address: string | undefined): FeedError | undefined {
  if (!/^(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(start))
    return undefined
  let feed: string | undefined
  parseHtml(text.slice(0, 500_000), {
    onopentag: (name, { rel = '', type = '', href = '' }) => {
      if (name === 'link' && /\balternate\b/i.test(rel) && FEED_TYPE.test(type)) feed ??= absoluteLink(href, address)
    },
  })
  return new FeedError(
    'web-page',
    'It is a web page and no feed.',
    feed ? `Its feed is ${feed}` : 'Look on the page for the address of its feed.',
  )
}
