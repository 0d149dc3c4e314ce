import { domainOf } from '../../contract/addresses.ts'
import { type Alternate, DEFAULT_TYPE } from '../../contract/edition.ts'
import {
  readCoverage,
  readExcerpt,
  readFeatured,
  readInstant,
  readLink,
  readLocale,
  readProvider,
  readTags,
  readTexts,
  readTitle,
  isTitleMissing,
  titleInComment,
  readUpdated,
} from './article-fields.ts'
import { articleAddress } from '../addresses/article-address.ts'
import type { SiteAddresses } from '../addresses/former-site.ts'
import type { GeneratorSite, Layout } from '../layouts/layout.ts'
import { placeOf, sectionName, titleOfName } from '../addresses/article-place.ts'
import { addressDayOf, fileNameOf, folderDayOf } from '../addresses/file-name.ts'
import type { Assets } from '../values/assets.ts'
import { linkOfTarget } from '../text/article-link.ts'
import { firstPicture } from '../text/first-picture.ts'
import { renderBody } from '../text/render-body.ts'
import { type FoundProblem, type Path, fieldName } from '../problems/found-problem.ts'
import { FieldReader } from './fields.ts'
import { ARTICLE_NAMES } from '../yaml-advice/field-names.ts'
import { checkNames, misspeltIn, patternOf } from './known-fields.ts'
import { pageKeys } from '../values/link.ts'
import type { Parsed } from '../parse/parse.ts'
import { readPictures } from './pictures.ts'
import { slugify, tidyText } from '../values/prose.ts'
import type { HeldReason } from '../adapt/hold-names.ts'
import type { FieldSite } from '../adapt/field-site.ts'
import { type ShownTimes, readPublishing } from './published.ts'
import { readRelated } from './related.ts'
import { reportText } from './text-problems.ts'
import type { ArticleContent } from './article.ts'
import { firstYoutubeId } from '../values/video.ts'

const MAX_UNKNOWN = 100

/** The site itself: the outlet of articles that name none. */
export interface OwnOutlet {
  readonly domain: string
  readonly title: string
}

export interface Validated {
  /** Absent when a problem is an error. */
  readonly article?: ArticleContent
  /** Also known when the article is broken, because a broken draft must not stop an edition. */
  readonly isPublished: boolean
  /** Why it is not published. */
  readonly held?: HeldReason
  readonly shownTimes?: ShownTimes
  readonly problems: readonly FoundProblem[]
  /** Paths below assets/ that the article refers to, also when it is broken. */
  readonly assets: readonly string[]
  /** Paths of unknown fields. */
  readonly unknown: readonly Path[]
}

/** Returns the first path of each pattern, 100 at most: more can only come from one mistake. */
function withoutRepetitions(paths: readonly Path[]): readonly Path[] {
  const patterns = new Map<string, Path>()
  for (const path of paths) {
    const pattern = patternOf(path)
    if (!patterns.has(pattern)) patterns.set(pattern, path)
  }
  return [...patterns.values()].slice(0, MAX_UNKNOWN)
}

/** What reading an article must know of its site. When any of it changes, all articles are read again. */
export interface ArticleSite {
  readonly outlet: OwnOutlet
  readonly addresses: SiteAddresses
  /** Layout of the folder of another system; absent for our own. */
  readonly layout?: Layout
  /** What the generator's own file says of the site, and of the addresses of its articles. */
  readonly generator?: GeneratorSite
  /** Tag of the site's language. */
  readonly language?: string
  /** Absent when nothing of the site changes how fields are read. */
  readonly fields?: FieldSite
}

/** Turns front matter of unknown shape into an article, or into problems. Nothing else decides which. */
export function validate(
  parsed: Parsed,
  assets: Assets,
  { outlet: own, addresses: site, layout, generator, language: siteLanguage }: ArticleSite,
): Validated {
  const { data, file } = parsed
  const fields = new FieldReader(parsed, generator?.zone)
  const misspeltTitle = data['title'] ? undefined : misspeltIn(data, 'title', ARTICLE_NAMES)
  const isUntitled = layout !== undefined && misspeltTitle === undefined && isTitleMissing(fields, data['title'])
  const title =
    (isUntitled && titleOfName(file.path)) ||
    (layout && titleInComment(fields, data['title'])) ||
    readTitle(fields, data['title'], misspeltTitle)
  const excerpt = readExcerpt(fields, data['excerpt'], title ?? '')
  const place = layout && placeOf(file.path, layout)
  const name = place ?? fileNameOf(file.path)
  // Other systems call the field `date`.
  const dated = data['publishedDateTime'] === undefined && data['date'] !== undefined ? 'date' : 'publishedDateTime'
  const written = parsed.adapted?.data ?? data
  const day = name.day ?? folderDayOf(file.path) ?? addressDayOf(written)
  const instant = readInstant(fields, data[dated], [dated], day, {
    ...(parsed.isPlain && { isPlain: true }),
    hasNamedDay: layout !== undefined,
  })
  const updated = readUpdated(fields, data['updatedDateTime'])

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

  const type = tidyText(fields.textIn(data, 'type', []) ?? '').toLowerCase() || DEFAULT_TYPE
  const featured = readFeatured(fields, data['featuredContent'])
  const youtube = featured ?? (type === 'video' ? firstYoutubeId(links) : undefined)
  const used = new Set<string>()
  const images = readPictures(fields, data['images'], ['images'], assets, used)
  const provider = readProvider(fields, data['provider'], assets, used)
  const language = typeof data['locale'] === 'string' ? data['locale'] : (place?.locale ?? siteLanguage)
  const body = renderBody(parsed.body, {
    ...(language && { language }),
    ...(generator?.values && { siteValues: generator.values }),
    file: file.path,
    assets,
    used,
    // Templates name the fields as their author wrote them.
    data: parsed.adapted ? { ...parsed.adapted.data, ...data } : data,
    wantsExcerpt: !excerpt && (layout ? 'anywhere' : true),
    addressOf: (target) => linkOfTarget(target, site.urls),
  })
  reportText(fields, body)
  const isLinkRefused = fields.problems.some(({ field }) => field === 'webUrl' || field === 'originalUrl')
  if (!url && !body.html && !isLinkRefused) {
    fields.report(
      'warning',
      'no-link',
      [],
      'The article has no webUrl, no originalUrl and no text, so there is nothing to read.',
      'Add webUrl, or write a text below the front matter.',
    )
  }
  const heat = fields.score(data['heat'], ['heat'])
  const quality = fields.score(data['quality'], ['quality'])
  const named = readTexts(fields, data['topics'], ['topics'])
  const topics = named.length === 0 && place?.section ? [sectionName(place.section)] : named
  const tags = readTags(fields, data['tags'])
  const authors = readTexts(fields, provider.data['authors'], ['provider', 'authors'])
  const publishers = readTexts(fields, provider.data['publishers'], ['provider', 'publishers'])
  const locale = readLocale(fields, data['locale']) ?? place?.locale
  const related = readRelated(fields, data['related'], assets, used)
  const coverage = readCoverage(fields, data['coverage'])
  // An article without an outlet was published by the site itself.
  const domain = provider.domain ?? (url && domainOf(url)) ?? (provider.name && slugify(provider.name)) ?? own.domain
  if (provider.isRefused) {
    const found = String(provider.data['domain']).slice(0, 60)
    const message = `Found “${found}”, expected a domain such as quillmark.example; ${domain} is used instead.`
    fields.report(
      'warning',
      'invalid-domain',
      ['provider', 'domain'],
      message,
      'Write the domain as in the outlet’s address.',
    )
  }
  const providerName = provider.name ?? (domain === own.domain ? own.title : undefined)

  checkNames(fields, data, [], ARTICLE_NAMES)
  const { unread } = fields
  const publishing = readPublishing(fields, parsed, unread, instant)
  const isReported = (path: Path) => fields.problems.some(({ field }) => field === fieldName(path))
  const unknown =
    unread.length === 0
      ? unread
      : withoutRepetitions(unread.filter((path) => path[0] !== misspeltTitle && !isReported(path)))
  const isBroken = fields.problems.some((problem) => problem.severity === 'error')
  const said = { ...publishing, problems: fields.problems, assets: [...used], unknown }
  if (isBroken || !title || !instant) return said
  const address = articleAddress({
    data: written,
    path: file.path,
    file: name,
    translation: place?.translation,
    time: instant.time,
    writtenDate: data[dated],
    title,
    site,
  })
  const article: ArticleContent = {
    id: address.id,
    aliases: address.aliases,
    former: address.former,
    names: address.names,
    title,
    excerpt: excerpt || body.excerpt || undefined,
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
    providerName: providerName ?? '',
    logos: provider.logos,
    topics,
    authors,
    publishers,
    tags,
    image: images[0] ?? (layout && !youtube && body.html ? firstPicture(body.html) : undefined),
    related,
    coverage,
    locale,
    body: body.html,
    pages: pageKeys(links),
  }
  return { ...said, article }
}
