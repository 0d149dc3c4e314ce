import { createHash } from 'node:crypto'
import { SHELL_FILE, VERSION_FILE, VERSION_META, WEB_MANIFEST_FILE, WORKER_FILE } from '../../contract/offline.ts'
import { MY_EDITION_PATH, SAVED_PATH, SEARCH_PATH } from '../../contract/addresses.ts'
import type { Manifest } from '../../contract/edition.ts'
import type { Looks } from '../looks/read-looks.ts'
import { readCompiled } from './built-reader.ts'

/** The reader's background colour in the light theme. */
const BACKGROUND_COLOUR = '#fbfaf8'
/** Longer names do not fit below an icon. */
const MAX_SHORT_NAME = 12

/** Computes the version of the reader: a hash of its page and of its file names, which contain hashes themselves. */
export function versionOf(page: string, files: readonly string[]): string {
  return createHash('sha256')
    .update([page, ...files.toSorted()].join('\0'))
    .digest('hex')
    .slice(0, 12)
}

/**
 * Adds to a page the elements that make it installable.
 * @param version undefined for a site without a service worker: the page then has no version and registers no worker
 */
export function withInstallHead(page: string, base: string, version: string | undefined): string {
  const head = [
    ...(version ? [`<meta name="${VERSION_META}" content="${version}" />`] : []),
    `<link rel="manifest" href="${base}${WEB_MANIFEST_FILE}" />`,
    `<link rel="apple-touch-icon" href="${base}icons/apple-touch.png" />`,
  ]
  return page.replace('</head>', () => `  ${head.join('\n    ')}\n  </head>`)
}

/**
 * Makes the service worker of a site.
 * @param shell paths of the reader's files below the base path
 * @param version undefined for the worker that removes itself and the caches of earlier workers
 */
export function workerScript(base: string, shell: readonly string[], version: string | undefined): string {
  const constants = {
    WORKER_BASE: base,
    WORKER_VERSION: version ?? '',
    WORKER_SHELL: version === undefined ? [] : [SHELL_FILE, ...shell.toSorted()],
  }
  const lines = Object.entries(constants).map(([name, value]) => `const ${name}=${JSON.stringify(value)};\n`)
  return lines.join('') + readCompiled('worker', version === undefined ? 'gone.js' : 'main.js')
}

/** Makes the web app manifest, see https://www.w3.org/TR/appmanifest/. */
function webManifest({ site }: Manifest, base: string, paper: string): string {
  const icon = (name: string, sizes: string, purpose: string) => ({
    src: `icons/${name}.png`,
    sizes,
    type: 'image/png',
    purpose,
  })
  const shortcut = (name: string, path: string) => ({ name, url: base + path.slice(1) })
  return `${JSON.stringify(
    {
      id: base,
      name: site.title,
      short_name: site.title.length <= MAX_SHORT_NAME ? site.title : site.title.slice(0, MAX_SHORT_NAME).trim(),
      ...(site.description && { description: site.description }),
      lang: site.locale,
      dir: 'auto',
      start_url: base,
      scope: base,
      display: 'standalone',
      theme_color: paper,
      background_color: paper,
      categories: ['news'],
      launch_handler: { client_mode: ['navigate-existing', 'auto'] },
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        icon('any-192', '192x192', 'any'),
        icon('any-512', '512x512', 'any'),
        icon('maskable-512', '512x512', 'maskable'),
        icon('monochrome-512', '512x512', 'monochrome'),
      ],
      screenshots: [
        { src: 'icons/wide.jpg', sizes: '1280x800', type: 'image/jpeg', form_factor: 'wide', label: 'The front page' },
        {
          src: 'icons/narrow.jpg',
          sizes: '780x1688',
          type: 'image/jpeg',
          form_factor: 'narrow',
          label: 'The front page on a phone',
        },
      ],
      // Devices show three or four. The manifest can't contain the topics that a reader follows, but their edition has
      // one address.
      shortcuts: [
        shortcut('My edition', MY_EDITION_PATH),
        shortcut('Search', SEARCH_PATH),
        shortcut('Saved', SAVED_PATH),
        shortcut('All stories', '/?sort=latest'),
      ],
      // Text that is shared from another app is searched for in the edition.
      share_target: {
        action: base + SEARCH_PATH.slice(1),
        method: 'GET',
        enctype: 'application/x-www-form-urlencoded',
        params: { title: 'title', text: 'q' },
      },
    },
    null,
    2,
  )}\n`
}

/** Returns the files that an installed reader needs beside its page, by name. */
export function installFiles(
  manifest: Manifest,
  base: string,
  worker: string,
  version: string | undefined,
  { colours }: Pick<Looks, 'colours'>,
): Record<string, string> {
  return {
    [WEB_MANIFEST_FILE]: webManifest(manifest, base, colours.light?.['--paper'] ?? BACKGROUND_COLOUR),
    [VERSION_FILE]: `${JSON.stringify({ version: version ?? '' })}\n`,
    [WORKER_FILE]: worker,
  }
}
