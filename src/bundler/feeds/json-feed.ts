import { type JsonFeed, generateJsonFeed } from 'feedsmith'
import type { FeedItem, PublicSite } from './feed-item.ts'
import { type FeedHead, iconOf } from './feed-head.ts'
import { markJson } from './feed-file.ts'

/** Makes a JSON Feed, https://www.jsonfeed.org/version/1.1/. */
export function jsonFeed(site: PublicSite, head: FeedHead, items: readonly FeedItem[], inputs: string): string {
  const feed: JsonFeed.Feed<string> = {
    title: head.title,
    home_page_url: head.page,
    feed_url: head.addressOf('json'),
    description: head.description,
    icon: iconOf(site),
    language: site.locale,
    items: items.map(jsonItem),
  }
  const made = generateJsonFeed(feed)
  if (typeof made !== 'object') throw new Error('A JSON Feed is an object.')
  // The library leaves out an empty list, which the format demands.
  return markJson({ ...made, ...(items.length === 0 && { items }) }, inputs)
}

function jsonItem(item: FeedItem): JsonFeed.Item<string> {
  const { excerpt, html, picture, locale } = item
  const tags = [...new Set([...item.topics.map(({ name }) => name), ...item.tags])]
  return {
    id: item.page,
    url: item.page,
    ...(item.link !== item.page && { external_url: item.link }),
    title: item.title,
    // An item must have one of the two contents.
    ...(html === undefined ? { content_text: excerpt ?? item.title } : { content_html: html }),
    ...(excerpt !== undefined && html !== undefined && { summary: excerpt }),
    ...(picture && { image: picture.src }),
    date_published: item.time,
    date_modified: item.updated,
    authors: item.authors.map((name) => ({ name })),
    ...(tags.length > 0 && { tags }),
    ...(locale !== undefined && { language: locale }),
  }
}
