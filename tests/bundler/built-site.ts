import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { writeEmbeds } from '../../src/bundler/site/embed-build.ts'
import { writePages } from '../../src/bundler/site/pages.ts'
import { embedPages } from '../../src/embed/pages.ts'
import { bundleTo, filesBelow, writeFiles } from './workspace.ts'

/** The project's index.html with its placeholders filled in, without what Vite adds. */
export const TEMPLATE = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8')
  .replaceAll('%SITE_TITLE%', 'The Site')
  .replaceAll('%SITE_DESCRIPTION%', 'What it is about.')
  .replaceAll('%SITE_LOCALE%', 'en')
  .replaceAll('%NAMEPLATE%', '<span class="nameplate__text">The Site</span>')
  .replaceAll('%EARLY%', 'early()')
  .replaceAll('%BASE_URL%', '/')

interface SiteOptions extends Partial<BundleOptions> {
  readonly base?: string
  readonly maxPages?: number
  readonly html?: string
}

/** Writes the index, the embedded documents and the pages of a folder, as a build does. */
export async function buildSite(content: string, out: string, siteOptions: SiteOptions = {}) {
  const { base = '/', maxPages = 1000, html = TEMPLATE, ...options } = siteOptions
  mkdirSync(out, { recursive: true })
  const edition = await bundleTo(join(out, 'data'), { content, ...options })
  const files = { stylesheet: 'app/embed.css', script: 'app/frame.js', fonts: [] }
  writeEmbeds({ embedPages, files, assets: new Map(), host: 'host()' }, out, base)
  const { home, foreign } = writePages({ html, out, base, most: maxPages })
  writeFiles(out, { 'index.html': home })
  return { edition, foreign }
}

/** Returns the paths of all files outside the index, sorted. */
export const pagesIn = (out: string): string[] =>
  [...filesBelow(out).keys()].filter((path) => !path.startsWith('data/'))
