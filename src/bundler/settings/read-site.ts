import type { Site } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { FieldReader } from '../validate/fields.ts'
import { SITE_NAMES } from '../yaml-advice/field-names.ts'
import { reportUnread } from '../validate/known-fields.ts'
import type { FieldSite } from '../adapt/field-site.ts'
import { readFieldNames } from './read-field-names.ts'
import { reportLaterDocument } from './later-document.ts'
import { hintForLink, safeLink } from '../values/link.ts'
import { canonicalLocale } from '../values/locale.ts'
import { parseYamlFile } from '../parse/parse.ts'
import { tidyText } from '../values/prose.ts'
import type { SourceFile } from '../read/read-file.ts'

export const MAX_HOSTS = 50
/** Number of articles that get a page of their own. */
const DEFAULT_PAGES = 1000
export const MAX_PAGES = 100_000
/** As many as `home` may name. */
export const MAX_BANDS = 12

/**
 * Reads `site.yaml`. Without one it takes title, description and language from the settings of Jekyll, or defaults.
 * @param jekyll `_config.yml`, read only when there is no `site.yaml`
 * @param others what the file of another generator says, where `site.yaml` does not
 */
export function readSite(
  site: SourceFile | undefined,
  jekyll?: SourceFile,
  others: Partial<Site> = {},
): {
  site: Site
  homeNames: readonly string[]
  /** Number of bands on the front page; absent when the file does not say. */
  bands?: number
  /** Origins that may embed topics, besides the site itself; undefined when everybody may. */
  embedHosts?: readonly string[] | undefined
  /** Number of articles, newest first, that get a page of their own. */
  pages: number
  /** True when no smaller copies of pictures are made. */
  hasOriginalPictures?: boolean
  /** Names that articles have for fields of the format; absent when the file has none. */
  fieldNames?: FieldSite['names']
  problems: Problem[]
} {
  const fallback: Site = { title: 'Broadsheet', locale: 'en', ...others, home: [] }
  const file = site ?? jekyll
  if (!file) return { site: fallback, homeNames: [], pages: DEFAULT_PAGES, problems: [] }
  const result = parseYamlFile(file)
  // A Jekyll configuration is written for another program, so its mistakes are not reported.
  if ('problems' in result)
    return { site: fallback, homeNames: [], pages: DEFAULT_PAGES, problems: site ? [...result.problems] : [] }
  const { data } = result.parsed
  const fields = new FieldReader(result.parsed)
  // Call it once for each field: every call reports a wrong value again.
  const text = (name: string) => tidyText(fields.text(data[name], [name]) ?? '')
  const title = text('title') || fallback.title
  const description = text('description')
  const language = text('locale') || text('lang')
  const locale = canonicalLocale(language)
  if (!site)
    return {
      site: { ...fallback, title, ...(description && { description }), ...(locale && { locale }) },
      homeNames: [],
      pages: DEFAULT_PAGES,
      problems: [],
    }

  reportUnread(fields, data, SITE_NAMES, 'The settings of a site have')
  for (const name of ['title', 'description']) if (data[name] === null) reportComment(fields, name)
  reportLaterDocument(fields, site)
  if (language && !locale)
    fields.report(
      'error',
      'invalid-locale',
      [data['locale'] ? 'locale' : 'lang'],
      `Found “${language}”, expected a language tag such as en or pt-BR.`,
      'Write the tag of the site’s language, or remove the field: without it the site is in English.',
    )
  const about = description || fallback.description
  const address = text('url')
  const url = address ? safeLink(address) : fallback.url
  if (address && !url)
    fields.report(
      'error',
      'unsafe-link',
      ['url'],
      `Found “${address}”, expected the public address of the site, https://….`,
      hintForLink(address) ?? 'Write the address at which readers find the site, or remove the field.',
    )
  const fieldNames = readFieldNames(fields, data['fields'])
  const homeNames = fields
    .list(data['home'], ['home'], 'text', MAX_BANDS)
    .flatMap((one, at) => fields.text(one, ['home', at]) ?? [])
  const bands = readCount(fields, data, BANDS)
  return {
    site: {
      title,
      ...(about && { description: about }),
      ...(url && { url: url.replace(/\/$/, '') }),
      locale: locale ?? fallback.locale,
      home: [],
    },
    homeNames,
    ...(bands !== undefined && { bands }),
    embedHosts: readEmbedHosts(fields, data['embed']),
    pages: readCount(fields, data, PAGES) ?? DEFAULT_PAGES,
    hasOriginalPictures: readPictureChoice(fields, data['pictures']),
    ...(fieldNames && { fieldNames }),
    problems: fields.problems,
  }
}

/** Reports a text that YAML reads as a comment. Otherwise a site would be published under another name. */
function reportComment(fields: FieldReader, name: string): void {
  const comment = /:\s+(#\S.*)/.exec(fields.textAt([name]))?.[1]
  if (comment === undefined) return
  fields.report(
    'error',
    'yaml-comment-in-text',
    [name],
    'Found nothing, because in YAML a # after a space begins a comment.',
    `Put the text in quotes: ${name}: "${comment.slice(0, 60)}". A comment has a space after its #.`,
  )
}

/** Matches `https://a.example`, `https://*.a.example` and `http://localhost:3000`. The text becomes part of a header. */
const ORIGIN = /^https?:\/\/(?:\*\.)?[a-z\d]+(?:[.-]+[a-z\d]+)*(?::\d{1,5})?$/

/** Wrong entries are left out. If none is left, only the site itself may embed its topics. */
function readEmbedHosts(fields: FieldReader, value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined
  return fields.list(value, ['embed'], 'text', MAX_HOSTS).flatMap((one, at) => {
    const text = (fields.text(one, ['embed', at]) ?? '').trim().toLowerCase().replace(/\/$/, '')
    if (ORIGIN.test(text)) return text
    fields.report(
      'error',
      'invalid-embed-host',
      ['embed', at],
      `Found “${text}”, expected a site that may embed topics, such as https://a.example or https://*.a.example.`,
      'Write scheme and host without a path, or remove the entry.',
    )
    return []
  })
}

/** @returns true when pictures are published in their own size only */
function readPictureChoice(fields: FieldReader, value: unknown): boolean {
  const text = tidyText(fields.text(value, ['pictures']) ?? '').toLowerCase()
  if (text === '' || text === 'copies') return false
  const near = didYouMean(text, ['original', 'copies'])
  if (text !== 'original')
    fields.report(
      'error',
      'invalid-picture-choice',
      ['pictures'],
      `Found “${text}”, expected original or copies: whether readers get pictures in their own size only.`,
      near ? `Write ${near}.` : 'Write original, or remove the field: without it phones load smaller copies.',
    )
  return text === 'original'
}

const PAGES = {
  name: 'pages',
  code: 'invalid-pages',
  most: MAX_PAGES,
  what: 'how many articles get a page of their own',
} as const
const BANDS = {
  name: 'bands',
  code: 'invalid-bands',
  most: MAX_BANDS,
  what: 'how many topics have a band on the front page',
} as const

/** Reads a field that is a whole number. */
function readCount(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  { name, code, most, what }: typeof PAGES | typeof BANDS,
): number | undefined {
  const value = data[name]
  if (value === undefined || value === null) return undefined
  // Reports a list or a group of fields as a wrong type.
  if (typeof value === 'object') return fields.number(value, [name])
  const text = fields.text(value, [name]) ?? ''
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most) return number
  const message = `Found “${text}”, expected a whole number from 0 to ${most}: ${what}.`
  fields.report('error', code, [name], message, 'Write such a number, or remove the field.')
  return undefined
}
