import type { FieldSite } from '../adapt/field-site.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { FieldReader } from '../validate/fields.ts'

/** The fields of the format that may have another name in articles. */
export const MAPPABLE: readonly string[] = [
  'title',
  'excerpt',
  'publishedDateTime',
  'updatedDateTime',
  'webUrl',
  'originalUrl',
  'type',
  'quality',
  'heat',
  'published',
  'featuredContent',
  'provider.name',
  'provider.domain',
  'provider.authors',
  'provider.publishers',
  'topics',
  'tags',
  'images',
  'locale',
  'coverage',
]

const OTHER_NAMES: Readonly<Record<string, string>> = {
  date: 'publishedDateTime',
  updated: 'updatedDateTime',
  description: 'excerpt',
  summary: 'excerpt',
  author: 'provider.authors',
  authors: 'provider.authors',
  provider: 'provider.name',
  image: 'images',
  topic: 'topics',
  category: 'topics',
  categories: 'topics',
  link: 'webUrl',
  url: 'webUrl',
  lang: 'locale',
  language: 'locale',
}

const MAX_NAMES = 20

/** Reads `fields` of site.yaml: for a field of the format, the name or names that articles have for it. */
export function readFieldNames(fields: FieldReader, value: unknown): FieldSite['names'] {
  const group = fields.mapping(value, ['fields']) ?? {}
  const names = new Map<string, readonly string[]>()
  for (const [ours, written] of Object.entries(group)) {
    if (!MAPPABLE.includes(ours)) {
      const near = Object.hasOwn(OTHER_NAMES, ours) ? OTHER_NAMES[ours] : didYouMean(ours, MAPPABLE)
      const swapped = typeof written === 'string' && MAPPABLE.includes(written) ? written : undefined
      fields.reportName(
        'error',
        'unknown-mapping',
        ['fields', ours],
        `Found “${ours}”, expected a field of the format, with the name that articles have for it behind the colon.`,
        swapped
          ? `Write it the other way round: ${swapped}: ${ours}`
          : near
            ? `Did you mean “${near}”?`
            : `The fields are ${MAPPABLE.join(', ')}.`,
      )
      continue
    }
    const list = fields
      .list(written, ['fields', ours], 'text', MAX_NAMES)
      .flatMap((one, at) => (fields.text(one, ['fields', ours, at]) ?? '').trim() || [])
    if (list.length > 0) names.set(ours, list)
    else if (written === null || written === '')
      fields.report(
        'error',
        'unknown-mapping',
        ['fields', ours],
        `The name that articles have for “${ours}” is missing.`,
        `Write it behind the colon, such as ${ours}: standfirst, or remove the line.`,
      )
  }
  return names.size > 0 ? Object.fromEntries(names) : undefined
}
