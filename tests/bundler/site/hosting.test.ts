// @vitest-environment node
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostingFiles } from '../../../src/bundler/site/hosting.ts'
import { temporaryFolder, writeFiles } from '../workspace.ts'

// Runs nginx and Caddy with the sample configurations, if they are installed.

const canRun = (program: string, argument: string) => spawnSync(program, [argument]).status === 0
const IS_INSTALLED = { nginx: canRun('nginx', '-v'), caddy: canRun('caddy', 'version') }
for (const [program, isInstalled] of Object.entries(IS_INSTALLED))
  if (!isInstalled) process.stderr.write(`${program} is not installed, so its sample is not tested.\n`)

const INDEX = '<!doctype html><head><meta charset="utf-8" /><script>early()</script></head>any page'
const FOLDER = '/var/www/broadsheet'

/** Writes a site into a temporary folder, and finds a free port. */
async function prepareSite(base: string) {
  const around = temporaryFolder()
  const dir = join(around, 'site')
  mkdirSync(dir)
  const sized = (text: string) => text + ' '.repeat(2000)
  const files = hostingFiles({ page: INDEX, embed: '<script>frame()</script>' }, base, ['https://a.example'])
  writeFiles(dir, {
    ...files,
    'index.html': 'the front page',
    'topics/sea.html': sized('the sea'),
    'topics/海.html': 'the sea elsewhere',
    '2020/06/10/harbour.html': 'a harbour',
    'oembed/2020/06/10/harbour.json': '{"version":"1.0"}',
    'feed.xml': sized('<rss/>'),
    'feeds/topics/sea.atom': sized('<feed/>'),
    'feeds/sources/a.example.json': '{"version":1}',
    'feeds.opml': '<opml/>',
    'embed/index.html': 'top stories',
    'embed/sea/index.html': 'the sea, embedded',
    'embed/404.html': 'no such topic',
    'embed.js': 'let e',
    'icon.svg': '<svg/>',
    'app/main-x.js': 'let x',
    'data/manifest.json': '{}',
    'data/cards/2020.0123456789ab.json': '{"cards":[]}',
    'data/assets/a b.svg': '<svg/>',
  })
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return { around, dir, port, files }
}

type PreparedSite = Awaited<ReturnType<typeof prepareSite>>

interface Program {
  /** Writes the configuration, and returns its path. */
  readonly write: (site: PreparedSite) => string
  /** Arguments that check the configuration. */
  readonly check: (file: string, site: PreparedSite) => readonly string[]
  /** Arguments that start the server. */
  readonly run: (file: string, site: PreparedSite) => readonly string[]
}

const PROGRAMS: Readonly<Record<'nginx' | 'caddy', Program>> = {
  nginx: {
    write: ({ around, dir, port, files }) => {
      const sample = (files['nginx.conf.sample'] ?? '').replaceAll(`${FOLDER}/`, `${dir}/`)
      const temporaries = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${around}/${name};`,
      )
      const types = 'types { text/html html; application/json json; text/javascript js; image/svg+xml svg; }'
      writeFiles(around, {
        'nginx.conf': `daemon off; master_process off; pid ${around}/pid; error_log stderr;
events {}
http { access_log off; ${types} ${temporaries.join(' ')}
server { listen 127.0.0.1:${port};
${sample}
} }`,
      })
      return join(around, 'nginx.conf')
    },
    check: (file, { around }) => ['-t', '-q', '-p', around, '-c', file],
    run: (file, { around }) => ['-p', around, '-c', file],
  },
  caddy: {
    write: ({ around, dir, port, files }) => {
      const sample = (files['Caddyfile.sample'] ?? '').replaceAll(FOLDER, dir)
      writeFiles(around, {
        Caddyfile: `{\n  admin off\n}\n${sample.replace('example.org', `http://127.0.0.1:${port}`)}`,
      })
      return join(around, 'Caddyfile')
    },
    check: (file) => ['validate', '--adapter', 'caddyfile', '--config', file],
    run: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
}

const FEEDS = [
  ['feed.xml', 'application/rss+xml'],
  ['feeds/topics/sea.atom', 'application/atom+xml'],
  ['feeds/sources/a.example.json', 'application/feed+json'],
  ['feeds.opml', 'text/x-opml'],
] as const
const NAMES = ['nginx', 'caddy'] as const
const CASES = NAMES.flatMap((name) => ['/', '/some/sub/'].map((base) => [name, base] as const))

describe.each(CASES)('the sample for %s below %s', (name, base) => {
  const { write, check, run } = PROGRAMS[name]
  let server: ChildProcess | undefined
  let address = ''
  let output = ''

  beforeAll(async () => {
    if (!IS_INSTALLED[name]) return
    const site = await prepareSite(base)
    const env = { ...process.env, HOME: site.around, XDG_DATA_HOME: site.around, XDG_CONFIG_HOME: site.around }
    const file = write(site)
    const checked = spawnSync(name, check(file, site), { encoding: 'utf8', env })
    expect(checked.status, checked.stderr).toBe(0)
    address = `http://127.0.0.1:${site.port}`
    server = spawn(name, run(file, site), { env, stdio: ['ignore', 'ignore', 'pipe'] })
    server.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const isListening = () =>
      fetch(address).then(
        () => true,
        () => false,
      )
    while (server.exitCode === null && !(await isListening())) await new Promise((done) => setTimeout(done, 50))
    expect(server.exitCode, output).toBeNull()
  }, 60_000)
  afterAll(async () => {
    if (!server || server.exitCode !== null) return
    const ended = new Promise((done) => server?.once('exit', done))
    server.kill()
    await ended
  })

  const page = { csp: /frame-ancestors 'self'; require/, cors: null, cache: 'no-cache' }
  const open = { csp: /^$/, cors: '*', cache: 'no-cache' }
  const embed = { csp: /frame-ancestors 'self' https:\/\/a\.example;/, cors: '*', cache: 'no-cache' }
  const immutable = 'public, max-age=31536000, immutable'

  test
    .skipIf(!IS_INSTALLED[name])
    .each<
      [path: string, status: number, body: RegExp, headers: { csp: RegExp; cors: string | null; cache: string | null }]
    >([
      ['', 200, /the front page/, page],
      ['?sort=latest', 200, /the front page/, page],
      ['index.html', 200, /the front page/, page],
      ['topics/sea', 200, /the sea/, page],
      ['topics/sea?sort=top', 200, /the sea/, page],
      ['topics/%E6%B5%B7', 200, /elsewhere/, page],
      ['topics/land', 200, /any page/, page],
      ['topics/', 200, /any page/, page],
      ['topics', 200, /any page/, page],
      ['2020', 200, /any page/, page],
      ['2020/06/', 200, /any page/, page],
      ['2020/06/10/harbour', 200, /a harbour/, page],
      ['2020/06/10/another', 200, /any page/, page],
      ['search?q=a', 200, /any page/, page],
      ['no/such/page', 200, /any page/, page],
      ['oembed/2020/06/10/harbour.json?maxwidth=300', 200, /1\.0/, open],
      ['oembed/2020/06/10/gone.json', 404, /^(?!.*any page)/s, { ...open, cache: null }],
      ['feed.xml', 200, /<rss/, open],
      ['feeds/topics/sea.atom', 200, /<feed/, open],
      ['feeds/topics/land.atom', 404, /^(?!.*any page)/s, { ...open, cache: null }],
      ['embed/', 200, /top stories/, embed],
      ['embed/sea/?theme=dark', 200, /the sea, embedded/, embed],
      ['embed/land/', 404, /no such topic/, { ...embed, cache: null }],
      ['embed.js', 200, /let e/, open],
      ['app/main-x.js', 200, /let x/, { ...open, cache: immutable }],
      ['app/gone.js', 404, /^(?!.*any page)/s, { ...open, cors: null, cache: null }],
      ['data/manifest.json', 200, /\{\}/, open],
      ['data/cards/2020.0123456789ab.json', 200, /cards/, { ...open, cache: immutable }],
      ['data/cards/2021.0123456789ab.json', 404, /^(?!.*any page)/s, { ...open, cors: null, cache: null }],
      ['data/assets/a%20b.svg', 200, /svg/, { ...open, csp: /^script-src 'none'/ }],
      ['data/gone', 404, /^(?!.*any page)/s, { csp: /^$/, cors: null, cache: null }],
      ['icon.svg', 200, /svg/, page],
    ])('answers /%s with %d', async (path, status, body, headers) => {
    const answer = await fetch(`${address}${base}${path}`, { redirect: 'manual' })
    const text = await answer.text()
    expect(answer.status, output).toBe(status)
    expect(text).toMatch(body)
    expect(answer.headers.get('content-security-policy') ?? '').toMatch(headers.csp)
    // A missing file may exist after the next build, so its 404 must not be cached. Its CORS header does not matter.
    if (status === 200) {
      expect(answer.headers.get('cache-control')).toBe(headers.cache)
      expect(answer.headers.get('access-control-allow-origin')).toBe(headers.cors)
    } else expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    if (/html/.test(answer.headers.get('content-type') ?? '') && status === 200)
      expect(answer.headers.get('content-type')).toMatch(/utf-8/i)
  })

  test.skipIf(!IS_INSTALLED[name])('lists no folder and serves no file outside the site', async () => {
    for (const path of ['data/', 'app/', 'embed/../../nginx.conf', 'data/%2e%2e/%2e%2e/nginx.conf', 'embed../pid']) {
      const answer = await fetch(`${address}${base}${path}`)
      expect(await answer.text(), path).not.toMatch(/manifest\.json|main-x|daemon|^\d+$/)
    }
  })

  test.skipIf(!IS_INSTALLED[name]).each(FEEDS)(
    'sends /%s as %s, and 304 while it has not changed',
    async (path, type) => {
      const url = `${address}${base}${path}`
      const answer = await fetch(url)
      await answer.text()
      expect(answer.headers.get('content-type')).toContain(type)
      const { headers } = answer
      for (const condition of [
        { 'if-none-match': headers.get('etag') ?? '' },
        { 'if-modified-since': headers.get('last-modified') ?? '' },
      ])
        expect((await fetch(url, { headers: condition })).status).toBe(304)
    },
  )

  test.skipIf(!IS_INSTALLED[name])('compresses large files', async () => {
    const answer = await fetch(`${address}${base}topics/sea`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
  })
})
