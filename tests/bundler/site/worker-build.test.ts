import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installFiles, versionOf, withInstallHead, workerScript } from '../../../src/bundler/site/worker.ts'
import { article, bundleFiles } from '../workspace.ts'

const ROOT = join(import.meta.dirname, '../../..')

const edition = async (site = '') => {
  const { edition } = await bundleFiles({
    '_news/2026-11-20-a.md': article({ topics: ['Seas'] }),
    '_data/topics/01-seas.yaml': 'name: Seas\n',
    'site.yaml': `title: The Harbour and Mountain Times\nlocale: fr\nhome: [seas]\n${site}`,
  })
  return edition.manifest
}

test('the web app manifest has addresses below the base path, and the site’s title and description', async () => {
  const files = installFiles(await edition('description: Sea news.\n'), '/some/path/', '', 'v1', { colours: {} })
  const manifest: unknown = JSON.parse(files['manifest.webmanifest'] ?? '')
  expect(manifest).toMatchObject({
    id: '/some/path/',
    scope: '/some/path/',
    start_url: '/some/path/',
    name: 'The Harbour and Mountain Times',
    description: 'Sea news.',
    lang: 'fr',
    shortcuts: [
      { name: 'My edition', url: '/some/path/my' },
      { url: '/some/path/search' },
      { url: '/some/path/saved' },
      { url: '/some/path/?sort=latest' },
    ],
  })
  expect(files['version.json']).toBe('{"version":"v1"}\n')
})

test('every picture of the web app manifest exists and has the size that the manifest gives', async () => {
  const { icons, screenshots } = JSON.parse(
    installFiles(await edition(), '/', '', 'v1', { colours: {} })['manifest.webmanifest'] ?? '',
  ) as Record<'icons' | 'screenshots', { src: string; sizes: string; type: string; purpose?: string }[]>
  expect(icons.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['any', 'maskable', 'monochrome']))
  for (const { src, sizes, type } of [...icons, ...screenshots]) {
    const bytes = readFileSync(join(ROOT, 'public', src))
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes)
    if (type === 'image/jpeg') {
      // The frame header of a JPEG has its height and width.
      const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
      expect(`${bytes.readUInt16BE(frame + 7)}x${bytes.readUInt16BE(frame + 5)}`, src).toBe(sizes)
    }
  }
})

test('the icons were drawn from the current icon.svg; after a change, run npm run icons', () => {
  const drawn = readFileSync(join(ROOT, 'tests/pictures/drawn-from.txt'), 'utf8').trim()
  const drawing = createHash('sha256')
    .update(readFileSync(join(ROOT, 'public/icon.svg')))
    .digest('hex')
  expect(drawn).toBe(drawing)
})

test('the version depends on the page and on the files, and not on their order', () => {
  expect(versionOf('page', ['app/b.js', 'app/a.js'])).toBe(versionOf('page', ['app/a.js', 'app/b.js']))
  expect(versionOf('page', ['app/a.js'])).not.toBe(versionOf('page', ['app/b.js']))
  expect(versionOf('page', ['app/a.js'])).not.toBe(versionOf('other', ['app/a.js']))
})

test('a page without a service worker has no version and can still be installed', () => {
  const page = '<html><head><title>A</title></head></html>'
  expect(withInstallHead(page, '/x/', 'v1')).toContain('<meta name="broadsheet:version" content="v1" />')
  expect(withInstallHead(page, '/x/', undefined)).not.toContain('broadsheet:version')
  expect(withInstallHead(page, '/x/', undefined)).toContain('href="/x/manifest.webmanifest"')
})

test('the service worker is one script with all files of the reader, and the one that removes itself has none', () => {
  const worker = workerScript('/x/', ['app/b.css', 'app/a.js'], 'v1')
  expect(worker).not.toMatch(/\bimport\b|\bexport\b/)
  for (const name of ['/x/', 'v1', 'app/a.js', 'app/b.css']) expect(worker).toContain(name)
  const gone = workerScript('/x/', ['app/a.js'], undefined)
  expect(gone).toContain('unregister')
  expect(gone).not.toContain('app/a.js')
})
