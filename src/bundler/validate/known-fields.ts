import type { Path } from '../problems/found-problem.ts'
import type { FieldReader } from './fields.ts'
import {
  ARTICLE_NAMES,
  type KnownNames,
  PICTURE_NAMES,
  PROVIDER_NAMES,
  RELATED_NAMES,
} from '../yaml-advice/field-names.ts'
import { didYouMean } from '../problems/did-you-mean.ts'

/** Names that other systems use for a field. They are too different from ours to be found as misspellings. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    author: 'authors',
    credit: 'attribution',
    description: 'excerpt',
    headline: 'title',
    href: 'webUrl',
    image: 'images',
    lang: 'locale',
    language: 'locale',
    link: 'webUrl',
    published_at: 'publishedDateTime',
    publishedat: 'publishedDateTime',
    publisher: 'provider',
    pubdate: 'publishedDateTime',
    source: 'provider',
    src: 'url',
    summary: 'excerpt',
    logo: 'images',
    updated: 'updatedDateTime',
    updatedat: 'updatedDateTime',
    url: 'domain',
    website: 'domain',
  }),
)

/** Returns the known field that an unknown name most likely stands for. */
export function suggestField(name: string, read: readonly string[]): string | undefined {
  const word = OTHER_NAMES.get(name.toLowerCase())
  if (word && read.includes(word)) return word
  // `readPublished` handles misspellings of `published`, because they depend on the value.
  return didYouMean(
    name,
    read.filter((one) => one !== 'published'),
  )
}

/** Returns the unknown name in a group of fields that is most likely a misspelt `wanted`. */
export function misspeltIn(
  data: Readonly<Record<string, unknown>>,
  wanted: string,
  names: KnownNames,
): string | undefined {
  return Object.keys(data).find((name) => !names.all.has(name) && suggestField(name, names.read) === wanted)
}

/** Adds the unknown names of a group of fields to `fields.unread`. */
export function checkNames(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  path: Path,
  { all }: KnownNames,
): void {
  for (const name of Object.keys(data)) if (!all.has(name)) fields.unread.push([...path, name])
}

/** Returns a path without positions, `images[].src`, so that the same mistake in several places counts once. */
export const patternOf = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? '[]' : at > 0 ? `.${part}` : part)).join('')

/** Returns the names that are known in the group of fields that a path leads into. */
export function namesAt(path: Path): KnownNames {
  if (path.length === 1) return ARTICLE_NAMES
  const above = path.findLast((part, at) => at < path.length - 1 && typeof part === 'string')
  return above === 'images' ? PICTURE_NAMES : above === 'related' ? RELATED_NAMES : PROVIDER_NAMES
}

/**
 * Reports the unknown fields of a settings file. Those of articles are reported once for all articles instead.
 * @param what the subject of the message: `Topics have`
 * @param reported a name that was already reported
 */
export function reportUnread(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  names: KnownNames,
  what: string,
  reported?: string,
): void {
  checkNames(fields, data, [], names)
  for (const path of fields.unread) {
    const name = String(path.at(-1))
    if (path.length === 1 && name === reported) continue
    const { read } = path.length === 1 ? names : namesAt(path)
    const near = suggestField(name, read)
    const hint = near ? `Did you mean “${near}”?` : `The known fields are ${read.join(', ')}.`
    const message = `${what} no field “${patternOf(path)}”, so it is not read.`
    fields.reportName('warning', 'unknown-field', path, message, hint)
  }
}
