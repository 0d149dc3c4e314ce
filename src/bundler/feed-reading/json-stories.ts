import { absoluteLink } from './absolute-link.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { htmlOfText } from './clean-html.ts'
import type { Feed, FeedStory } from './feed-story.ts'
import { mediaOf, picturesOf } from './media-pictures.ts'

interface Author {
  readonly name?: string
}

/** What is read of an item of JSON Feed, as the parser has it. */
interface JsonItem {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly external_url?: string | undefined
  readonly title?: string | undefined
  readonly content_html?: string | undefined
  readonly content_text?: string | undefined
  readonly summary?: string | undefined
  readonly image?: string | undefined
  readonly banner_image?: string | undefined
  readonly date_published?: string | undefined
  readonly date_modified?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly authors?: readonly Author[] | undefined
  readonly language?: string | undefined
  readonly attachments?: readonly { readonly url?: string; readonly mime_type?: string }[] | undefined
}

interface JsonFeed {
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly home_page_url?: string | undefined
  readonly icon?: string | undefined
  readonly favicon?: string | undefined
  readonly language?: string | undefined
  readonly authors?: readonly Author[] | undefined
  readonly items?: readonly JsonItem[] | undefined
}

/** @param address that of the feed */
export function jsonFeed(feed: JsonFeed, address: string | undefined): Feed {
  const link = absoluteLink(feed.home_page_url, address)
  const base = link ?? address
  return {
    title: escapeHtml(feed.title ?? ''),
    description: escapeHtml(feed.description ?? ''),
    link,
    locale: feed.language,
    picture: absoluteLink(feed.icon, base) ?? absoluteLink(feed.favicon, base),
    stories: (feed.items ?? []).map((item) => jsonStory(item, feed, base)),
  }
}

function jsonStory(item: JsonItem, feed: JsonFeed, base: string | undefined): FeedStory {
  // The id of an item should be its address, and often is.
  const link = absoluteLink(item.url, base) ?? absoluteLink(item.id, undefined) ?? absoluteLink(item.external_url, base)
  const place = link ?? base
  const files = (item.attachments ?? []).map(({ url, mime_type: type }) => ({ url, type }))
  return {
    id: item.id,
    link,
    title: escapeHtml(item.title ?? ''),
    summary: escapeHtml(item.summary ?? ''),
    text: item.content_html ?? htmlOfText(item.content_text ?? ''),
    published: item.date_published,
    updated: item.date_modified,
    authors: (item.authors ?? feed.authors ?? []).flatMap(({ name }) => name ?? []),
    categories: item.tags ?? [],
    tags: [],
    pictures: picturesOf(place, undefined, files, [item.image, item.banner_image]),
    media: mediaOf(place, files),
    locale: item.language,
    source: undefined,
    base: place,
  }
}
