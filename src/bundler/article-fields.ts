import { domainOf } from '../contract/addresses.ts'
import type { Assets } from './assets.ts'
import type { FieldReader, Path } from './fields.ts'
import { parseInstant } from './instant.ts'
import { safeLink } from './link.ts'
import { whyNoDayInName, whyNoInstant } from './no-instant.ts'
import { readPictures } from './pictures.ts'
import { fileSlug, tidyExcerpt, tidyText } from './prose.ts'

// One function a field, where a field has a rule of its own.

const LIMITS = { title: 500, excerpt: 20_000, list: 200 } as const

/** `_news/2020-06-10-slug.md` → its day and slug. */
export function nameOf(path: string): { day?: string; slug: string } {
  const name = (path.split('/').at(-1) ?? '').replace(/\.(md|markdown)$/i, '')
  const match = /^(\d{4}-\d{2}-\d{2})[-_ ]?(.*)$/.exec(name)
  const day = match?.[1] && parseInstant(match[1]) ? match[1] : undefined
  const slug = fileSlug((day ? match?.[2] : name) ?? '') || 'story'
  return day ? { day, slug } : { slug }
}

export function readTitle(fields: FieldReader, value: unknown): string | undefined {
  const raw = fields.text(value, ['title'])
  const title = raw === undefined ? undefined : tidyText(raw)
  if (!title) {
    if (raw !== undefined || value === null || value === undefined) {
      fields.report(
        'error',
        'no-title',
        value === undefined ? [] : ['title'],
        'The article has no title.',
        'Add title: "…" to the front matter.',
      )
    }
    return undefined
  }
  if (title.length > LIMITS.title) {
    fields.report(
      'error',
      'title-too-long',
      ['title'],
      `The title has ${title.length} characters; at most ${LIMITS.title} are read.`,
      'Is the excerpt in its place?',
    )
    return undefined
  }
  return title
}

export function readExcerpt(fields: FieldReader, value: unknown, title: string): string | undefined {
  const raw = fields.text(value, ['excerpt'])
  if (raw === undefined) return undefined
  if (raw.length > LIMITS.excerpt) {
    fields.report(
      'error',
      'excerpt-too-long',
      ['excerpt'],
      `The excerpt has ${raw.length} characters; at most ${LIMITS.excerpt} are read.`,
      'Put the text of the article below the front matter.',
    )
    return undefined
  }
  return tidyExcerpt(tidyText(raw), title) || undefined
}

const NO_DATE = {
  message: 'The article has no date.',
  hint: 'Add publishedDateTime: 2026-11-22T15:40:00Z, or begin the file name with the day: 2026-11-22-….md.',
}

export function readInstant(fields: FieldReader, value: unknown, path: Path, day?: string) {
  const raw = fields.text(value, path)
  if (raw === undefined || raw.trim() === '') {
    if (day) return { time: `${day}T00:00:00Z`, dayOnly: true }
    if (value === undefined || value === null || raw !== undefined) {
      const { message, hint } = whyNoDayInName(fields.file) ?? NO_DATE
      fields.report('error', 'no-date', value === undefined ? [] : path, message, hint)
    }
    return undefined
  }
  const instant = parseInstant(raw)
  if (!instant) {
    const { why, hint } = whyNoInstant(raw)
    fields.report('error', 'invalid-date', path, `Found “${raw.slice(0, 60)}”, ${why}.`, hint)
  }
  return instant
}

/** An article need not have been changed: empty is none. */
export function readUpdated(fields: FieldReader, value: unknown) {
  if (!value || (typeof value === 'string' && value.trim() === '')) return undefined
  return readInstant(fields, value, ['updatedDateTime'])
}

/** The texts of a list that are not empty. */
export function readTexts(fields: FieldReader, value: unknown, path: Path): string[] {
  const texts: string[] = []
  for (const [at, one] of fields.list(value, path, 'text', LIMITS.list).entries()) {
    const tidy = tidyText((typeof one === 'string' ? one : fields.text(one, [...path, at])) ?? '')
    if (tidy) texts.push(tidy)
  }
  return texts
}

/** @param isNeeded the link itself, not an alternate: a bad one breaks the article */
export function readLink(fields: FieldReader, value: unknown, path: Path, isNeeded: boolean): string | undefined {
  const raw = fields.text(value, path)?.trim()
  if (!raw) return undefined
  const link = safeLink(raw)
  if (!link) {
    fields.report(
      isNeeded ? 'error' : 'warning',
      'unsafe-link',
      path,
      `Found “${raw.slice(0, 80)}”, expected an address that begins with https:// or http:// and holds no password.`,
      isNeeded ? 'Only such addresses are ever linked.' : 'It is left out.',
    )
  }
  return link
}

/** Asking the system costs more than all the rest of an article. */
const locales = new Map<string, string>()
const MOST_LOCALES = 1000

export function readLocale(fields: FieldReader, value: unknown): string | undefined {
  const raw = fields.text(value, ['locale'])?.trim().replaceAll('_', '-')
  if (!raw) return undefined
  const known = locales.get(raw)
  if (known) return known
  try {
    const [locale] = Intl.getCanonicalLocales(raw)
    if (locale && locales.size < MOST_LOCALES) locales.set(raw, locale)
    return locale
  } catch {
    fields.report(
      'warning',
      'invalid-locale',
      ['locale'],
      `Found “${raw}”, expected a language tag such as en or pt-BR.`,
    )
    return undefined
  }
}

export function readProvider(fields: FieldReader, value: unknown, assets: Assets, used: Set<string>) {
  // A name alone is what people write.
  const isName = typeof value === 'string' && value.trim() !== ''
  const data: Readonly<Record<string, unknown>> = isName ? { name: value } : (fields.mapping(value, ['provider']) ?? {})
  if (isName) {
    fields.report(
      'warning',
      'provider-name-only',
      ['provider'],
      `Found the text “${value.slice(0, 60)}”, expected a group of fields; it is taken as the outlet’s name.`,
      'Write name: … and domain: … below provider:.',
    )
  }
  const name = tidyText(fields.textIn(data, 'name', ['provider']) ?? '')
  const written = tidyText(fields.textIn(data, 'domain', ['provider']) ?? '')
  const domain = written && (domainOf(written) ?? domainOf(`https://${written}`))
  return {
    data,
    name: name || undefined,
    domain: domain || undefined,
    logos: readPictures(fields, data['images'], ['provider', 'images'], assets, used),
  }
}
