// @vitest-environment node
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { extract } from '@extractus/oembed-extractor'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSite } from '../built-site.ts'
import { article, publisher, temporaryFolder } from '../workspace.ts'

// Tests with a library that other sites use: it finds the oEmbed answer from the address of a page.

const out = join(temporaryFolder(), 'site')
const requests: string[] = []
const host = createServer((request, response) => {
  const path = decodeURIComponent((request.url ?? '').replace(/\?.*$/, ''))
  requests.push(request.url ?? '')
  for (const name of [path, `${path}.html`, `${path}index.html`]) {
    try {
      const text = readFileSync(join(out, name))
      response.writeHead(200, { 'content-type': name.endsWith('.json') ? 'application/json' : 'text/html' }).end(text)
      return
    } catch {
      // There is no file with this name; the next one is tried.
    }
  }
  response.writeHead(404).end()
})
let site = ''

beforeAll(async () => {
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
  site = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const content = publisher({
    'site.yaml': `title: Tide & Time\nurl: ${site}\n`,
    '_news/2020-06-10-harbour.md': article({
      title: 'The "harbour" <that> taught',
      webUrl: 'https://quillmark.example/2020/harbour',
      provider: { name: 'Quillmark', domain: 'quillmark.example' },
      topics: ['Küste & Meer'],
    }),
  })
  await buildSite(content, out)
})
afterAll(async () => {
  host.closeAllConnections()
  await new Promise((done) => host.close(done))
})

test('describes an article as a link with its outlet', async () => {
  expect(await extract(`${site}/2020/06/10/harbour`)).toMatchObject({
    version: '1.0',
    type: 'link',
    title: 'The "harbour" <that> taught',
    author_name: 'Quillmark',
    author_url: 'https://quillmark.example/',
    provider_name: 'Tide & Time',
  })
})

test.each([
  ['/', 'Tide & Time', '/embed/'],
  ['/topics/k%C3%BCste-meer', 'Küste & Meer · Tide & Time', '/embed/k%C3%BCste-meer/'],
  ['/embed/k%C3%BCste-meer/', 'Küste & Meer · Tide & Time', '/embed/k%C3%BCste-meer/'],
])('describes %s as a frame of its stories', async (path, title, framed) => {
  const found = await extract(site + path)
  expect(found).toMatchObject({ version: '1.0', type: 'rich', title, width: 600, height: 720 })
  const src = /src="([^"]*)"/.exec('html' in found ? String(found.html) : '')?.[1] ?? ''
  expect(src).toBe(site + framed)
  const frame = await fetch(src)
  expect(frame.status).toBe(200)
  expect(await frame.text()).toContain('harbour')
})

test('answers with the same file when a consumer sets a width', async () => {
  const narrow = await extract(`${site}/topics/k%C3%BCste-meer`, { maxwidth: 300, lang: 'de' })
  expect(narrow).toMatchObject({ type: 'rich' })
  expect(requests.at(-1)).toMatch(/^\/embed\/.*oembed\.json\?maxwidth=300&lang=de$/)
})
