import { closeSync, openSync, readSync } from 'node:fs'
import { findHugo, findZola } from './hugo-and-zola.ts'
import { findHexo } from './hexo.ts'
import { findJekyll } from './jekyll.ts'
import { type FoundLayout, plainLayout } from './layout.ts'
import { type SettingsOfOthers, dataAt, isData, textOf } from './settings-of-others.ts'
import { findAstro, findDocusaurus, findEleventy, ofOtherSettings } from './script-settings.ts'

/** Folders of a repository that may hold its site. */
const BASES = ['docs/', 'site/', 'website/', 'web/', 'www/', 'blog/', 'exampleSite/', 'src/']
/** Folders whose presence says that the repository itself is the site. */
const CONTENT = ['_posts', 'posts', 'content', 'articles', 'blog', 'src/content', 'src/blog', 'src/posts']

/** Recognises what system a folder was written for. */
export function findLayout(settings: SettingsOfOthers): FoundLayout {
  const atRoot = findSite(settings, '')
  if (atRoot) return atRoot
  if (!CONTENT.some((name) => settings.hasFolder(name)))
    for (const base of BASES) {
      const below = settings.hasFolder(base) ? findSite(settings, base) : undefined
      if (below) return below
    }
  return findDecap(settings) ?? { layout: plainLayout('markdown'), site: ofOtherSettings(settings) }
}

function findSite(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  return (
    findZola(settings, base) ??
    findHugo(settings, base) ??
    findAstro(settings, base) ??
    findEleventy(settings, base) ??
    findDocusaurus(settings, base) ??
    findHexo(settings, base) ??
    findJekyll(settings, base) ??
    (settings.hasFolder(`${base}.obsidian`) ? { layout: plainLayout('obsidian', base), site: {} } : undefined)
  )
}

const ADMIN = ['static/admin/', 'public/admin/', 'admin/', 'src/admin/', 'src/static/admin/']

/** Decap and its like edit the folders of any generator. Their file says where posts and pictures are. */
function findDecap(settings: SettingsOfOthers): FoundLayout | undefined {
  for (const folder of ADMIN) {
    const data = settings.firstData(`${folder}config`)
    if (!data) continue
    const collections = Array.isArray(data['collections']) ? data['collections'].filter(isData) : []
    const media = (textOf(data, 'media_folder') ?? '').replace(/^\/|\/$/g, '')
    const shown = (textOf(data, 'public_folder') ?? '').replace(/^\/|\/$/g, '')
    const root = media.endsWith(shown) ? media.slice(0, media.length - shown.length) : `${media}/`
    const url = textOf(data, 'site_url', 'display_url')
    const language = textOf(dataAt(data, 'i18n'), 'default_locale')
    const plain = plainLayout('decap')
    return {
      layout: { ...plain, language: language ?? '', roots: [...(root === '/' ? [] : [root]), ...plain.roots] },
      site: { ...(url && { url: url.replace(/\/+$/, '') }), ...(language && { language }) },
      // Singles, such as the settings of the site, are no articles, but they may be Markdown.
      isExcluded: (path) => collections.length > 0 && path.startsWith(folder),
    }
  }
  return undefined
}

/** An export of a publishing system to Markdown is a folder without settings, so only its articles say who wrote it. */
type ExportName = 'ghost' | 'wordpress'

/** As many articles as are looked into, spread over the folder. */
const MAX_SAMPLES = 24
const BYTES_LOOKED_INTO = 6000

const GHOST_FIELDS =
  /^(?:date_published|date_updated|feature_image|custom_excerpt|primary_tag|primary_author|codeinjection_(?:head|foot)|comment_id|reading_time):/gm
/** Exports of Ghost write this in place of the address of the site. */
const GHOST_URL = '__GHOST_URL__'

const WORDPRESS_FIELDS = /^(?:wordpress_id|wp_id|post_name|post_type|guid: .*\?p=\d+|coverImage: "[^"/]+"$)/m
/** Lists and days as the usual exporter writes them: all texts in quotes, lists in lines of their own. */
const WORDPRESS_LIST = /^(?:categories|tags): *\n +- "/m
const WORDPRESS_DATE = /^date: "?\d{4}-\d\d-\d\d/m

function systemOf(text: string): ExportName | undefined {
  const matter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''
  const names = new Set(matter.match(GHOST_FIELDS))
  if (names.size > 1 || text.includes(GHOST_URL)) return 'ghost'
  if (WORDPRESS_FIELDS.test(matter)) return 'wordpress'
  return /^title: "/m.test(matter) && WORDPRESS_DATE.test(matter) && WORDPRESS_LIST.test(matter)
    ? 'wordpress'
    : undefined
}

/**
 * Recognises an export by some of its articles: most of them have fields as that system's exporters write them.
 * @param folder the content folder
 * @param paths of all Markdown files
 */
export function findExport(folder: string, paths: readonly string[]): ExportName | undefined {
  const step = Math.max(1, Math.floor(paths.length / MAX_SAMPLES))
  const samples = paths.filter((_, at) => at % step === 0).slice(0, MAX_SAMPLES)
  const systems = samples.map((path) => systemOf(beginningOf(`${folder}/${path}`)))
  for (const name of ['ghost', 'wordpress'] as const)
    if (systems.filter((one) => one === name).length > samples.length / 2) return name
  return undefined
}

/** What can't be read is reported where the article is read. */
function beginningOf(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(BYTES_LOOKED_INTO)
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, BYTES_LOOKED_INTO, 0)).replaceAll('\r\n', '\n')
    } finally {
      closeSync(file)
    }
  } catch {
    return ''
  }
}
