import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Bundler } from '../bundle.ts'
import type { Reading } from '../join/reading.ts'
import { isWithoutSettings } from '../layouts/layout.ts'
import type { Site } from '../../contract/edition.ts'

/** What is in a folder that is to become a project. */
export interface RecognisedFolder {
  readonly folder: string
  /** The content that is there; absent in a folder without articles that no other system laid out. */
  readonly found?: { readonly reading: Reading; readonly site: Site }
  /** Folder of the content, relative to the project: empty, or `content/`. */
  readonly content: '' | 'content/'
  /** ` --content .` where commands would take `content/` by themselves and should not. */
  readonly contentOption: '' | ' --content .'
  /** Path of the settings that are there. */
  readonly siteFile?: string
  /** True when no file says what the site is called. */
  readonly needsTitle: boolean
}

/** Folders whose own settings do not say what the site is called. */
const UNTITLED: readonly Reading['layout'][] = ['broadsheet', 'markdown', 'ghost', 'wordpress', 'obsidian', 'decap']
/** The title of a site that has none. */
const NO_TITLE = 'Broadsheet'

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Finds out whether a folder holds articles, and of what system. Nothing is written. */
export async function recogniseFolder(folder: string): Promise<RecognisedFolder> {
  const inner = join(folder, 'content')
  const isThere = isFolder(folder)
  const hasInner = isThere && isFolder(inner)
  const whole = isThere ? await contentOf(folder) : undefined
  const ownLayout = whole?.reading.layout ?? 'markdown'
  // Hugo and others have a folder of this name as a part of their site. In any other folder it is what commands look for.
  const isPart = whole !== undefined && ownLayout !== 'broadsheet' && !isWithoutSettings(ownLayout)
  const isOwn = ownLayout === 'broadsheet' && whole !== undefined
  const below = hasInner && !isPart && !isOwn ? await contentOf(inner) : undefined
  const content = below ? 'content/' : ''
  const found = below ?? whole
  const siteFile = ['site.yaml', 'site.yml']
    .map((name) => content + name)
    .find((path) => existsSync(join(folder, path)))
  return {
    folder,
    ...(found && { found }),
    content,
    contentOption: content === '' && hasInner ? ' --content .' : '',
    ...(siteFile !== undefined && { siteFile }),
    needsTitle:
      siteFile === undefined && (!found || UNTITLED.includes(found.reading.layout) || found.site.title === NO_TITLE),
  }
}

/** Reads a folder as a build does. Returns undefined when it has no articles and no other system laid it out. */
async function contentOf(content: string): Promise<RecognisedFolder['found']> {
  // A session makes no copies of pictures, which only a build needs.
  const bundler = new Bundler({ content, cache: false, isSession: true })
  try {
    const { reading, site } = await bundler.prepare()
    if (!reading) return undefined
    const isNew = reading.articles === 0 && (reading.layout === 'broadsheet' || isWithoutSettings(reading.layout))
    return isNew ? undefined : { reading, site }
  } finally {
    await bundler.close()
  }
}

/** A title made from the name of a folder: `my-news` → `My News`. Capitals that somebody has written stay as they are. */
export function suggestedTitle(folder: string): string {
  const name = basename(resolve(folder))
  const words = name.split(/[\s._-]+/).filter((word) => /\p{L}/u.test(word))
  const hasCapitals = /\p{Lu}/u.test(name)
  const title = words.map((word) => (hasCapitals ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ')
  return title || 'My News'
}
