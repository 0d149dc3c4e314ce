import type { Site } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { FieldReader } from '../validate/fields.ts'
import { SITE_NAMES } from '../parse/field-names.ts'
import { reportUnread } from '../validate/known-fields.ts'
import { reportLaterDocument } from './later-document.ts'
import { hintForLink, safeLink } from '../values/link.ts'
import { canonicalLocale } from '../values/locale.ts'
import { parseYamlFile } from '../parse/parse.ts'
import { tidyText } from '../values/prose.ts'
import type { SourceFile } from '../read/read-file.ts'

const MOST_HOSTS = 50
/** How many articles get a page of their own when the site does not say, and at most. */
const PAGES = 1000
const MOST_PAGES = 100_000

/**
 * `site.yaml`, or title, description and language of a Jekyll site, or what can be said without either.
 * @param jekyll settings of another system, read where there is no `site.yaml`
 */
export function readSite(
  site: SourceFile | undefined,
  jekyll?: SourceFile,
): {
  site: Site
  homeNames: readonly string[]
  /** Origins that may frame the embedded topics besides our own; everybody when the site does not say. */
  embedHosts?: readonly string[] | undefined
  /** How many articles, the newest, get a page of their own. */
  pages: number
  problems: Problem[]
} {
  const fallback: Site = { title: 'Broadsheet', locale: 'en', home: [] }
  const file = site ?? jekyll
  if (!file) return { site: fallback, homeNames: [], pages: PAGES, problems: [] }
  const result = parseYamlFile(file)
  // Another system's settings may hold anything; only our own are checked.
  if ('problems' in result)
    return { site: fallback, homeNames: [], pages: PAGES, problems: site ? [...result.problems] : [] }
  const { data } = result.parsed
  const fields = new FieldReader(result.parsed)
  // Each is asked for once: a wrong one would be told as often.
  const text = (name: string) => tidyText(fields.text(data[name], [name]) ?? '')
  const title = text('title') || fallback.title
  const description = text('description')
  const language = text('locale') || text('lang')
  const locale = canonicalLocale(language)
  if (!site)
    return {
      site: { ...fallback, title, ...(description && { description }), ...(locale && { locale }) },
      homeNames: [],
      pages: PAGES,
      problems: [],
    }

  reportUnread(fields, data, SITE_NAMES, 'The settings of a site have')
  reportLaterDocument(fields, site)
  if (language && !locale)
    fields.report(
      'error',
      'invalid-locale',
      [data['locale'] ? 'locale' : 'lang'],
      `Found “${language}”, expected a language tag such as en or pt-BR.`,
      'Write the tag of the site’s language, or take the field out: without it the site is in English.',
    )
  const address = text('url')
  const url = address && safeLink(address)
  if (address && !url)
    fields.report(
      'error',
      'unsafe-link',
      ['url'],
      `Found “${address}”, expected the public address of the site, https://….`,
      hintForLink(address) ?? 'Write the address under which readers find it, or take the field out.',
    )
  const accent = readAccent(fields, data['accent'])
  const homeNames = fields
    .list(data['home'], ['home'], 'text', 12)
    .flatMap((one, at) => fields.text(one, ['home', at]) ?? [])
  return {
    site: {
      title,
      ...(description && { description }),
      ...(url && { url: url.replace(/\/$/, '') }),
      locale: locale ?? fallback.locale,
      ...(accent && { accent }),
      home: [],
    },
    homeNames,
    embedHosts: readEmbedHosts(fields, data['embed']),
    pages: readPages(fields, data['pages']),
    problems: fields.problems,
  }
}

/** What was a colour before its # began a comment. */
const LOST_COLOUR = /:\s+(#[\da-f]{3,8})\b/i

function readAccent(fields: FieldReader, value: unknown): string | undefined {
  const wrong = (message: string, hint: string) => {
    fields.report('error', 'invalid-colour', ['accent'], message, hint)
    return undefined
  }
  if (value === null) {
    const colour = LOST_COLOUR.exec(fields.lineOf('accent').text)?.[1]
    return colour
      ? wrong('Nothing stands here: the # began a comment.', `Quote the colour: accent: "${colour}".`)
      : undefined
  }
  const text = tidyText(fields.text(value, ['accent']) ?? '')
  if (text === '') return undefined
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase()
  return wrong(
    `Found “${text}”, expected a colour such as "#1d4ed8".`,
    'Write six hexadecimal digits after #, in quotes.',
  )
}

/** `https://a.example`, `https://*.a.example`, `http://localhost:3000`; it becomes part of a header. */
const ORIGIN = /^https?:\/\/(?:\*\.)?[a-z\d]+(?:[.-]+[a-z\d]+)*(?::\d{1,5})?$/

/** What is wrong is left out and opens nothing: a list of nothing but faults leaves our own pages. */
function readEmbedHosts(fields: FieldReader, value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined
  return fields.list(value, ['embed'], 'text', MOST_HOSTS).flatMap((one, at) => {
    const text = (fields.text(one, ['embed', at]) ?? '').trim().toLowerCase().replace(/\/$/, '')
    if (ORIGIN.test(text)) return text
    fields.report(
      'error',
      'invalid-embed-host',
      ['embed', at],
      `Found “${text}”, expected a site that may embed topics, such as https://a.example or https://*.a.example.`,
    )
    return []
  })
}

function readPages(fields: FieldReader, value: unknown): number {
  if (value === undefined || value === null) return PAGES
  // A list or a group of fields is told as any other.
  if (typeof value === 'object') return fields.number(value, ['pages']) ?? PAGES
  const text = fields.text(value, ['pages']) ?? ''
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= MOST_PAGES) return number
  fields.report(
    'error',
    'invalid-pages',
    ['pages'],
    `Found “${text}”, expected how many articles get a page of their own: a whole number from 0 to ${MOST_PAGES}.`,
  )
  return PAGES
}
