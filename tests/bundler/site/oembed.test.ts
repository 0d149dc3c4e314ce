// @vitest-environment node
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { extract } from '@extractus/oembed-extractor'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSite } from '../make-site.ts'
import { article, publisher, temporaryFolder } from '../workspace.ts'

// Tests the oEmbed documents with a library that consumers use. It finds them from the address of a page.

const out = join(temporaryFolder(), 'site')
const requested: string[] = []
const host = createServer((request, response) => {
  const path = decodeURIComponent((request.url ?? '').replace(/\?.*$/, ''))
  requested.push(request.url ?? '')
  for (const name of [path, `${path}.html`, `${path}index.html`]) {
    try {
      const text = readFileSync(join(out, name))
      response.writeHead(200, { 'content-type': name.endsWith('.json') ? 'application/json' : 'text/html' }).end(text)
      return
    } catch {
      // There is no file of this name.
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
  await makeSite(content, out)
})
afterAll(async () => {
  host.closeAllConnections()
  await new Promise((done) => host.close(done))
})

test('the library finds an article as a link with its outlet', async () => {
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
])('the library finds %s as a frame that shows its stories', async (path, title, framed) => {
  const found = await extract(site + path)
  expect(found).toMatchObject({ version: '1.0', type: 'rich', title, width: 600, height: 720 })
  const src = /src="([^"]*)"/.exec('html' in found ? String(found.html) : '')?.[1] ?? ''
  expect(src).toBe(site + framed)
  const frame = await fetch(src)
  expect(frame.status).toBe(200)
  expect(await frame.text()).toContain('harbour')
})

test('a request with a width gets the same document', async () => {
  const narrow = await extract(`${site}/topics/k%C3%BCste-meer`, { maxwidth: 300, lang: 'de' })
  expect(narrow).toMatchObject({ type: 'rich' })
  expect(requested.at(-1)).toMatch(/^\/embed\/.*oembed\.json\?maxwidth=300&lang=de$/)
})
