import { type RssFeed, generateRssFeed } from 'feedsmith'
import { topicPath } from '../../contract/addresses.ts'
import { FEED_FORMATS, feedPath, hasFeeds } from '../../contract/feeds.ts'
import type { FeedItem, FeedPicture, PublicSite } from './feed-item.ts'
import { type FeedHead, iconOf, updatedOf } from './feed-head.ts'
import { markXml } from './feed-file.ts'

/** Makes a feed in RSS 2.0, https://www.rssboard.org/rss-specification. */
export function rssFeed(site: PublicSite, head: FeedHead, items: readonly FeedItem[], inputs: string): string {
  const updated = updatedOf(items)
  const feed: RssFeed.Feed<string> = {
    title: head.title,
    link: head.page,
    description: head.description,
    language: site.locale,
    ...(updated !== undefined && { lastBuildDate: updated }),
    image: { url: iconOf(site), title: head.title, link: head.page },
    atom: { links: [{ href: head.addressOf('rss'), rel: 'self', type: FEED_FORMATS.rss.type }] },
    items: items.map((item) => rssItem(site, item)),
  }
  return markXml(generateRssFeed(feed), inputs)
}

function rssItem(site: PublicSite, item: FeedItem): RssFeed.Item<string> {
  const { outlet, picture, excerpt, html, locale } = item
  const subject = { kind: 'source', domain: outlet.domain } as const
  return {
    title: item.title,
    link: item.link,
    // Descriptions are HTML, and an excerpt is plain text.
    ...(excerpt !== undefined && { description: escapeText(excerpt) }),
    ...(html !== undefined && { content: { encoded: html } }),
    guid: { value: item.page, isPermaLink: true },
    pubDate: item.time,
    categories: [
      ...item.topics.map(({ id, name }) => ({ name, domain: site.url + topicPath(id) })),
      ...item.tags.map((name) => ({ name })),
    ],
    // The channel that the story also belongs to: the outlet's on this site.
    ...(hasFeeds(subject) && { source: { title: outlet.name, url: site.url + feedPath(subject, 'rss') } }),
    // An author of RSS is an address of e-mail, which no article has.
    dc: { creators: [...item.authors], ...(locale !== undefined && { languages: [locale] }) },
    ...(picture && { media: mediaOf(picture) }),
    // The length in bytes is not known. 0 is what the RSS Advisory Board advises then.
    ...(picture?.type && { enclosures: [{ url: picture.src, type: picture.type, length: 0 }] }),
  }
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The picture with its size and credit, https://www.rssboard.org/media-rss. */
export const mediaOf = ({ src, type, width, height, attribution, alt }: FeedPicture) => ({
  contents: [
    {
      url: src,
      medium: 'image',
      ...(type && { type }),
      ...(width && { width }),
      ...(height && { height }),
      ...(alt && { description: { value: alt, type: 'plain' } }),
      ...(attribution && { credits: [{ value: attribution }] }),
    },
  ],
})
