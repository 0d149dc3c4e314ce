import { type AtomFeed, generateAtomFeed } from 'feedsmith'
import { sourcePath } from '../../contract/addresses.ts'
import { FEED_FORMATS } from '../../contract/feeds.ts'
import type { FeedItem, PublicSite } from './feed-item.ts'
import { type FeedHead, iconOf, updatedOf } from './feed-head.ts'
import { markXml } from './feed-file.ts'
import { mediaOf } from './rss-feed.ts'

/** Atom demands a time. This one is of a feed without stories. */
const NEVER = '1970-01-01T00:00:00Z'

/** Makes a feed in Atom, RFC 4287. */
export function atomFeed(site: PublicSite, head: FeedHead, items: readonly FeedItem[], inputs: string): string {
  const feed: AtomFeed.Feed<string> = {
    id: head.page,
    title: { value: head.title },
    subtitle: { value: head.description },
    updated: updatedOf(items) ?? NEVER,
    authors: [{ name: head.title, uri: head.page }],
    icon: iconOf(site),
    links: [
      { href: head.addressOf('atom'), rel: 'self', type: FEED_FORMATS.atom.type },
      { href: head.page, rel: 'alternate', type: 'text/html' },
    ],
    entries: items.map((item) => atomEntry(site, item)),
    xml: { lang: site.locale },
  }
  return markXml(generateAtomFeed(feed), inputs)
}

function atomEntry(site: PublicSite, item: FeedItem): AtomFeed.Entry<string> {
  const { outlet, picture, excerpt, html, locale } = item
  const outletPage = site.url + sourcePath(outlet.domain)
  return {
    id: item.page,
    title: { value: item.title },
    published: item.time,
    updated: item.updated,
    authors: item.authors.map((name) => ({ name })),
    links: [
      { href: item.link, rel: 'alternate', type: 'text/html' },
      // The page on this site has the coverage of the event.
      ...(item.link === item.page ? [] : [{ href: item.page, rel: 'related', type: 'text/html' }]),
      ...(picture ? [{ href: picture.src, rel: 'enclosure', ...(picture.type && { type: picture.type }) }] : []),
    ],
    categories: [
      ...item.topics.map(({ id, name }) => ({ term: id, label: name, scheme: `${site.url}/topics/` })),
      ...item.tags.map((term) => ({ term })),
    ],
    ...(excerpt !== undefined && { summary: { value: excerpt, type: 'text' } }),
    ...(html !== undefined && { content: { value: html, type: 'html' } }),
    source: {
      id: outletPage,
      title: { value: outlet.name },
      links: [{ href: outletPage, rel: 'alternate', type: 'text/html' }],
      updated: item.updated,
    },
    ...(picture && { media: mediaOf(picture) }),
    ...(locale !== undefined && { xml: { lang: locale } }),
  }
}
