/** The kinds of folders that are recognised. `broadsheet` is our own. */
export type LayoutName =
  | 'broadsheet'
  | 'jekyll'
  | 'hexo'
  | 'hugo'
  | 'zola'
  | 'eleventy'
  | 'astro'
  | 'docusaurus'
  | 'obsidian'
  | 'decap'
  | 'ghost'
  | 'wordpress'
  | 'markdown'

/** True for folders without settings of a site: exports, and those that any program may have written. */
export const isWithoutSettings = (name: LayoutName): boolean => ['markdown', 'ghost', 'wordpress'].includes(name)

/** Fields that articles below a folder have unless they say otherwise. */
export interface FieldDefaults {
  /** Beginning of the paths that the defaults are for; empty for all. */
  readonly path: string
  /** Jekyll's type of a file: `posts`, `drafts`, `pages`, or the name of a collection. Empty for all. */
  readonly type: string
  /** Glob of the addresses of Hugo's pages: `/posts/**`. */
  readonly glob?: string
  /** Glob of the languages of the articles. */
  readonly language?: string
  readonly values: Readonly<Record<string, unknown>>
}

/** The scripts of Eleventy that say which articles it publishes. They are never run. */
export interface SiteScripts {
  /** Texts of the scripts and of those that they import, by their paths. */
  readonly texts: Readonly<Record<string, string>>
  /** Scripts that give fields to the articles of a folder, which is empty or a path. Those of wider folders come first. */
  readonly data: readonly { readonly file: string; readonly folder: string; readonly isComputed: boolean }[]
  /** The script of settings, and those that it imports. */
  readonly settings: readonly string[]
  /** Names of files of data. Articles have fields of these names, whose values are not known. */
  readonly globals: readonly string[]
}

/**
 * How the folder of another publishing system is laid out. Folders are relative to the content folder. They are empty or end
 * with a slash.
 */
export interface Layout {
  readonly name: Exclude<LayoutName, 'broadsheet'>
  /** Folder of the site. */
  readonly base: string
  /** Folders in which Markdown is read. */
  readonly content: readonly string[]
  /** Folders whose files have addresses from the root of the site, such as `static/`. */
  readonly roots: readonly string[]
  /** Language tags by the folder of their articles. */
  readonly languages: Readonly<Record<string, string>>
  /** Languages with which names of articles end: `fr` of `pier.fr.md`. */
  readonly suffixes: readonly string[]
  /** Language of the articles that are in none of these folders; the site's own. Empty when unknown. */
  readonly language: string
  /** True when the settings say the languages, and Hugo makes a site of each. Else folders and names say them. */
  readonly hasSitesOfLanguages?: true
  /** Jekyll's collections that become pages, by name. Their folders begin with `_`. */
  readonly collections: readonly string[]
  readonly defaults: readonly FieldDefaults[]
  readonly scripts?: SiteScripts
}

/** The time zone of a site. */
export interface SiteZone {
  /** IANA name. One that is unknown stands for UTC. */
  readonly name: string
  /** True when times without an offset are in it. Of Jekyll only days are: it reads such times as UTC. */
  readonly hasTimes: boolean
}

/** What the generator's own file says of its site. */
export interface GeneratorSite {
  readonly title?: string
  readonly description?: string
  /** Language tag as it is written. */
  readonly language?: string
  /** Address of the site with its path, without a slash at the end. */
  readonly url?: string
  /** Path of the site on its host: `/blog`. */
  readonly base?: string
  /** Pattern of the addresses of posts: `/:year/:month/:title/`. */
  readonly permalink?: string
  /** Such patterns by section or collection. */
  readonly permalinks?: Readonly<Record<string, string>>
  /**
   * Texts of the settings and of data files, and those to include, by the names that templates call them:
   * `site.data.ships.name`, `include harbour/notes.md`.
   */
  readonly values?: Readonly<Record<string, string>>
  readonly zone?: SiteZone
}

/** The layout of a folder, before its files are known. */
export interface FoundLayout {
  readonly layout: Layout
  readonly site: GeneratorSite
  /** True for a path that the generator does not read either. */
  readonly isExcluded?: (path: string) => boolean
}

/** Any program may have written the folder: all of it is read. */
export function plainLayout(name: Layout['name'], base = '', more: Partial<Layout> = {}): Layout {
  return {
    name,
    base,
    content: [base],
    roots: [`${base}static/`, `${base}public/`, base],
    languages: {},
    suffixes: [],
    language: '',
    collections: [],
    defaults: [],
    ...more,
  }
}
