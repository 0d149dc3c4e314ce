import type { Problem } from '../../contract/problem.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { fingerprintOf } from '../system/hash.ts'
import { authorPlaces, isAuthorFile } from './author-places.ts'
import { FileFinder, type Found, type Wanted, isMarkdown, isNeverContent } from './file-finder.ts'
import { type ListedFile, UNCERTAIN } from '../system/file-version.ts'
import type { GeneratorSite, Layout } from '../layouts/layout.ts'
import { listSite } from './list-site.ts'

/** The files of a publisher's folder. They are not read yet. Every list is sorted by path. */
export interface Listing {
  readonly articles: readonly ListedFile[]
  readonly topics: readonly ListedFile[]
  readonly organizations: readonly ListedFile[]
  readonly site?: ListedFile
  /** Jekyll's settings, listed only where there is no `site.yaml`. */
  readonly jekyll?: ListedFile
  /** Data about authors, in the places where other systems keep it. */
  readonly authors?: readonly ListedFile[]
  /** Below `assets/`; in the folder of another system, all files that articles may show. */
  readonly assets: readonly ListedFile[]
  /** `theme.css`; in the folder of another system, also drawings and fonts below `assets/`. */
  readonly looks?: readonly ListedFile[]
  /** The rest is about folders of other systems. `layout` is absent for a folder in our own format. */
  readonly layout?: Layout
  /** What the generator's own file says of the site. */
  readonly generator?: GeneratorSite
  /** Files of the generator that were read. */
  readonly generatorFiles?: readonly ListedFile[]
  /** Pages that describe a section, such as `_index.md`. Some are among the articles too. */
  readonly sections?: readonly ListedFile[]
  /** Numbers of Markdown files that are not read, by folder. */
  readonly unread?: readonly (readonly [folder: string, files: number])[]
  readonly problems: readonly Problem[]
}

const isYaml = (name: string) => /\.ya?ml$/i.test(name)

const isLook = (name: string) => /\.(?:svg|woff2)$/i.test(name)

const DATA_FOLDERS: readonly string[] = ['topics', 'organizations']
const ARTICLES = 'articles, whose names end in .md'
/**
 * Lists a publisher's folder. Files and folders that can't be read are reported as problems; nothing is thrown.
 * @param hasArchive true to list `_archive/` as well
 */
export function listContent(folder: string, hasArchive: boolean): Listing {
  return new ContentLister(folder).list(hasArchive)
}

class ContentLister {
  private readonly folder: string
  private readonly finder: FileFinder
  private readonly problems: Problem[]

  constructor(folder: string) {
    this.folder = folder
    this.finder = new FileFinder(folder)
    this.problems = this.finder.problems
  }

  list(hasArchive: boolean): Listing {
    const names = this.finder.namesIn('')
    const has = (name: string) => names.includes(name)
    if (this.problems.length > 0)
      return { articles: [], topics: [], organizations: [], assets: [], problems: this.problems }
    const articles: Found = { files: [], others: [] }
    if (has('_news')) this.finder.findKind('_news', { isFile: isMarkdown, isFolder: () => true }, ARTICLES, articles)
    const data = has('_data') ? this.finder.namesIn('_data') : []
    const isFound = articles.files.length > 0 || this.problems.length > 0
    const hasMarks = DATA_FOLDERS.some((name) => data.includes(name))
    const other = isFound ? undefined : listSite(this.folder, this.finder, hasMarks)
    if (other) articles.files.push(...other.articles)
    else if (!isFound) this.findAnywhere(articles)
    if (isFound && has('_posts')) this.checkPosts()
    if (hasArchive && has('_archive'))
      this.finder.findKind('_archive', { isFile: isMarkdown, isFolder: () => true }, ARTICLES, articles)
    const site = this.finder.findOne(names, ['site.yaml', 'site.yml'])
    const jekyll = site || other ? undefined : this.finder.findOne(names, ['_config.yml', '_config.yaml'])
    if (!other) this.checkDataFolders(data)
    const dataFiles = (name: string, isFile: Wanted['isFile'], kind: string) => {
      const found: Found = { files: [], others: [] }
      if (data.includes(name)) this.finder.findKind(`_data/${name}`, { isFile, isFolder: () => true }, kind, found)
      return found.files
    }
    const topics = dataFiles('topics', isYaml, 'topics, whose names end in .yaml')
    const organizations = dataFiles(
      'organizations',
      (name) => isMarkdown(name) || isYaml(name),
      'outlets, whose names end in .md or .yaml',
    )
    const authors: Found = { files: [], others: [] }
    for (const path of authorPlaces(this.folder, names))
      this.finder.find(path, { isFile: isAuthorFile, isFolder: () => true }, authors)
    const assets: Found = { files: [], others: [] }
    if (has('assets') && !other)
      this.finder.find('assets', { isFile: (_, place) => place !== '', isFolder: () => true }, assets)
    const looks: Found = { files: [], others: [] }
    if (has('theme.css')) this.finder.find('theme.css', { isFile: () => true, isFolder: () => false }, looks)
    if (has('assets') && other)
      this.finder.find('assets', { isFile: isLook, isFolder: () => true, isLinkNeeded: isLook }, looks)
    return {
      articles: articles.files,
      topics,
      organizations,
      ...(site && { site }),
      ...(jekyll && { jekyll }),
      ...(authors.files.length > 0 && { authors: authors.files }),
      assets: assets.files,
      ...(looks.files.length > 0 && { looks: looks.files }),
      ...other?.more,
      problems: this.problems,
    }
  }

  /** Lists articles anywhere in the folder, except in folders whose names begin with `_`. */
  private findAnywhere(articles: Found): void {
    const isFolder = (name: string) => !name.startsWith('_') && name !== 'assets' && !isNeverContent(name)
    this.finder.findIn('', { isFile: isMarkdown, isFolder }, articles)
  }

  /** Warns of posts of another system beside `_news/`, since one of the two folders was probably forgotten. */
  private checkPosts(): void {
    const posts: Found = { files: [], others: [] }
    this.finder.findIn('_posts', { isFile: isMarkdown, isFolder: () => true }, posts)
    const { length } = posts.files
    if (length === 0) return
    this.problems.push({
      severity: 'warning',
      code: 'unread-posts',
      file: '_posts',
      message: `${length === 1 ? 'One Markdown file is' : `${length} Markdown files are`} not read, since the articles of this folder are in _news/.`,
      hint: 'Move the files to _news/, or build them as a folder of their own.',
    })
  }

  /** Warns of folders below `_data/` whose names are nearly those of the format. */
  private checkDataFolders(names: readonly string[]): void {
    for (const name of names) {
      const near = DATA_FOLDERS.includes(name) ? undefined : didYouMean(name, DATA_FOLDERS)
      if (!near || names.includes(near)) continue
      this.problems.push({
        severity: 'warning',
        code: 'unknown-folder',
        file: `_data/${name}`,
        message: 'This folder is not read: the format has no folder of this name.',
        hint: `Did you mean “${near}”?`,
      })
    }
  }
}

/**
 * Computes a fingerprint of everything that a build reads.
 * @param options the options that decide what is published
 * @returns undefined when a file has only just changed, since it may change again without a new version
 */
export function fingerprintListing(listing: Listing, options: readonly unknown[]): string | undefined {
  const {
    articles,
    topics,
    organizations,
    site,
    jekyll,
    authors = [],
    assets,
    looks = [],
    sections = [],
    generatorFiles = [],
    problems,
  } = listing
  const files = [
    ...articles,
    ...topics,
    ...organizations,
    ...(site ? [site] : []),
    ...(jekyll ? [jekyll] : []),
    ...authors,
    ...assets,
    ...looks,
    ...sections,
    ...generatorFiles,
  ]
  if (files.some(({ version }) => version === UNCERTAIN)) return undefined
  const lines = files.map(({ path, version }) => `${path}\0${version}`)
  return fingerprintOf(
    `${JSON.stringify([options, articles.length, problems, listing.layout, listing.unread])}\n${lines.join('\n')}`,
  )
}
