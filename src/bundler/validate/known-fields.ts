import type { Path } from '../problems/found-problem.ts'
import type { FieldReader } from './fields.ts'
import { ARTICLE_NAMES, type KnownNames, PICTURE_NAMES, PROVIDER_NAMES, RELATED_NAMES } from '../parse/field-names.ts'
import { didYouMean } from '../problems/did-you-mean.ts'

/** What other systems call a field; no slip of the hand, so it is not near. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alt: 'title',
    author: 'authors',
    caption: 'title',
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

/** The field that a name which nothing reads most likely means. */
export function meantBy(name: string, read: readonly string[]): string | undefined {
  const word = OTHER_WORDS.get(name.toLowerCase())
  if (word && read.includes(word)) return word
  // Whether an article is public is asked elsewhere, and of values that can say it.
  return didYouMean(
    name,
    read.filter((one) => one !== 'published'),
  )
}

/** The name in a group of fields that is most likely meant for one that is missing. */
export function misspeltIn(
  data: Readonly<Record<string, unknown>>,
  wanted: string,
  names: KnownNames,
): string | undefined {
  return Object.keys(data).find((name) => !names.all.has(name) && meantBy(name, names.read) === wanted)
}

/** Notes what nothing reads in a group of fields. */
export function checkNames(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  path: Path,
  { all }: KnownNames,
): void {
  for (const name of Object.keys(data)) if (!all.has(name)) fields.unread.push([...path, name])
}

/** The names a path goes through, for whoever has the same in another place: `images[].src`. */
export const patternOf = (path: Path): string =>
  path.map((part, at) => (typeof part === 'number' ? '[]' : at > 0 ? `.${part}` : part)).join('')

/** The names that are known where a path ends. */
export function namesAt(path: Path): KnownNames {
  if (path.length === 1) return ARTICLE_NAMES
  const above = path.findLast((part, at) => at < path.length - 1 && typeof part === 'string')
  return above === 'images' ? PICTURE_NAMES : above === 'related' ? RELATED_NAMES : PROVIDER_NAMES
}

/**
 * Tells what nothing reads in one file, of a kind of which there are few.
 * @param what `Topics have`
 * @param told a name that was told already
 */
export function reportUnread(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  names: KnownNames,
  what: string,
  told?: string,
): void {
  checkNames(fields, data, [], names)
  for (const path of fields.unread) {
    const name = String(path.at(-1))
    if (path.length === 1 && name === told) continue
    const { read } = path.length === 1 ? names : namesAt(path)
    const near = meantBy(name, read)
    const hint = near ? `Did you mean “${near}”?` : `There are ${read.join(', ')}.`
    const message = `${what} no field “${patternOf(path)}”, so it is not read.`
    fields.reportName('warning', 'unknown-field', path, message, hint)
  }
}
