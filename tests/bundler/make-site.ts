import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { writeEmbeds } from '../../src/bundler/site/embeds.ts'
import { writeMovedPages } from '../../src/bundler/site/moved-pages.ts'
import { openCards, writeCards } from '../../src/bundler/previews/card-files.ts'
import { writeSearchFiles } from '../../src/bundler/previews/search-files.ts'
import { writePages } from '../../src/bundler/site/pages.ts'
import { loadRenderer } from '../../src/app/prerender.tsx'
import { embedPages } from '../../src/embed/pages.ts'
import { NOW, bundleTo, filesBelow, writeFiles } from './workspace.ts'

/** index.html of the project as a build makes it, without the elements that Vite adds. */
export const TEMPLATE = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8')
  .replaceAll('%SITE_TITLE%', 'The Site')
  .replaceAll('%SITE_DESCRIPTION%', 'What it is about.')
  .replaceAll('%SITE_LOCALE%', 'en')
  .replaceAll('%NAMEPLATE%', '<span class="nameplate__text">The Site</span>')
  .replaceAll('%FEEDS%', '')
  .replaceAll('%EARLY%', 'early()')
  .replaceAll('%BASE%', '/')

/** Folder of the project's fonts. */
export const FONTS = join(import.meta.dirname, '../../src/ui/fonts')

interface SiteOptions extends Partial<BundleOptions> {
  readonly base?: string
  readonly maxArticles?: number
  readonly html?: string
  /** True to draw the cards of pages without a picture. */
  readonly withCards?: boolean
}

/** Writes a site without the compiled reader: the index, the embedded documents and the pages. */
export async function makeSite(content: string, out: string, siteOptions: SiteOptions = {}) {
  const { base = '/', maxArticles = 1000, html = TEMPLATE, withCards = false, ...options } = siteOptions
  mkdirSync(out, { recursive: true })
  const edition = await bundleTo(join(out, 'data'), { content, ...options })
  const files = { stylesheet: 'app/embed.css', script: 'frame()', words: 'app/', fonts: [] }
  const template = '<script>frame()</script>'
  const assets = new Map([['embed.js', Buffer.from('host()')]])
  writeEmbeds({ embedPages, files, assets, template }, out, base, { files: new Map() })
  const cards = withCards ? await openCards(edition.manifest.site.url) : undefined
  const renderPage = await loadRenderer(edition.manifest.site.locale)
  const { home, foreign } = writePages({
    html,
    out,
    maxArticles,
    translations: edition.translations,
    cards,
    renderPage,
  })
  await writeCards(cards, out, FONTS)
  writeFiles(out, { 'index.html': home })
  foreign.push(...writeSearchFiles(out, NOW), ...writeMovedPages(out, base, edition.manifest.site, edition.moved))
  return { edition, foreign }
}

/** Sorted paths of all files of a site except the index. */
export const pagesIn = (out: string): string[] =>
  [...filesBelow(out).keys()].filter((path) => !path.startsWith('data/'))
