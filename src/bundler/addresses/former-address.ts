import type { FormerSite } from './former-site.ts'
import {
  JEKYLL_DEFAULT,
  type PermalinkParts,
  eleventyAddress,
  hugoAddress,
  hugoName,
  isPattern,
  jekyllAddress,
} from './permalink.ts'

/** What the address of an article was made of. */
export interface FormerParts extends Pick<PermalinkParts, 'date' | 'title' | 'slug' | 'name' | 'categories'> {
  /** Path of the file. */
  readonly path: string
  /** Name of the file with its day. Only Hugo keeps the day in addresses. */
  readonly wholeName: string
  /** The field `permalink`, or `url` of Hugo. */
  readonly permalink: string | undefined
}

/**
 * Returns the address that the generator gave to an article, below the root of its site.
 * @returns undefined when it cannot be known, or when it is no page
 */
export function formerAddress(site: FormerSite, parts: FormerParts): string | undefined {
  const address = addressBy(site, parts)
  return address !== undefined && /\.(?:json|xml|txt|js|css|svg|ics)$/i.test(address) ? undefined : address
}

function addressBy(site: FormerSite, parts: FormerParts): string | undefined {
  switch (site.generator) {
    case 'jekyll':
      return jekyll(site, parts)
    case 'hugo':
      return hugo(site, parts)
    case 'eleventy':
    case 'astro':
      return byPath(site, parts)
    case 'ghost':
      return parts.permalink ?? `/${parts.slug || parts.name}/`
  }
}

/** Returns the rest of a path below the first of some folders that holds it, the deepest first. */
function below(path: string, folders: readonly string[]): { readonly folder: string; readonly rest: string } {
  const deepest = folders.toSorted((a, b) => b.length - a.length)
  const folder = deepest.find((one) => path.startsWith(one)) ?? ''
  return { folder, rest: path.slice(folder.length) }
}

/** Names of the folders of a file. The folder of an article with its own pictures is its name and not among them. */
function foldersOf(path: string): string[] {
  const names = path.split('/')
  const file = names.pop() ?? ''
  const isMain = /^index(?:\.[a-z-]+)?\.[a-z]+$/i.test(file)
  return isMain ? names.slice(0, -1) : names
}

function jekyll(site: FormerSite, { path, permalink, ...parts }: FormerParts): string | undefined {
  const folders = foldersOf(below(path, [site.base]).rest)
  const at = folders.findIndex((name) => name.startsWith('_'))
  const collection = folders[at]?.slice(1).replace(/^drafts$/, 'posts')
  const section = collection ?? ''
  // Folders above `_posts` are categories. Those below it are not.
  const categories = [...(collection === 'posts' ? folders.slice(0, at) : []), ...parts.categories]
  const all = { ...parts, section, folders: folders.slice(at + 1), categories }
  if (permalink !== undefined) return isPattern(permalink) ? jekyllAddress(permalink, all) : permalink
  if (collection === 'posts') return jekyllAddress(site.permalinks['posts'] ?? site.permalink ?? JEKYLL_DEFAULT, all)
  const own = collection === undefined ? undefined : site.permalinks[collection]
  if (own !== undefined) return jekyllAddress(own, all)
  const ending = /\/$|^pretty$/.test(site.permalink ?? '') ? '/' : '.html'
  return jekyllAddress(`/${collection === undefined ? '' : ':collection/'}:path${ending}`, all)
}

function hugo(site: FormerSite, { path, permalink, ...parts }: FormerParts): string | undefined {
  const { folder, rest } = below(path, [...site.content, ...Object.keys(site.languages)])
  const whole = parts.wholeName
  const suffix = site.suffixes.find((language) => whole.toLowerCase().endsWith(`.${language.toLowerCase()}`))
  const own = (site.language || 'en').toLowerCase()
  const language = (suffix ?? site.languages[folder] ?? own).toLowerCase()
  const prefix = language === own ? '' : `/${language}`
  if (permalink !== undefined)
    return prefix === '' || permalink.startsWith(`${prefix}/`) ? permalink : prefix + permalink
  const folders = foldersOf(rest).map(hugoName)
  const section = folders[0] ?? ''
  const name = suffix === undefined ? whole : whole.slice(0, -suffix.length - 1)
  const pattern = site.permalinks[section] ?? '/:sections/:slugorfilename/'
  const address = hugoAddress(pattern, { ...parts, name, section, folders, categories: [] })
  return address === undefined ? undefined : prefix + (address.startsWith('/') ? address : `/${address}`)
}

function byPath(site: FormerSite, { path, permalink, ...parts }: FormerParts): string | undefined {
  const all = { ...parts, section: '', folders: [] }
  if (permalink !== undefined) return isPattern(permalink) ? eleventyAddress(permalink, all) : permalink
  const roots = [
    `${site.base}src/content/`,
    `${site.base}src/pages/`,
    `${site.base}src/`,
    `${site.base}content/`,
    site.base,
  ]
  const { rest } = below(path, roots)
  return `/${[...foldersOf(rest), parts.slug && site.generator === 'astro' ? parts.slug : parts.name].join('/')}/`
}
