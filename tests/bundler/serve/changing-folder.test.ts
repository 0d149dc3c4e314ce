// @vitest-environment node
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DESIGN_LOOKS } from '../../../src/bundler/looks/read-looks.ts'
import { devServer } from '../../../src/bundler/serve/dev-server.ts'
import { folderFiles } from '../../../src/bundler/serve/folder-files.ts'
import { siteServer } from '../../../src/bundler/serve/site-server.ts'
import { temporaryFolder, writeFiles } from '../workspace.ts'

/** What a dev server knows before there is an edition. */
const current = () => ({
  site: { title: 'News', locale: 'en', home: [] },
  looks: DESIGN_LOOKS,
  update: { problems: [] },
})

/** Serves until the end of the test. Returns a function that asks for a path. */
async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return (path: string, options?: RequestInit) => fetch(`http://127.0.0.1:${port}/${path}`, options)
}

describe('a site that is built again while it is served', () => {
  test('has its new files, at their new length, and no longer those that are gone', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'index.html': 'a', 'data/manifest.json': '{"edition":1}', 'data/cards/a.1.json': '{}' })
    const get = await serve(siteServer(folder, '/'))
    expect(await (await get('data/manifest.json')).json()).toEqual({ edition: 1 })

    writeFiles(folder, { 'data/manifest.json': '{"edition":2,"longer":true}', 'data/cards/a.2.json': '{}' })
    rmSync(join(folder, 'data/cards/a.1.json'))
    expect(await (await get('data/manifest.json')).json()).toEqual({ edition: 2, longer: true })
    expect((await get('data/cards/a.2.json')).status).toBe(200)
    expect((await get('data/cards/a.1.json')).status).toBe(404)
  })

  test('has the headers of the last build', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'index.html': 'a', _headers: '# headers\n/index.html\n  X-Build: 1\n' })
    const get = await serve(siteServer(folder, '/'))
    expect((await get('index.html')).headers.get('x-build')).toBe('1')
    writeFiles(folder, { _headers: '# headers\n/index.html\n  X-Build: 2\n' })
    expect((await get('index.html')).headers.get('x-build')).toBe('2')
  })
})

test('while an edition is missing, the documents of embeds are missing, and the server goes on', async () => {
  const { listener } = await devServer({ index: join(temporaryFolder(), 'none'), base: '/', current })
  const get = await serve(listener)
  expect((await get('embed/')).status).toBe(404)
  expect((await get('embed/sea/oembed.json')).status).toBe(404)
  expect((await get('')).status).toBe(200)
})

test('a server of articles has the files of public/, but none in the place of those of a build', async () => {
  const own = temporaryFolder()
  writeFiles(own, {
    'imprint.html': 'our imprint',
    'robots.txt': 'ours',
    'icon.svg': '<svg/>',
    'index.html': 'not ours',
  })
  const { listener } = await devServer({ index: temporaryFolder(), base: '/', own, current })
  const get = await serve(listener)
  expect(await (await get('imprint.html')).text()).toBe('our imprint')
  expect(await (await get('imprint')).text()).toBe('our imprint')
  expect(await (await get('icon.svg')).text()).toBe('<svg/>')
  expect(await (await get('index.html')).text()).not.toBe('not ours')
  expect(await (await get('')).text()).not.toBe('not ours')
})

describe('files of a folder', () => {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'video.mp4': '0123456789',
    'empty.txt': '',
    '.secret': 'x',
    '.well-known/a.txt': 'a',
    'a.html': 'b',
  })
  const listener: RequestListener = (request, response) =>
    folderFiles(folder)(request, response, (request.url ?? '').slice(1), () => response.writeHead(404).end())

  test.each<[range: string, status: number, text: string]>([
    ['bytes=2-4', 206, '234'],
    ['bytes=8-', 206, '89'],
    ['bytes=8-99', 206, '89'],
    ['bytes=-3', 206, '789'],
    ['bytes=99-', 416, ''],
    ['lines=1-2', 200, '0123456789'],
  ])('answers the range %s with %i', async (range, status, text) => {
    const answer = await (await serve(listener))('video.mp4', { headers: { range } })
    expect([answer.status, await answer.text()]).toEqual([status, text])
  })

  test.each<[path: string, status: number]>([
    ['empty.txt', 200],
    ['a', 200],
    ['.well-known/a.txt', 200],
    ['.secret', 404],
    ['..%2f..%2fetc/passwd', 404],
    ['%E0%A4%A', 404],
    ['a%00', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await (await serve(listener))(path)).status).toBe(status)
  })

  test('are not sent again when they have not changed', async () => {
    const get = await serve(listener)
    const etag = (await get('a.html')).headers.get('etag') ?? ''
    // Otherwise fetch asks for the file whatever the server says.
    const asked = { 'if-none-match': etag, 'cache-control': 'max-age=0' }
    expect((await get('a.html', { headers: asked })).status).toBe(304)
  })
})
