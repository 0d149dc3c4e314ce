import { normalName } from '../adapt/normal-name.ts'
import { PICTURE_NAMES } from '../adapt/other-names.ts'
import type { ArticlePlace } from '../addresses/article-place.ts'
import type { Parsed } from '../parse/parse.ts'
import { globPattern } from '../layouts/hugo-and-zola.ts'
import type { FieldDefaults, Layout } from '../layouts/layout.ts'
import { isMapping } from '../validate/fields.ts'

/** Adds the fields that the site's settings give to a file where its front matter does not have them. */
export function withDefaults(parsed: Parsed, layout: Layout, place: ArticlePlace): Parsed {
  const { path } = parsed.file
  const fitting = layout.defaults.filter((one) => isFor(one, path, layout, place))
  if (fitting.length === 0) return parsed
  const data = [...fitting.map(withoutPictures), parsed.data].reduce((all, one) => merge(all, one))
  return { ...parsed, data }
}

/** A picture that settings give to many articles is made for links from other sites, and shows none of the articles. */
const withoutPictures = ({ values }: FieldDefaults): Data =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !PICTURE_NAMES.includes(normalName(name))))

type Data = Parsed['data']

/** The second group of fields counts where both have a field. Groups inside of them are merged as well. */
function merge(first: Data, second: Data): Data {
  const both = Object.entries(second).map(([name, value]) => {
    const other = Object.hasOwn(first, name) ? first[name] : undefined
    return [name, isMapping(value) && isMapping(other) ? merge(other, value) : value] as const
  })
  return Object.fromEntries([...Object.entries(first), ...both])
}

function isFor(one: FieldDefaults, path: string, layout: Layout, place: ArticlePlace): boolean {
  if (one.type !== '' && one.type !== typeOf(path.slice(layout.base.length))) return false
  if (path !== one.path && !isBelow(path, one.path)) return false
  if (one.language !== undefined && !isLanguage(one.language, place.locale ?? layout.language)) return false
  return one.glob === undefined || globPattern(one.glob).test(pagePath(path, layout))
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder === '' || folder.endsWith('/') ? folder : `${folder}/`)

/** True for a language that begins with the tag: `pt` for `pt-BR`. A list of languages is in braces, as in any glob. */
const isLanguage = (glob: string, language: string) => {
  const pattern = globPattern(glob)
  return (
    language === '' || pattern.test(language.toLowerCase()) || pattern.test(language.toLowerCase().split('-')[0] ?? '')
  )
}

/** Jekyll's type of a file. */
function typeOf(path: string): string {
  const [, name] = /(?:^|\/)_([^/]+)\//.exec(path) ?? []
  return name ?? 'pages'
}

/** The path by which Hugo knows a page: `/posts/pier` for `content/posts/pier/index.fr.md`. */
function pagePath(path: string, { content, languages, suffixes }: Layout): string {
  const roots = [...content, ...Object.keys(languages)].filter((one) => path.startsWith(one))
  const root = roots.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  const name = path.slice(root.length).replace(/\.\w+$/, '')
  const suffix = suffixes.find((one) => name.endsWith(`.${one}`))
  const plain = suffix === undefined ? name : name.slice(0, -suffix.length - 1)
  return `/${plain.replace(/(?:^|\/)index$/, '')}`.toLowerCase()
}
