import type { Assets } from '../values/assets.ts'
import type { Path } from '../problems/found-problem.ts'
import type { FieldReader } from './fields.ts'
import type { Instant } from '../values/instant.ts'
import { PROVIDER_NAMES } from '../yaml-advice/field-names.ts'
import { checkNames } from './known-fields.ts'
import { hintForLink, safeLink } from '../values/link.ts'
import { canonicalLocale } from '../values/locale.ts'
import { explainWrongDate, explainWrongDateInName } from '../values/explain-date.ts'
import { outletDomain } from '../values/outlet-domain.ts'
import { readPictures } from './pictures.ts'
import { commasMessage, splitAtCommas, mayBeSeveralWords, tidyExcerpt, tidyText } from '../values/prose.ts'
import { framesIn, youtubeInHtml } from '../values/video.ts'

export const LIMITS = { title: 500, excerpt: 20_000, list: 200 } as const

const LIST_OR_ONE = 'Readers see one tag. Write the list in its place, or put the text between brackets: ["…"].'
const WHOLE_ADDRESS = 'Write the whole address, https://…, or remove the field.'
const LEFT_OUT_FRAME = 'It is left out. Write a link to it below the front matter, and remove the field.'

/** True when there is no title at all. In `title: # of stories`, there is one that YAML takes for a comment. */
export function isTitleMissing(fields: FieldReader, value: unknown): boolean {
  if (value === null) return !COMMENT.test(fields.lineOf('title').text)
  return value === undefined || (typeof value === 'string' && value.trim() === '')
}

const COMMENT = /:\s+#(.*\S)/

/**
 * The title that YAML takes for a comment: `title: #harbour news`. A note of a template has a space behind its sign, `# of the
 * article`, and is none.
 */
export function titleInComment(fields: FieldReader, value: unknown): string | undefined {
  const comment = value === null ? COMMENT.exec(fields.lineOf('title').text)?.[1] : undefined
  if (comment === undefined || /^\s/.test(comment)) return undefined
  const title = `#${comment}`
  const message = `In YAML, a # after a space begins a comment. The article has this comment as its title: “${title.slice(0, 60)}”.`
  fields.report(
    'warning',
    'title-in-comment',
    ['title'],
    message,
    `Put the title in quotes: title: "${title.slice(0, 60)}".`,
  )
  return tidyText(title)
}

/** @param meant name of an unknown field that is probably a misspelt `title` */
export function readTitle(fields: FieldReader, value: unknown, meant?: string): string | undefined {
  const raw = fields.text(value, ['title'])
  const title = raw === undefined ? undefined : tidyText(raw)
  if (!title) {
    if (raw !== undefined || value === null || value === undefined) {
      fields.report(
        'error',
        'no-title',
        value === undefined ? [] : ['title'],
        'The article has no title.',
        noTitleHint(fields, value, meant),
      )
    }
    return undefined
  }
  if (title.length > LIMITS.title) {
    fields.report(
      'error',
      'title-too-long',
      ['title'],
      `The title has ${title.length} characters; a title may have at most ${LIMITS.title}.`,
      'Shorten it; a longer text belongs in excerpt.',
    )
    return undefined
  }
  return title
}

function noTitleHint(fields: FieldReader, value: unknown, meant: string | undefined): string {
  if (meant !== undefined) return `“${meant}” in line ${fields.lineOf(meant).line} may be a misspelt “title”.`
  const comment = value === null ? COMMENT.exec(fields.lineOf('title').text)?.[1] : undefined
  if (comment)
    return `In YAML, a # after a space begins a comment. Put the title in quotes: title: "#${comment.slice(0, 60)}".`
  return 'Add title: "…" to the front matter.'
}

export function readExcerpt(fields: FieldReader, value: unknown, title: string): string | undefined {
  const raw = fields.text(value, ['excerpt'])
  if (raw === undefined) return undefined
  if (raw.length > LIMITS.excerpt) {
    fields.report(
      'error',
      'excerpt-too-long',
      ['excerpt'],
      `The excerpt has ${raw.length} characters; an excerpt may have at most ${LIMITS.excerpt}.`,
      'Put the text of the article below the front matter.',
    )
    return undefined
  }
  return tidyExcerpt(tidyText(raw), title) || undefined
}

const NO_DATE = {
  code: 'no-date',
  message: 'The article has no date.',
  hint: 'Add publishedDateTime: 2026-11-22T15:40:00Z, or begin the file name with the day: 2026-11-22-….md.',
}

const NO_FRONT_MATTER = {
  code: 'no-front-matter',
  message: 'The file has no front matter, and its name does not begin with a day, so the article has no date.',
  hint: 'Begin the name of the file with the day: 2026-11-22-….md. Or write --- on the first line, and the fields below it.',
}

/**
 * @param day the day in the name of the file
 * @param isPlain true for Markdown without front matter
 * @param hasNamedDay true in the folder of another system, which takes the day of the name before a date that it cannot read
 */
export function readInstant(
  fields: FieldReader,
  value: unknown,
  path: Path,
  day?: string,
  { isPlain = false, hasNamedDay = false } = {},
): Instant | undefined {
  const raw = fields.text(value, path)
  if (raw === undefined || raw.trim() === '') {
    if (day) return fields.instantOf(day)
    if (value === undefined || value === null || raw !== undefined) {
      const missing = isPlain ? NO_FRONT_MATTER : NO_DATE
      const { message, hint } = explainWrongDateInName(fields.file) ?? missing
      fields.report('error', missing.code, value === undefined ? [] : path, message, hint)
    }
    return undefined
  }
  const instant = fields.instantOf(raw)
  if (!instant) {
    const { reason, hint } = explainWrongDate(raw)
    if (day && hasNamedDay) {
      const message = `Found “${raw.slice(0, 60)}”, ${reason}. The article has the day of its file’s name, ${day}.`
      fields.report('warning', 'invalid-date', path, message, hint)
      return fields.instantOf(day)
    }
    fields.report('error', 'invalid-date', path, `Found “${raw.slice(0, 60)}”, ${reason}.`, hint)
  }
  return instant
}

/** Most articles were never updated, so an empty value is no problem. */
export function readUpdated(fields: FieldReader, value: unknown) {
  if (!value || (typeof value === 'string' && value.trim() === '')) return undefined
  return readInstant(fields, value, ['updatedDateTime'])
}

/** Reads a list of texts, without empty ones. */
export function readTexts(fields: FieldReader, value: unknown, path: Path): string[] {
  const texts: string[] = []
  for (const [at, one] of fields.list(value, path, 'text', LIMITS.list).entries()) {
    const tidy = tidyText((typeof one === 'string' ? one : fields.text(one, [...path, at])) ?? '')
    if (tidy) texts.push(tidy)
  }
  return texts
}

export function readTags(fields: FieldReader, value: unknown): string[] {
  const parts = typeof value === 'string' && value.includes(',') ? splitAtCommas(value) : []
  if (parts.length > 1) fields.report('warning', 'text-with-commas', ['tags'], commasMessage(parts), LIST_OR_ONE)
  if (mayBeSeveralWords(value)) {
    const message = `Found one text with spaces, which is read as one tag. Several tags are a list: [${value.trim().split(/\s+/).join(', ')}].`
    const hint = `Write the list if these are several tags. If it is one, write ["${value.trim()}"].`
    fields.report('warning', 'text-with-spaces', ['tags'], message, hint)
  }
  return [...new Set(readTexts(fields, value, ['tags']))]
}

/** @param isNeeded true for the link of the article, whose mistakes are errors; alternates are left out instead */
export function readLink(fields: FieldReader, value: unknown, path: Path, isNeeded: boolean): string | undefined {
  const raw = fields.text(value, path)?.trim()
  if (!raw) return undefined
  const link = safeLink(raw)
  if (!link) {
    fields.report(
      isNeeded ? 'error' : 'warning',
      'unsafe-link',
      path,
      `Found “${raw.slice(0, 80)}”, expected an address that begins with https:// or http:// and contains no password.`,
      hintForLink(raw) ?? (isNeeded ? WHOLE_ADDRESS : `It is left out. ${WHOLE_ADDRESS}`),
    )
  }
  return link
}

/** Returns the id of the YouTube video that `featuredContent` embeds. */
export function readFeatured(fields: FieldReader, value: unknown): string | undefined {
  const html = fields.text(value, ['featuredContent'])
  const video = html && youtubeInHtml(html)
  if (video) return video
  const [frame] = html ? framesIn(html) : []
  if (frame !== undefined) {
    const message = `Found an iframe of “${frame.slice(0, 80)}”, expected a YouTube video.`
    fields.report('warning', 'unknown-player', ['featuredContent'], message, LEFT_OUT_FRAME)
  }
  return undefined
}

/** Reads `coverage`: false, or the name of an event. `true` and an empty value say nothing. */
export function readCoverage(fields: FieldReader, value: unknown): string | false | undefined {
  if (value === undefined || value === null || value === true) return undefined
  if (value === false || value === 'false') return false
  const name = tidyText(fields.text(value, ['coverage']) ?? '').toLowerCase()
  return name || undefined
}

/** Locales by their text. `Intl` takes longer for one than everything else takes for an article. */
const locales = new Map<string, string>()
const MAX_LOCALES = 1000

export function readLocale(fields: FieldReader, value: unknown): string | undefined {
  const raw = fields.text(value, ['locale'])?.trim()
  if (!raw) return undefined
  const known = locales.get(raw)
  if (known) return known
  const locale = canonicalLocale(raw)
  if (locale && locales.size < MAX_LOCALES) locales.set(raw, locale)
  if (!locale) {
    const message = `Found “${raw.slice(0, 60)}”, expected a language tag such as en or pt-BR.`
    fields.report(
      'warning',
      'invalid-locale',
      ['locale'],
      message,
      'It is left out. Write such a tag, or remove the field.',
    )
  }
  return locale
}

const PROVIDER: Path = ['provider']

export function readProvider(fields: FieldReader, value: unknown, assets: Assets, used: Set<string>) {
  // People often write only the name of the outlet.
  const isName = typeof value === 'string' && value.trim() !== ''
  const data: Readonly<Record<string, unknown>> = isName ? { name: value } : (fields.mapping(value, ['provider']) ?? {})
  if (isName) {
    fields.report(
      'warning',
      'provider-name-only',
      ['provider'],
      `Found the text “${value.slice(0, 60)}”, expected a group of fields; the text is used as the outlet’s name.`,
      'Write name: … and domain: … below provider:.',
    )
  }
  if (!isName) checkNames(fields, data, PROVIDER, PROVIDER_NAMES)
  const name = tidyText(fields.textIn(data, 'name', PROVIDER) ?? '')
  const written = tidyText(fields.textIn(data, 'domain', PROVIDER) ?? '')
  return {
    data,
    name: name || undefined,
    domain: written ? outletDomain(written) : undefined,
    isRefused: written !== '' && outletDomain(written) === undefined,
    logos: readPictures(fields, data['images'], ['provider', 'images'], assets, used),
  }
}
