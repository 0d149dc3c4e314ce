import { basename } from 'node:path'
import { eleventyData } from '../layouts/eleventy-data.ts'
import type { FileFinder, Found } from './file-finder.ts'
import type { ListedFile } from '../system/file-version.ts'
import { findExport, findLayout } from '../layouts/find-layout.ts'
import { findLanguages } from '../layouts/folder-languages.ts'
import type { FoundLayout, GeneratorSite, Layout } from '../layouts/layout.ts'
import { SettingsOfOthers } from '../layouts/settings-of-others.ts'
import { type FileKind, SiteFiles, countUnread, isMarkdownOrMdx } from './site-files.ts'

/** The files of another system's folder. Every list is sorted by path. */
export interface SiteListing {
  readonly articles: readonly ListedFile[]
  readonly more: {
    readonly layout: Layout
    readonly generator: GeneratorSite
    readonly generatorFiles: readonly ListedFile[]
    readonly sections: readonly ListedFile[]
    readonly unread: readonly (readonly [folder: string, files: number])[]
    readonly assets: readonly ListedFile[]
  }
}

/**
 * Lists the folder of another system, or any other folder of Markdown.
 * @param hasMarks true for a folder with files that only our format has
 * @returns undefined for a folder with such files that no other system wrote
 */
export function listSite(folder: string, finder: FileFinder, hasMarks: boolean): SiteListing | undefined {
  const settings = new SettingsOfOthers(folder)
  const found = findLayout(settings)
  if (hasMarks && found.layout.name === 'markdown') return undefined
  const files = new SiteFiles(found)
  const all: Found = { files: [], others: [] }
  for (const one of files.searched)
    if (one === '' || settings.hasFolder(one))
      finder.findIn(
        one,
        {
          isFile: (name, place) => files.kindOf(name, place) !== undefined,
          isFolder: (name, path) => files.isFolder(name, path),
          // A link to a picture outside is reported where an article shows the picture.
          isLinkNeeded: (name, path, isFolder) => (isFolder ? files.isFolder(name, path) : isMarkdownOrMdx(name)),
        },
        all,
      )
  const byPath = all.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const ofKind = (kind: FileKind) =>
    byPath.filter(({ path }) => files.kindOf(basename(path), path.slice(0, -basename(path).length)) === kind)
  const articles = ofKind('article')
  const layout = withLanguages(found.layout.name === 'markdown' ? asExport(folder, found, articles) : found, articles)
  return {
    articles,
    more: {
      layout:
        layout.name === 'eleventy'
          ? {
              ...layout,
              ...eleventyData(
                settings,
                layout,
                articles.map(({ path }) => path),
              ),
            }
          : layout,
      generator: found.site,
      generatorFiles: settings.files,
      sections: [...ofKind('section'), ...articles.filter(({ path }) => files.isCategoryPage(path))],
      unread: countUnread(ofKind('unread').map(({ path }) => path)),
      assets: ofKind('asset'),
    },
  }
}

/** Names the system whose export the folder is. Its files are those of any folder of Markdown. */
function asExport(folder: string, found: FoundLayout, articles: readonly ListedFile[]): FoundLayout {
  const paths = articles.map(({ path }) => path)
  const name = findExport(folder, paths)
  return name ? { ...found, layout: { ...found.layout, name } } : found
}

/** Adds the languages of folders and names, where the generator's settings do not say them. */
function withLanguages({ layout }: FoundLayout, articles: readonly ListedFile[]): Layout {
  if (layout.suffixes.length > 0 || Object.keys(layout.languages).length > 0) return layout
  const paths = articles.map(({ path }) => path)
  return { ...layout, ...findLanguages(paths, layout.language) }
}
