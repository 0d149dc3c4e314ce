import { Parser } from 'htmlparser2'
import { absoluteLink } from './absolute-link.ts'
import type { Feed, FeedPicture, FeedStory } from './feed-story.ts'
import { paragraphsOf, withGalleries } from './wordpress-text.ts'

/** Read by name, so that an export of any version of the format is read. */
type Fields = Map<string, string>

interface Item {
  readonly fields: Fields
  readonly categories: { readonly domain: string; readonly name: string }[]
  readonly meta: Fields
}

export const isWordPress = (text: string): boolean =>
  /xmlns:wp\s*=\s*["']https?:\/\/wordpress\.org\/export\//i.test(text.slice(0, 20_000))

/** Posts that nobody was ever meant to read are never imported, and neither are those behind a password. */
const DRAFTS = new Set(['draft', 'pending', 'future'])

/**
 * Reads an export of WordPress (WXR). Only posts are stories; attachments are their pictures.
 * @param drafts true to read drafts and posts that are dated in the future, too
 */
export function wordPressFeed(text: string, drafts: boolean): Feed {
  const { channel, items, authors } = parseExport(text)
  const site = absoluteLink(channel.get('wp:base_blog_url') ?? channel.get('link'), undefined)
  const attachments = new Map<string, FeedPicture>()
  const byPost = new Map<string, FeedPicture>()
  for (const { fields, meta } of items) {
    const url =
      fields.get('wp:post_type') === 'attachment' ? absoluteLink(fields.get('wp:attachment_url'), site) : undefined
    if (url === undefined || !/\.(?:jpe?g|png|gif|webp|avif)$/i.test(url)) continue
    const [alt, caption] = [meta.get('_wp_attachment_image_alt'), fields.get('excerpt:encoded')]
    const picture = { url, ...(alt && { alt }), ...(caption && { caption }) }
    attachments.set(fields.get('wp:post_id') ?? '', picture)
    const post = fields.get('wp:post_parent') ?? '0'
    if (post !== '0' && !byPost.has(post)) byPost.set(post, picture)
  }
  const held = new Map<string, number>()
  const stories: FeedStory[] = []
  for (const item of items) {
    const { fields } = item
    if (fields.get('wp:post_type') !== 'post') continue
    const isSecret = Boolean(fields.get('wp:post_password'))
    const status = isSecret ? 'password' : (fields.get('wp:status') ?? '')
    const isDraft = drafts && DRAFTS.has(status)
    if (status === 'publish' || isDraft) {
      const id = fields.get('wp:post_id') ?? ''
      const thumbnail = attachments.get(item.meta.get('_thumbnail_id') ?? '') ?? byPost.get(id)
      stories.push({ ...storyOf(item, site, authors, attachments, thumbnail), ...(isDraft && { isDraft }) })
    } else held.set(status || 'unknown', (held.get(status || 'unknown') ?? 0) + 1)
  }
  return {
    title: channel.get('title') ?? '',
    description: channel.get('description') ?? '',
    link: site,
    locale: channel.get('language'),
    stories,
    isOwn: true,
    held,
  }
}

function storyOf(
  { fields, categories }: Item,
  site: string | undefined,
  authors: Fields,
  attachments: ReadonlyMap<string, FeedPicture>,
  thumbnail: FeedPicture | undefined,
): FeedStory {
  const login = fields.get('dc:creator') ?? ''
  const names = (domain: string) => categories.flatMap((one) => (one.domain === domain ? one.name : []))
  const slug = decode(fields.get('wp:post_name') ?? '')
  const link = absoluteLink(fields.get('link'), site)
  return {
    id: fields.get('guid') || fields.get('wp:post_id'),
    link,
    title: fields.get('title') ?? '',
    summary: fields.get('excerpt:encoded') ?? '',
    text: withGalleries(paragraphsOf(fields.get('content:encoded') ?? ''), attachments),
    published: instantOf(fields.get('wp:post_date_gmt')) ?? fields.get('pubdate') ?? fields.get('wp:post_date'),
    updated: instantOf(fields.get('wp:post_modified_gmt')),
    authors: login ? [authors.get(login) ?? login] : [],
    categories: names('category').filter((name) => !/^uncategori[sz]ed$/i.test(name)),
    tags: names('post_tag'),
    pictures: thumbnail ? [thumbnail] : [],
    media: [],
    base: link ?? site,
    locale: undefined,
    source: undefined,
    ...(slug && { slug }),
  }
}

/** WordPress writes zeros in place of a missing date. */
const instantOf = (text: string | undefined) => (text && !text.startsWith('0000') ? `${text.trim()}Z` : undefined)

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}

/** Elements below an item or the channel that hold fields of their own. */
const GROUPS = new Set(['wp:postmeta', 'wp:author', 'wp:comment', 'wp:category', 'wp:tag', 'wp:term', 'image'])

/** Collects the fields of the channel and of its items. A stream, since exports are large. */
function parseExport(xml: string): { channel: Fields; items: readonly Item[]; authors: Fields } {
  const channel: Fields = new Map()
  const authors: Fields = new Map()
  const items: Item[] = []
  let item: Item | undefined
  let group: { readonly name: string; readonly fields: Fields } | undefined
  let category = ''
  let text = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase()
        if (tag === 'item') item = { fields: new Map(), categories: [], meta: new Map() }
        else if (GROUPS.has(tag)) group = { name: tag, fields: new Map() }
        category = attributes['domain'] ?? ''
        text = ''
      },
      ontext: (part) => {
        text += part
      },
      onclosetag(name) {
        const tag = name.toLowerCase()
        const value = text.trim()
        text = ''
        if (tag === 'item') {
          if (item) items.push(item)
          item = undefined
        } else if (tag === group?.name) {
          const { fields } = group
          if (tag === 'wp:postmeta') item?.meta.set(fields.get('wp:meta_key') ?? '', fields.get('wp:meta_value') ?? '')
          if (tag === 'wp:author')
            authors.set(fields.get('wp:author_login') ?? '', fields.get('wp:author_display_name') ?? '')
          group = undefined
        } else if (group) group.fields.set(tag, value)
        else if (item && tag === 'category') item.categories.push({ domain: category, name: value })
        else if (!(item?.fields ?? channel).has(tag)) (item?.fields ?? channel).set(tag, value)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return { channel, items, authors }
}
