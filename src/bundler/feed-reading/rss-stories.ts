import { absoluteLink } from './absolute-link.ts'
import type { Feed, FeedStory } from './feed-story.ts'
import { type Enclosure, type Media, mediaOf, picturesOf } from './media-pictures.ts'

type Texts = readonly string[] | undefined

interface DublinCore {
  readonly creators?: Texts
  readonly subjects?: Texts
  readonly dates?: Texts
  readonly languages?: Texts
}

/** What is read of an item of RSS 2.0 or 1.0, as the parser has it. */
interface RssItem {
  readonly title?: string | undefined
  readonly link?: string | undefined
  readonly description?: string | undefined
  readonly authors?: readonly { readonly name?: string; readonly email?: string }[] | undefined
  readonly categories?: readonly { readonly name?: string }[] | undefined
  readonly enclosures?: readonly Enclosure[] | undefined
  readonly guid?: { readonly value?: string; readonly isPermaLink?: boolean } | undefined
  readonly pubDate?: string | undefined
  readonly source?: { readonly title?: string; readonly url?: string } | undefined
  readonly dc?: DublinCore | undefined
  readonly content?: { readonly encoded?: string } | undefined
  readonly media?: Media | undefined
  readonly itunes?: { readonly image?: string; readonly author?: string; readonly summary?: string } | undefined
  readonly atom?: AtomParts | undefined
  readonly rdf?: { readonly about?: string } | undefined
}

interface AtomParts {
  readonly published?: string
  readonly updated?: string
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[]
}

interface RssFeed {
  readonly title?: string | undefined
  readonly link?: string | undefined
  readonly description?: string | undefined
  readonly language?: string | undefined
  readonly image?: { readonly url?: string } | undefined
  readonly itunes?: { readonly image?: string } | undefined
  readonly items?: readonly RssItem[] | undefined
  readonly dc?: DublinCore | undefined
}

/** @param address that of the feed */
export function rssFeed(feed: RssFeed, address: string | undefined): Feed {
  const link = absoluteLink(feed.link, address)
  const base = link ?? address
  return {
    title: feed.title ?? '',
    description: feed.description ?? '',
    link,
    locale: feed.language ?? feed.dc?.languages?.[0],
    picture: absoluteLink(feed.image?.url, base) ?? absoluteLink(feed.itunes?.image, base),
    stories: (feed.items ?? []).map((item) => rssStory(item, base)),
  }
}

function rssStory(item: RssItem, base: string | undefined): FeedStory {
  const { guid, dc, itunes, atom, enclosures = [] } = item
  // A guid is the address of the page, unless it says that it is none.
  const permalink = guid?.isPermaLink === false ? undefined : absoluteLink(guid?.value, undefined)
  const alternate = atom?.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href
  const link = absoluteLink(item.link, base) ?? absoluteLink(alternate, base) ?? permalink
  const place = link ?? base
  const source = absoluteLink(item.source?.url, base)
  return {
    id: guid?.value ?? item.rdf?.about,
    link,
    title: item.title ?? '',
    summary: item.description ?? itunes?.summary ?? '',
    text: item.content?.encoded ?? '',
    published: item.pubDate ?? dc?.dates?.[0] ?? atom?.published,
    updated: atom?.updated,
    authors: [
      ...(dc?.creators ?? []),
      ...(item.authors ?? []).flatMap(nameOf),
      ...(itunes?.author ? [itunes.author] : []),
    ],
    categories: [...(item.categories ?? []).flatMap(({ name }) => name ?? []), ...(dc?.subjects ?? [])],
    tags: [],
    pictures: picturesOf(place, item.media, enclosures, [itunes?.image]),
    media: mediaOf(place, enclosures),
    locale: dc?.languages?.[0],
    source: source ? { name: item.source?.title ?? '', link: source } : undefined,
    base: place,
  }
}

/** An address for mail is nobody's name. */
const nameOf = ({ name }: { readonly name?: string }) => (name && !name.includes('@') ? [name] : [])
