import { findHugo, findZola } from './hugo-and-zola.ts'
import { findJekyll } from './jekyll.ts'
import { type FoundLayout, plainLayout } from './layout.ts'
import { type SettingsOfOthers, dataAt, isData, textOf } from './settings-of-others.ts'
import { findAstro, findDocusaurus, findEleventy, ofPackage } from './script-settings.ts'

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
  const site = settings.firstData('package')
  return findDecap(settings) ?? { layout: plainLayout('markdown'), site: ofPackage(site ?? {}) }
}

function findSite(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  return (
    findZola(settings, base) ??
    findHugo(settings, base) ??
    findAstro(settings, base) ??
    findEleventy(settings, base) ??
    findDocusaurus(settings, base) ??
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
