import { absoluteLink } from './absolute-link.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { htmlOfText } from './clean-html.ts'
import type { Feed, FeedStory } from './feed-story.ts'
import { type Media, mediaOf, picturesOf } from './media-pictures.ts'

interface AtomText {
  readonly value?: string
  readonly type?: string
}

interface AtomLink {
  readonly href?: string
  readonly rel?: string
  readonly type?: string
}

interface AtomSource {
  readonly title?: AtomText | undefined
  readonly links?: readonly AtomLink[] | undefined
  readonly xml?: { readonly base?: string; readonly lang?: string } | undefined
}

/** What is read of an entry, as the parser has it. */
interface AtomEntry extends AtomSource {
  readonly id?: string | undefined
  readonly authors?: readonly { readonly name?: string }[] | undefined
  readonly categories?: readonly { readonly term?: string; readonly label?: string }[] | undefined
  readonly content?: AtomText | undefined
  readonly summary?: AtomText | undefined
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly source?: AtomSource | undefined
  readonly media?: Media | undefined
}

interface AtomFeed extends AtomSource {
  readonly subtitle?: AtomText | undefined
  readonly icon?: string | undefined
  readonly logo?: string | undefined
  readonly authors?: readonly { readonly name?: string }[] | undefined
  readonly entries?: readonly AtomEntry[] | undefined
}

/** @param address that of the feed */
export function atomFeed(feed: AtomFeed, address: string | undefined): Feed {
  const base = absoluteLink(feed.xml?.base, address) ?? address
  const link = pageOf(feed.links, base)
  return {
    title: inline(feed.title),
    description: inline(feed.subtitle),
    link,
    locale: feed.xml?.lang,
    picture: absoluteLink(feed.icon, base) ?? absoluteLink(feed.logo, base),
    stories: (feed.entries ?? []).map((entry) => atomStory(entry, feed, base ?? link)),
  }
}

function atomStory(entry: AtomEntry, feed: AtomFeed, feedBase: string | undefined): FeedStory {
  const base = absoluteLink(entry.xml?.base, feedBase) ?? feedBase
  const link = pageOf(entry.links, base)
  const source = pageOf(entry.source?.links, base)
  const enclosures = (entry.links ?? [])
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type }) => ({ url: href, type }))
  const authors = entry.authors ?? feed.authors ?? []
  return {
    id: entry.id,
    link,
    title: inline(entry.title),
    // YouTube has its texts in Media RSS.
    summary: block(entry.summary) || htmlOfText(entry.media?.groups?.[0]?.description?.value ?? ''),
    text: block(entry.content),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    authors: authors.flatMap(({ name }) => name ?? []),
    categories: (entry.categories ?? []).flatMap(({ term, label }) => label ?? term ?? []),
    tags: [],
    pictures: picturesOf(base, entry.media, enclosures, []),
    media: mediaOf(base, enclosures),
    locale: entry.xml?.lang,
    source: source ? { name: inline(entry.source?.title), link: source } : undefined,
    base,
  }
}

const pageOf = (links: readonly AtomLink[] = [], base: string | undefined): string | undefined => {
  const pages = links.filter(({ rel = 'alternate' }) => rel === 'alternate')
  const page = pages.find(({ type = 'text/html' }) => /html/i.test(type)) ?? pages[0]
  return absoluteLink(page?.href, base)
}

const isPlain = ({ type = 'text' }: AtomText) => type === 'text' || type === 'text/plain'

const inline = (text: AtomText = {}) => (isPlain(text) ? escapeHtml(text.value ?? '') : (text.value ?? ''))

/** Contents of other types are pictures and data, which have no place in a text. */
const block = (text: AtomText = {}) =>
  isPlain(text) ? htmlOfText(text.value ?? '') : /html/i.test(text.type ?? '') ? (text.value ?? '') : ''
