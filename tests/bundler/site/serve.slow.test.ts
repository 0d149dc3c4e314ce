// @vitest-environment node
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostingFiles } from '../../../src/bundler/site/hosting.ts'
import { CLI } from '../run-command.ts'
import { type Files, temporaryFolder, writeFiles } from '../workspace.ts'

const ROOT = join(import.meta.dirname, '../../..')
const COMMAND = [CLI, 'serve']

interface Server {
  readonly child: ChildProcess
  readonly port: number
  readonly line: string
}

async function start(dir: string, port: number, base: string): Promise<Server> {
  const child = spawn(process.execPath, [...COMMAND, '--dir', dir, '--port', String(port)], {
    cwd: ROOT,
    env: { ...process.env, BASE: base, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  const line = chunk.toString().trim()
  return { child, line, port: Number(/:(\d+)\//.exec(line)?.[1]) }
}

async function stop({ child }: Server): Promise<number | null> {
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly cache: string
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

/** Sends a request with exactly this path. `fetch` would normalise it. */
function get(port: number, path: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          cache: response.headers['cache-control'] ?? '',
          body,
          headers: response.headers,
        }),
      )
    })
    sent.on('error', fail)
    sent.end()
  })
}

const INDEX = '<!doctype html><meta charset="utf-8" /><script>early()</script>the reader'
const EMBED = '<!doctype html><script>frame()</script>'
const TEMPLATES = { page: INDEX, embed: EMBED }

function site(files: Files = {}): string {
  const dir = temporaryFolder()
  writeFiles(dir, {
    '404.html': INDEX,
    'index.html': INDEX.replace('the reader', 'the front page'),
    'topics/sea.html': INDEX.replace('the reader', 'the sea, served'),
    'topics/海.html': INDEX.replace('the reader', 'the sea, elsewhere'),
    '2020/06/10/harbour.html': INDEX.replace('the reader', 'a harbour'),
    'oembed/2020/06/10/harbour.json': '{"version":"1.0"}',
    'feed.xml': '<rss/>',
    'feeds/topics/sea.json': '{"version":1}',
    'feeds/sources/outlet.com.atom': '<feed/>',
    'feeds.opml': '<opml/>',
    'embed/index.html': '<!doctype html>top stories',
    'embed/sea/index.html': '<!doctype html>the sea',
    'embed/404.html': `${EMBED}no such topic`,
    'embed.js': 'let e',
    'robots.txt': 'User-agent: *',
    'data/manifest.json': JSON.stringify({
      topics: [{ id: 'sky' }],
      parts: [{ key: 'all', count: 1, directory: '0123456789ab' }],
    }),
    'data/directory/all.0123456789ab.json': JSON.stringify({ stories: [['all', '0123456789ab']], similar: [] }),
    'data/stories/all.0123456789ab.json': JSON.stringify({ providers: [], stories: [{ id: '2019/01/02/older' }] }),
    'data/cards/2020.0123456789ab.json': '{"cards":[]}',
    'data/fronts/海.0123456789ab.json': '{"front":1}',
    'data/assets/a b.svg': '<svg/>',
    'app/main-x.js': 'let x',
    ...files,
  })
  return dir
}

describe.each(['/', '/some/sub/path/'])('broadsheet serve below %s', (base) => {
  let server: Server

  beforeAll(async () => {
    server = await start(site(), 4710, base)
  })
  afterAll(async () => {
    expect(await stop(server)).toBe(0)
  })

  test('prints the address of the site', () => {
    expect(server.line).toBe(`Broadsheet is at http://127.0.0.1:${server.port}${base}`)
  })

  test.each<[path: string, status: number, type: RegExp, cache: RegExp, body: RegExp]>([
    ['', 200, /html/, /no-cache/, /the front page/],
    ['index.html', 200, /html/, /no-cache/, /the front page/],
    ['topics/sea', 200, /html/, /no-cache/, /the sea, served/],
    ['topics/sea?sort=top', 200, /html/, /no-cache/, /the sea, served/],
    ['topics/sea.html', 200, /html/, /no-cache/, /the sea, served/],
    ['topics/land', 404, /html/, /no-cache/, /reader/],
    ['topics/', 404, /html/, /no-cache/, /reader/],
    ['2020/06/', 404, /html/, /no-cache/, /reader/],
    ['2020/06/10/harbour', 200, /html/, /no-cache/, /a harbour/],
    ['oembed/2020/06/10/harbour.json?maxwidth=300', 200, /json/, /no-cache/, /1\.0/],
    ['oembed/2020/06/10/gone', 404, /plain/, /^/, /Not found/],
    ['2020/06/10/a-story', 404, /html/, /no-cache/, /reader/],
    ['2019/01/02/older', 200, /html/, /no-cache/, /reader/],
    ['2019/01/02/older?x', 200, /html/, /no-cache/, /reader/],
    ['topics/sky', 200, /html/, /no-cache/, /reader/],
    ['search?q=a', 200, /html/, /no-cache/, /reader/],
    ['sources/outlet.com', 200, /html/, /no-cache/, /reader/],
    ['tags/node.js', 200, /html/, /no-cache/, /reader/],
    ['about', 404, /html/, /no-cache/, /reader/],
    ['topics/%E6%B5%B7?sort=top', 200, /html/, /no-cache/, /the sea, elsewhere/],
    ['feed.xml', 200, /^application\/rss\+xml$/, /no-cache/, /rss/],
    ['feeds/topics/sea.json', 200, /^application\/feed\+json$/, /no-cache/, /version/],
    ['feeds/sources/outlet.com.atom', 200, /^application\/atom\+xml$/, /no-cache/, /feed/],
    ['feeds.opml', 200, /^text\/x-opml$/, /no-cache/, /opml/],
    ['feeds/topics/land.xml', 404, /plain/, /^/, /Not found/],
    ['feeds/sources/outlet', 404, /plain/, /^/, /Not found/],
    ['data/manifest.json', 200, /json/, /no-cache/, /sky/],
    ['data/cards/2020.0123456789ab.json', 200, /json/, /immutable/, /cards/],
    ['data/fronts/%E6%B5%B7.0123456789ab.json', 200, /json/, /immutable/, /front/],
    ['data/assets/a%20b.svg', 200, /svg/, /no-cache/, /svg/],
    ['app/main-x.js', 200, /javascript/, /immutable/, /let/],
    ['data/cards/2021.0123456789ab.json', 404, /plain/, /^/, /Not found/],
    ['app/gone', 404, /plain/, /^/, /Not found/],
    ['embed/', 200, /html/, /no-cache/, /top stories/],
    ['embed/sea/?theme=dark', 200, /html/, /no-cache/, /the sea/],
    ['embed/land/', 404, /html/, /no-cache/, /no such topic/],
    ['favicon.ico', 404, /plain/, /^/, /Not found/],
    ['data/../../../../etc/passwd', 404, /plain/, /^/, /Not found/],
    ['data/%2e%2e/%2e%2e/package.json', 404, /plain/, /^/, /Not found/],
  ])('answers /%s with %d', async (path, status, type, cache, body) => {
    const answer = await get(server.port, base + path)
    expect(answer.status).toBe(status)
    expect(answer.type).toMatch(type)
    expect(answer.cache).toMatch(cache)
    expect(answer.body).toMatch(body)
  })

  test('answers 304 to a program that has the feed as it is', async () => {
    const url = `http://127.0.0.1:${server.port}${base}feed.xml`
    const answer = await fetch(url)
    const etag = answer.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    // Otherwise fetch says that it wants the file itself.
    const asked = { 'cache-control': 'max-age=0' }
    expect((await fetch(url, { headers: { ...asked, 'if-none-match': etag } })).status).toBe(304)
    const modified = answer.headers.get('last-modified') ?? ''
    expect((await fetch(url, { headers: { ...asked, 'if-modified-since': modified } })).status).toBe(304)
    expect((await fetch(url, { headers: { 'if-none-match': 'W/"another"' } })).status).toBe(200)
  })

  test.each(['//', '/%', '/%E0%A4%A', '/?', '/data/%00', 'http://elsewhere.example/'])(
    'still runs after a request for %s',
    async (path) => {
      await get(server.port, path)
      expect((await get(server.port, base)).status).toBe(200)
    },
  )
})

describe.each<[what: string, base: string, made: (base: string) => Files, ancestors: string]>([
  [
    'the headers of its file _headers',
    '/',
    (base) => hostingFiles(TEMPLATES, base, ['https://a.example']),
    "'self' https://a.example",
  ],
  ['the headers of its file _headers below a path', '/some/sub/', (base) => hostingFiles(TEMPLATES, base), '*'],
  ['the same headers without the file', '/', () => ({}), '*'],
  [
    'the same headers when the file was made for another base path',
    '/some/sub/',
    () => hostingFiles(TEMPLATES, '/', []),
    '*',
  ],
])('broadsheet serve sends %s', (_, base, made, ancestors) => {
  let server: Server
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': expect.stringContaining('camera=()') as string,
  }

  beforeAll(async () => {
    server = await start(site(made(base)), 4770, base)
  })
  afterAll(async () => {
    await stop(server)
  })

  test.each(['', 'index.html', 'topics/sea', 'topics/%E6%B5%B7', '2020/06/10/a-story', 'search?q=a', 'no/such/page'])(
    '/%s is sent with the headers of a page',
    async (path) => {
      const { headers } = await get(server.port, base + path)
      expect(headers).toMatchObject(common)
      expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/]+=*';/)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
      expect(headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  test.each(['embed/', 'embed/sea/', 'embed/land/'])(
    '/%s is sent with the headers of an embedded document',
    async (path) => {
      const { headers } = await get(server.port, base + path)
      expect(headers).toMatchObject({ ...common, 'access-control-allow-origin': '*' })
      expect(headers['content-security-policy']).toContain(`frame-ancestors ${ancestors};`)
      expect(headers['content-security-policy']).toMatch(/script-src 'sha256-[\w+/]+=*';/)
    },
  )

  test.each([
    'embed.js',
    'feed.xml',
    'feeds.opml',
    'feeds/topics/sea.json',
    'oembed/2020/06/10/harbour.json',
    'app/main-x.js',
    'data/manifest.json',
    'data/assets/a%20b.svg',
    'data/%61ssets/a%20b.svg',
  ])('/%s is sent with headers that allow every origin', async (path) => {
    const { headers } = await get(server.port, base + path)
    expect(headers).toMatchObject({ ...common, 'access-control-allow-origin': '*' })
    const policy = path.endsWith('.svg') ? /^script-src 'none'/ : /^$/
    expect(headers['content-security-policy'] ?? '').toMatch(policy)
  })

  test.each(['robots.txt', 'gone.txt'])('/%s is sent with the common headers', async (path) => {
    expect((await get(server.port, base + path)).headers).toMatchObject(common)
  })
})

test('broadsheet serve takes the next free port when its port is taken', async () => {
  const dir = site()
  const first = await start(dir, 4750, '/')
  const second = await start(dir, 4750, '/')
  expect(second.port).toBeGreaterThan(first.port)
  await Promise.all([stop(first), stop(second)])
})

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [...COMMAND, ...args], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } })

test('broadsheet serve ends with 2 and explains how to build the site when there is none', () => {
  const { status, stderr } = run(['--dir', join(temporaryFolder(), 'dist')])
  expect(status).toBe(2)
  expect(stderr).toContain('broadsheet build')
})

test.each(['--help', '-h'])('broadsheet serve prints every option with %s', (option) => {
  const { status, stdout, stderr } = run([option])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const name of ['--dir', '--port', '--host', '--help', 'BASE', 'PORT', 'HOST']) expect(stdout).toContain(name)
})

test.each<[what: string, args: string[], env: Record<string, string>, message: string]>([
  ['an unknown option', ['--prot', '80'], {}, 'There is no option --prot. Did you mean --port?'],
  ['an option without its value', ['--port'], {}, '--port needs a value.'],
  ['a folder without its option', ['site'], {}, 'Found “site” without an option. To name a folder, write --dir site.'],
  ['a port that is not a number', ['--port', 'http'], {}, 'Found the port http, expected a number from 0 to 65535.'],
  ['a port that is too large', [], { PORT: '65536' }, 'Found the port 65536, expected a number from 0 to 65535.'],
])('broadsheet serve ends with 2 and prints the help for %s', (_, args, env, message) => {
  const { status, stdout, stderr } = run(args, env)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr.split('\n')[0]).toBe(message)
  expect(stderr).toContain('broadsheet serve --help lists the options.')
  expect(stderr).not.toMatch(/^ +at /m)
})
