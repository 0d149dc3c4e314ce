import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Manifest } from '../../src/contract/edition.ts'
import { cacheNames } from '../../src/contract/offline.ts'
import { publishPaper, stories } from '../e2e/test-paper.ts'
import { ORIGIN, type WorkerScope, startWorker } from './worker-scope.ts'

type Fault = (bytes: Buffer<ArrayBuffer>) => Response

const status =
  (code: number): Fault =>
  () =>
    new Response('No.', { status: code })

const FAULTS: Readonly<Record<string, Fault>> = {
  'status 500': status(500),
  'status 404': status(404),
  'status 429': status(429),
  'half of the file': (bytes) => new Response(bytes.subarray(0, bytes.length / 2)),
  'a sign-in page with status 200': () =>
    new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } }),
  'a broken connection': () => {
    throw new TypeError('fetch failed')
  },
}

/** Files of a newer edition that fail, by the start of their path below the index. */
const TARGETS = ['manifest', 'fronts', 'cards', 'stories', 'search', 'directory', 'catalogue', 'similar']

const INDEX = cacheNames('/').index

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-worker-'))
const editionFolder = (name: string) => join(folder, name)

beforeAll(async () => {
  for (const [name, count] of [
    ['old', 12],
    ['new', 13],
  ] as const)
    await publishPaper(join(folder, `${name}-content`), editionFolder(name), stories(count))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const manifestIn = (name: string) =>
  JSON.parse(readFileSync(join(editionFolder(name), 'manifest.json'), 'utf8')) as Manifest

/** The host, and a device on which the old edition is kept whole. */
let worker: WorkerScope
let published: string
let fault: Fault | undefined
let failing: string

const network = (url: string): Promise<Response> => {
  const path = decodeURIComponent(new URL(url).pathname).replace(/^\/data\//, '')
  const bytes = readFileSync(join(editionFolder(published), path))
  return new Promise((done) => done(fault && path.startsWith(failing) ? fault(bytes) : new Response(bytes)))
}

const { downloadEdition, downloadedEdition } = await (async () => {
  vi.stubGlobal('location', new URL(ORIGIN))
  return import('../../src/data/download/edition-download.ts')
})()

const keep = (manifest: Manifest) =>
  downloadEdition(manifest, { signal: new AbortController().signal, onProgress: () => {} })

const openManifest = async () => (await (await worker.fetch('/data/manifest.json')).json()) as Manifest

beforeEach(async () => {
  published = 'old'
  fault = undefined
  worker = startWorker(network)
  vi.stubGlobal('location', new URL(ORIGIN))
  vi.stubGlobal('caches', worker.caches)
  vi.stubGlobal('fetch', worker.fetch)
  vi.stubGlobal('navigator', { serviceWorker: { controller: {} } })
  // The page looks several times for a file that the worker may still be writing; here it has always written it.
  vi.stubGlobal('setTimeout', (work: () => void) => setImmediate(work))
  // The first manifest is only passed on; the second one is cached before it is answered.
  await openManifest()
  await keep(await openManifest())
})

describe.each(TARGETS)('while %s of a newer edition fail', (target) => {
  test.each(Object.entries(FAULTS))(
    'with %s, the old edition stays whole, and the newer one replaces it afterwards',
    async (_, answer) => {
      published = 'new'
      failing = target
      fault = answer
      const manifest = await openManifest()
      const isOld = manifest.edition === manifestIn('old').edition
      // Neither is shown before its first screen can be shown.
      expect(isOld).toBe(target === 'manifest' || target === 'fronts')
      if (!isOld) await expect(keep(manifest)).rejects.toThrow()
      expect((await downloadedEdition())?.edition).toBe(manifestIn('old').edition)

      fault = undefined
      expect((await openManifest()).edition).toBe(manifestIn('new').edition)
      await keep(manifestIn('new'))
      expect((await downloadedEdition())?.edition).toBe(manifestIn('new').edition)
    },
  )
})

test.each(Object.entries(FAULTS).filter(([name]) => name !== 'a broken connection'))(
  'a file that comes as %s is passed on to the page and never cached',
  async (_, answer) => {
    published = 'new'
    failing = ''
    fault = answer
    const url = `/data/fronts/_site.${manifestIn('new').front}.json`
    const bytes = readFileSync(join(editionFolder('new'), url.replace('/data/', '')))
    const response = await worker.fetch(url)
    expect(await response.text()).toBe(await answer(bytes).text())
    expect(await (await worker.caches.open(INDEX)).match(ORIGIN + url)).toBeUndefined()
  },
)

test('a file is cached when its bytes are those of its name, whatever type the host gives it', async () => {
  published = 'new'
  failing = ''
  fault = (bytes) => new Response(bytes, { headers: { 'content-type': 'text/plain' } })
  const url = `/data/fronts/_site.${manifestIn('new').front}.json`
  await worker.fetch(url)
  expect(await (await worker.caches.open(INDEX)).match(ORIGIN + url)).toBeDefined()
})
