import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { Manifest } from '../../contract/edition.ts'
import type { FirstScreen } from '../../contract/first-screen.ts'

// Pages and embedded documents are drawn by the reader's components. These are compiled for Node first. Their types can't be
// imported, since the bundler may not import from the reader.

/** What every embedded document needs. Paths are below the base path. */
export interface EmbedFiles {
  readonly stylesheet: string
  /** Text of the script, which is inline. */
  readonly script: string
  /** Folder of the files of words, with a slash at its end. */
  readonly words: string
  readonly fonts: readonly string[]
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
  readonly loadRenderer: (siteLocale: string) => Promise<RenderPage>
}

/**
 * Compiles the renderers for Node and imports them.
 * @param base base path of the site
 * @param siteLocale pages are in its language
 */
export async function loadRenderers(
  root: string,
  base: string,
  siteLocale: string,
): Promise<{ readonly embed: EmbedRenderer; readonly renderPage: RenderPage }> {
  const caches = join(root, 'node_modules/.cache/broadsheet')
  mkdirSync(caches, { recursive: true })
  const outDir = mkdtempSync(join(caches, 'renderers-'))
  try {
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      base,
      // As in vite.config.ts.
      resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
      build: {
        ssr: true,
        outDir,
        minify: false,
        rolldownOptions: {
          input: { embed: join(root, 'src/embed/pages.ts'), pages: join(root, 'src/app/prerender.tsx') },
          output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    })
    const addressOf = (name: string) => pathToFileURL(join(outDir, `${name}.mjs`)).href
    const embed = (await import(addressOf('embed'))) as EmbedRenderer
    const pages = (await import(addressOf('pages'))) as PagesModule
    // It loads the other files.
    return { embed, renderPage: await pages.loadRenderer(siteLocale) }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
