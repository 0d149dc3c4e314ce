import { domainOf } from '../contract/addresses.ts'
import type { Alternate } from '../contract/edition.ts'
import { rankOf } from '../contract/order.ts'
import type { Problem } from '../contract/problem.ts'
import {
  nameOf,
  readExcerpt,
  readInstant,
  readLink,
  readLocale,
  readProvider,
  readTexts,
  readTitle,
  readUpdated,
} from './article-fields.ts'
import type { Assets } from './assets.ts'
import { renderBody } from './body.ts'
import { FieldReader, type Whole } from './fields.ts'
import { pageKeys } from './link.ts'
import { missingFiles } from './missing-files.ts'
import type { Parsed } from './parse.ts'
import { didYouMean } from './problems.ts'
import { readPictures } from './pictures.ts'
import { slugify, tidyText } from './prose.ts'
import { type RelatedLists, readRelated } from './related.ts'
import type { ArticleContent, Digest } from './source-article.ts'
import { youtubeAmong, youtubeInHtml } from './video.ts'

/** Fields that are read, by this file and those it calls. */
export const KNOWN_FIELDS: readonly string[] = [
  'title',
  'excerpt',
  'publishedDateTime',
  'date',
  'updatedDateTime',
  'webUrl',
  'originalUrl',
  'ampWebUrl',
  'cdnAmpWebUrl',
  'type',
  'quality',
  'heat',
  'published',
  'featuredContent',
  'provider',
  'topics',
  'tags',
  'images',
  'related',
  'locale',
]

/** Fields of publishing systems that mean nothing here and are passed over in silence; `secured` is never even looked at. */
export const IGNORED_FIELDS: readonly string[] = [
  'secured',
  'category',
  'categories',
  'taxonomy',
  '_id',
  'layout',
  'permalink',
  'slug',
  'deleted',
  'redirect_from',
  'sourceUrl',
  'path',
]

const MOST_UNKNOWN = 100
const KNOWN = new Set([...KNOWN_FIELDS, ...IGNORED_FIELDS])

export type WholeContent = Whole<Omit<ArticleContent, 'related'>> & { readonly related: RelatedLists['items'] }

export interface Validated {
  /** Absent when a problem is an error. */
  readonly article?: {
    readonly content: WholeContent
    readonly digest: Omit<Digest, 'key' | 'cardBytes' | 'storyBytes' | 'mark' | 'offset' | 'length'>
  }
  /** Known even of a broken article: a draft must not stop an edition. */
  readonly isPublished: boolean
  readonly problems: readonly Problem[]
  /** Paths below assets/ that it refers to, also when it is broken. */
  readonly assets: readonly string[]
  /** Names of fields that nothing reads. */
  readonly unknown: readonly string[]
}

/** Front matter of unknown shape → an article, or problems. The only place where that is decided. */
export function validate(
  parsed: Parsed,
  assets: Assets,
  site: { readonly domain: string; readonly title: string },
): Validated {
  const { data, file } = parsed
  const fields = new FieldReader(parsed)
  const title = readTitle(fields, data['title'])
  const excerpt = readExcerpt(fields, data['excerpt'], title ?? '')
  const { day, slug } = nameOf(file.path)
  // Other systems call it `date`.
  const dated = data['publishedDateTime'] === undefined && data['date'] !== undefined ? 'date' : 'publishedDateTime'
  const instant = readInstant(fields, data[dated], [dated], day)
  const updated = readUpdated(fields, data['updatedDateTime'])
  const isPublished = fields.flag(data['published'], ['published']) ?? true

  const link = (name: string, isNeeded: boolean) => readLink(fields, data[name], [name], isNeeded)
  const webUrl = link('webUrl', true)
  const originalUrl = link('originalUrl', true)
  const amp = link('ampWebUrl', false)
  const ampCache = link('cdnAmpWebUrl', false)
  const url = webUrl ?? originalUrl
  const alternates: Alternate[] = []
  if (originalUrl && originalUrl !== url) alternates.push({ kind: 'original', url: originalUrl })
  if (amp) alternates.push({ kind: 'amp', url: amp })
  if (ampCache) alternates.push({ kind: 'amp-cache', url: ampCache })
  const links = [webUrl, originalUrl, amp, ampCache].filter((one) => one !== undefined)

  const type = tidyText(fields.textIn(data, 'type', []) ?? '').toLowerCase() || 'article'
  const featured = fields.text(data['featuredContent'], ['featuredContent'])
  const youtube = (featured && youtubeInHtml(featured)) || (type === 'video' ? youtubeAmong(links) : undefined)
  const used = new Set<string>()
  const images = readPictures(fields, data['images'], ['images'], assets, used)
  const provider = readProvider(fields, data['provider'], assets, used)
  const body = renderBody(parsed.body, assets, used)
  if (body.missing.length > 0) fields.problems.push(...missingFiles(parsed, body.missing))
  const isLinkRefused = fields.problems.some(({ field }) => field === 'webUrl' || field === 'originalUrl')
  if (!url && !body.html && !isLinkRefused) {
    fields.report(
      'warning',
      'no-link',
      [],
      'The article has neither webUrl nor originalUrl, and no text of its own: there is nothing to read.',
      'Add webUrl.',
    )
  }
  const known = (value: number | undefined) => (value !== undefined && value >= 0 ? value : undefined)
  const heat = known(fields.number(data['heat'], ['heat']))
  const quality = known(fields.number(data['quality'], ['quality']))
  const topics = readTexts(fields, data['topics'], ['topics'])
  const tags = [...new Set(readTexts(fields, data['tags'], ['tags']))]
  const authors = readTexts(fields, provider.data['authors'], ['provider', 'authors'])
  const publishers = readTexts(fields, provider.data['publishers'], ['provider', 'publishers'])
  const locale = readLocale(fields, data['locale'])
  const related = readRelated(fields, data['related'], assets, used)
  // An article without an outlet is the publisher's own.
  const domain = provider.domain ?? (url && domainOf(url)) ?? (provider.name && slugify(provider.name)) ?? site.domain
  const providerName = provider.name ?? (domain === site.domain ? site.title : undefined)

  // A page of template parameters by mistake is told by its first hundred.
  const unknown = Object.keys(data)
    .filter((name) => !KNOWN.has(name))
    .slice(0, MOST_UNKNOWN)
  const misspelt = data['published'] === undefined && unknown.find((name) => didYouMean(name, ['published']))
  if (misspelt) {
    // A warning would publish what its writer held back.
    fields.report(
      'error',
      'misspelt-published',
      [misspelt],
      `Found “${misspelt}”, which nothing reads. If “published” was meant, it decides whether the article is public.`,
      'Write published: false or published: true, or give the field another name.',
    )
  }
  const isBroken = fields.problems.some((problem) => problem.severity === 'error')
  const said = { isPublished, problems: fields.problems, assets: [...used], unknown }
  if (isBroken || !title || !instant) return said
  const pages = pageKeys(links)
  const content: WholeContent = {
    id: `${(day ?? instant.time.slice(0, 10)).replaceAll('-', '/')}/${slug}`,
    title,
    excerpt: excerpt || undefined,
    time: instant.time,
    dayOnly: instant.dayOnly,
    updated: updated?.time,
    type,
    url,
    alternates,
    heat,
    quality,
    youtube: youtube || undefined,
    domain,
    providerName: providerName || undefined,
    authors,
    publishers,
    tags,
    image: images[0],
    related: related.items,
    locale,
    body: body.html,
    pages: [pages, ...related.pages],
  }
  return {
    ...said,
    article: {
      content,
      digest: {
        file: file.path,
        id: content.id,
        time: content.time,
        isPublished,
        type,
        rank: rankOf({ ...(heat !== undefined && { heat }), ...(quality !== undefined && { quality }) }),
        domain,
        providerName: providerName ?? '',
        logos: provider.logos,
        topics,
        pages,
        related: related.digests,
      },
    },
  }
}
