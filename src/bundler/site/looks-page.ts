import { readFileSync } from 'node:fs'
import type { Site } from '../../contract/edition.ts'
import type { Looks } from '../looks/read-looks.ts'
import { hashOf } from '../system/hash.ts'
import { escapeHtml } from '../values/escape-html.ts'

/** Files of a site's looks, by path below the base path. Their names have hashes. */
export interface LooksFiles {
  /** Absent when the design's own stylesheet is enough. */
  readonly stylesheet?: string
  /** The font of headlines, which embedded documents load first. */
  readonly headline?: string
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** @param folder of files whose names have hashes */
export function looksFiles({ styles, fonts }: Looks, folder: string): LooksFiles {
  if (styles === '') return { files: new Map() }
  const stylesheet = `${folder}/own-${hashOf(styles)}.css`
  const headline = fonts.find(({ role }) => role === 'headline')
  return {
    stylesheet,
    ...(headline && { headline: `${folder}/${headline.name}` }),
    files: new Map<string, string | Uint8Array>([
      [stylesheet, styles],
      ...fonts.map(({ name, path }) => [`${folder}/${name}`, readFileSync(path)] as const),
    ]),
  }
}

/** The name of the site in the headers that a page has before the reader has drawn its own, as `ui/bars/nameplate.tsx` draws it. */
export function nameplateHtml({
  title,
  nameplate,
  nameplateBox,
}: Pick<Site, 'title' | 'nameplate' | 'nameplateBox'>): string {
  const text = nameplate ?? title
  const box = nameplateBox ?? (text === 'Broadsheet' ? '0 0 534.6 76.3' : undefined)
  return box
    ? `<svg viewBox="${box}"><use href="#nameplate"/></svg>`
    : `<span class="nameplate__text">${escapeHtml(text)}</span>`
}

const OUTLINES = /<symbol id="nameplate"[\s\S]*?<\/symbol>/
const THEME_COLOUR = {
  light: /(<meta name="theme-color" content=")[^"]*(" media="\(prefers-color-scheme: light\)")/,
  dark: /(<meta name="theme-color" content=")[^"]*(" media="\(prefers-color-scheme: dark\)")/,
}

/** Adds the looks of a site to the page that all others are made from. A site without looks has the page as it is. */
export function withLooks(page: string, looks: Looks, files: LooksFiles, base: string): string {
  const { nameplate, colours, site } = looks
  let html = page
  if (site.interface)
    html = html.replace('<html', () => `<html data-defaults="${escapeHtml(JSON.stringify(site.interface))}"`)
  if (nameplate)
    html = html.replace(
      OUTLINES,
      () => `<symbol id="nameplate" viewBox="${nameplate.box}">${nameplate.markup}</symbol>`,
    )
  for (const theme of ['light', 'dark'] as const) {
    const paper = colours[theme]?.['--paper']
    if (paper) html = html.replace(THEME_COLOUR[theme], `$1${paper}$2`)
  }
  const { stylesheet } = files
  // After our own stylesheet, so that it counts before that.
  if (stylesheet)
    html = html.replace('</head>', () => `  <link rel="stylesheet" href="${base}${stylesheet}" />\n  </head>`)
  return html
}
