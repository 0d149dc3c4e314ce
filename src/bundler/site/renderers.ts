import { pathToFileURL } from 'node:url'
import type { Manifest, Site } from '../../contract/edition.ts'
import type { InterfaceDefaults } from '../../contract/site-looks.ts'
import type { FirstScreen } from '../../contract/first-screen.ts'
import { compiledPath } from './built-reader.ts'

// Pages and embedded documents are drawn by the reader's components, compiled for Node. Their types can't be imported, since
// the bundler may not import from the reader.

/** What every embedded document needs. Paths are below the base path. */
export interface EmbedFiles {
  readonly stylesheet: string
  /** Text of the script, which is inline. */
  readonly script: string
  /** Folder of the files of words, with a slash at its end. */
  readonly words: string
  readonly fonts: readonly string[]
  /** The stylesheet of the publisher's looks, if there is one. */
  readonly ownStylesheet?: string | undefined
}

/** Exports of `src/embed/pages.ts`. */
export interface EmbedRenderer {
  readonly embedPages: (input: {
    readonly read: (path: string) => unknown
    readonly base: string
    readonly files: EmbedFiles
  }) => Map<string, string>
  /** What documents say, by language. */
  readonly embedMessages: Readonly<Record<string, unknown>>
}

/** What `src/app/prerender.tsx` makes of a page: the HTML inside `#root`, and attributes of `<html>`. */
export interface RenderedPage {
  readonly html: string
  readonly attributes: Readonly<Record<string, string>>
}

export type RenderPage = (manifest: Manifest, first: FirstScreen) => RenderedPage

/** Exports of `src/app/prerender.tsx`. */
interface PagesModule {
  readonly loadRenderer: (siteLocale: string, defaults?: InterfaceDefaults) => Promise<RenderPage>
}

/**
 * Loads what draws pages.
 * @param base base path of the site
 * @param site pages are in its language, and in the density that it has chosen
 */
export async function loadPageRenderer(base: string, site: Pick<Site, 'locale' | 'interface'>): Promise<RenderPage> {
  globalThis.broadsheetBase = base
  // The module reads the base path once. Another address of it is another module.
  const address = `${pathToFileURL(compiledPath('render', 'pages.mjs')).href}?base=${encodeURIComponent(base)}`
  const { loadRenderer } = (await import(address)) as PagesModule
  return loadRenderer(site.locale, site.interface)
}

/** Loads what draws embedded documents. */
export const loadEmbedRenderer = async (): Promise<EmbedRenderer> =>
  (await import(pathToFileURL(compiledPath('render', 'embed.mjs')).href)) as EmbedRenderer
