import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'vite'
import { VERSION_FILE, VERSION_META, WEB_MANIFEST_FILE, WORKER_FILE } from '../../contract/offline.ts'
import { SAVED_PATH, SEARCH_PATH, topicPath } from '../../contract/addresses.ts'
import type { Manifest } from '../../contract/edition.ts'

const PAPER = '#fbfaf8'
const MOST_SHORTCUTS = 4
/** What fits below an icon. */
const SHORT_NAME = 12

/** Names the reader by everything it is made of. */
export function versionOf(page: string, files: readonly string[]): string {
  return createHash('sha256')
    .update([page, ...files.toSorted()].join('\0'))
    .digest('hex')
    .slice(0, 12)
}

/** @param version undefined when there is to be no worker: then the page says of no version, and registers none */
export function withInstallHead(page: string, base: string, version: string | undefined): string {
  const head = [
    ...(version ? [`<meta name="${VERSION_META}" content="${version}" />`] : []),
    `<link rel="manifest" href="${base}${WEB_MANIFEST_FILE}" />`,
    `<link rel="apple-touch-icon" href="${base}icons/apple-touch.png" />`,
  ]
  return page.replace('</head>', () => `  ${head.join('\n    ')}\n  </head>`)
}

/**
 * The service worker as one classic script.
 * @param shell files of the reader, below the base path
 * @param version undefined for the worker that removes itself and what its predecessors kept
 */
export async function compileWorker(
  root: string,
  base: string,
  shell: readonly string[],
  version: string | undefined,
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    define: {
      WORKER_BASE: JSON.stringify(base),
      WORKER_VERSION: JSON.stringify(version ?? ''),
      WORKER_SHELL: JSON.stringify(['', ...shell.toSorted()]),
    },
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: join(root, 'src/worker', version ? 'main.ts' : 'gone.ts'),
        output: { format: 'iife' },
      },
    },
  })
  const output = 'output' in result ? result.output : []
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
}

/** https://www.w3.org/TR/appmanifest/ */
function webManifest({ site, topics }: Manifest, base: string): string {
  const icon = (name: string, sizes: string, purpose: string) => ({
    src: `icons/${name}.png`,
    sizes,
    type: 'image/png',
    purpose,
  })
  const home = site.home.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])
  const shortcut = (name: string, path: string) => ({ name, url: base + path.slice(1) })
  return `${JSON.stringify(
    {
      id: base,
      name: site.title,
      short_name: site.title.length <= SHORT_NAME ? site.title : site.title.slice(0, SHORT_NAME).trim(),
      ...(site.description && { description: site.description }),
      lang: site.locale,
      dir: 'auto',
      start_url: base,
      scope: base,
      display: 'standalone',
      theme_color: PAPER,
      background_color: PAPER,
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
      // A device that can't know which topics are followed gets those that the publisher puts first.
      shortcuts: [
        shortcut('Top stories', '/'),
        shortcut('Search', SEARCH_PATH),
        shortcut('Saved', SAVED_PATH),
        ...home.map((topic) => shortcut(topic.name, topicPath(topic.id))),
      ].slice(0, MOST_SHORTCUTS),
      // A word or a sentence from another app is looked for in the edition.
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

/** Files that an installed reader needs beside its page, by name. */
export function installFiles(
  manifest: Manifest,
  base: string,
  worker: string,
  version: string | undefined,
): Record<string, string> {
  return {
    [WEB_MANIFEST_FILE]: webManifest(manifest, base),
    [VERSION_FILE]: `${JSON.stringify({ version: version ?? '' })}\n`,
    [WORKER_FILE]: worker,
  }
}
