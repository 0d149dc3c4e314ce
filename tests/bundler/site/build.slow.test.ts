// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hostingFiles } from '../../../src/bundler/site/hosting.ts'
import { isBase, normaliseBase } from '../../../src/bundler/site/base.ts'
import { CLI } from '../run-command.ts'
import { type Files, article, filesBelow, publisher, temporaryFolder, writeFiles } from '../workspace.ts'

/** Runs `broadsheet build`. */
function build(content: string, outDir: string, ...options: string[]) {
  return spawnSync(process.execPath, [CLI, 'build', '--content', content, '--out', outDir, ...options], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT: '', BASE: '', BROADSHEET_CACHE: temporaryFolder() },
  })
}

const ADDRESS: Files = { 'site.yaml': 'url: https://news.example\n' }

const BROKEN: Files = {
  ...ADDRESS,
  '_news/2020-06-10-a.md': article(),
  '_news/2020-06-11-b.md': '---\ntitle: "Open\n---\n',
  '_news/2020-06-12-c.md': '---\ntitle: No date\npublishedDateTime: never\n---\n',
}

test('a build of a broken folder reports its problems and leaves the last build unchanged', () => {
  const out = temporaryFolder()
  writeFiles(out, { 'index.html': 'the last good one', 'data/manifest.json': '{"format":1,"edition":"x"}' })
  const before = filesBelow(out)
  const { status, stderr, stdout } = build(publisher(BROKEN), out)
  expect(status).toBe(1)
  expect(stderr).toContain('_news/2020-06-11-b.md:2:8')
  expect(stderr).toContain('_news/2020-06-12-c.md:3:20')
  expect(stdout + stderr).not.toMatch(/\n\s+at .*\.ts:\d+/)
  expect(filesBelow(out)).toEqual(before)
})

describe('a build that fails', () => {
  test('a build that fails names the options that help', () => {
    const content = publisher({ ...BROKEN, '_news/2020-06-13-d.md': '---\ntitle: "Open\n---\n' })
    const { status, stderr } = build(content, temporaryFolder())
    expect(status).toBe(1)
    expect(stderr).toContain('_news/2020-06-11-b.md:2:8  error  yaml-missing-char  × 2 in 2 files')
    expect(stderr).toContain('\n--all lists every place.')
    expect(stderr).toContain(
      '3 errors, 1 warning. Nothing was written; the previous output is unchanged. --skip-invalid publishes',
    )
  })

  test('a build without the address of its site says what that costs, and stops with --strict', () => {
    const content = publisher({ '_news/2020-06-10-a.md': article() })
    const { status, stderr } = build(content, temporaryFolder(), '--strict')
    expect(status).toBe(1)
    expect(stderr).toContain('site.yaml  warning  no-url\n')
    expect(stderr).toContain('pictures in previews, feeds, sitemap, JSON-LD')
    expect(stderr).toContain('1 warning. With --strict, every error and every warning stops the build.')
  })

  test('a build without a content folder names --content', () => {
    const { status, stderr } = build(join(temporaryFolder(), 'nowhere'), temporaryFolder())
    expect(status).toBe(2)
    expect(stderr).toContain('Name the publisher’s folder with --content, or CONTENT.')
  })

  test.each([
    ['a base path that is none', ['--base', 'a', 'b'], 'Found “b” without an option.'],
    [
      'an address that is none',
      ['--url', 'news'],
      'Found --url news, expected an address such as https://news.example.',
    ],
  ])('a build with %s ends with 2 and says so', (_, options, message) => {
    const { status, stderr } = build(publisher(BROKEN), temporaryFolder(), ...options)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})

test('--url counts before the address in site.yaml', () => {
  const out = temporaryFolder()
  const content = publisher({ ...ADDRESS, '_news/2020-06-10-a.md': article() })
  expect(build(content, out, '--url', 'https://other.example/').status).toBe(0)
  expect(filesBelow(out).get('index.html')?.toString()).toContain('<link rel="canonical" href="https://other.example/"')
  expect(build(content, out).status).toBe(0)
  expect(filesBelow(out).get('index.html')?.toString()).toContain('<link rel="canonical" href="https://news.example/"')
})

test('a build writes the reader, its pages, the index and the files for hosts, below its base path', () => {
  const out = join(temporaryFolder(), 'site')
  const content = publisher({
    ...BROKEN,
    'site.yaml': 'title: "Tide & <Time> $& \'s"\ndescription: "A \\"quoted\\" word"\nlocale: pt-BR\n',
    '_news/2020-06-13-draft.md': article({ published: false, webUrl: 'https://outlet.example/draft' }),
    '_news/2999-01-01-future.md': article({ publishedDateTime: '2999-01-01', webUrl: 'https://outlet.example/f' }),
    'assets/a b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const { status, stdout, stderr } = build(content, out, '--skip-invalid', '--base', 'some/sub')
  expect({ status, stderr }).toMatchObject({ status: 0 })
  expect(stdout).toMatch(/^Read as a Broadsheet folder: 5 articles in _news, pictures in assets\.$/m)
  expect(stdout).toContain(
    '1 with published: false (publish with --unpublished), 1 dated in the future (publish with --future)',
  )
  const files = filesBelow(out)
  const html = files.get('index.html')?.toString() ?? ''
  expect(html).toMatch(/<html [^>]*lang="pt-BR">/)
  expect(html).toContain('<title>Tide &amp; &lt;Time&gt; $&amp; &#39;s</title>')
  expect(html).toContain('content="A &quot;quoted&quot; word"')
  expect(html).not.toMatch(/%[A-Z_]+%/)
  expect(html).toMatch(/data-script="\/some\/sub\/app\/[^"]+\.js"/)
  // The page for other addresses does not describe the front page, and allows the same scripts.
  const other = files.get('404.html')?.toString() ?? ''
  const policyOf = (page: string) => /http-equiv="Content-Security-Policy" content="[^"]*"/.exec(page)?.[0]
  expect(other).toContain('<title>Tide &amp; &lt;Time&gt; $&amp; &#39;s</title>')
  expect(other).not.toMatch(/rel="canonical"|og:url|A story/)
  expect(policyOf(other)).toBe(policyOf(html))
  const page = files.get('2020/06/10/a.html')?.toString() ?? ''
  expect(page).toContain('<title>A story · Tide &amp; &lt;Time&gt; $&amp; &#39;s</title>')
  expect(policyOf(page)).toBe(policyOf(html))
  expect(page).toMatch(/data-script="\/some\/sub\/app\/[^"]+\.js"/)
  expect(other).toMatch(/src="\/some\/sub\/app\/[^"]+\.js"/)
  const documents = [...files].filter(([path]) => path.endsWith('.html'))
  expect(documents.map(([path]) => path)).toEqual(
    expect.arrayContaining(['404.html', 'embed/404.html', 'embed/index.html', 'index.html']),
  )
  for (const [path, bytes] of documents) {
    const icon = /<link rel="icon" href="([^"]*)"/.exec(bytes.toString())?.[1] ?? ''
    const address = new URL(icon, `https://site.example/some/sub/${path}`).pathname
    expect([path, icon && address, files.has('icon.svg')]).toEqual([path, '/some/sub/icon.svg', true])
  }
  for (const path of [
    '.nojekyll',
    '_redirects',
    'robots.txt',
    '_headers',
    'nginx.conf.sample',
    'Caddyfile.sample',
    'data/manifest.json',
    'data/assets/a b.svg',
  ])
    expect(files.has(path), path).toBe(true)
})

describe('the files for hosts', () => {
  const TEMPLATES = { page: '<script>early()</script>', embed: '<script>frame()</script>' }

  test.each(['/', '/some/sub/'])('the files for hosts contain the base path %s', (base) => {
    const files = hostingFiles({ page: '<html>', embed: '' }, base)
    expect(files['_redirects']?.split('\n').filter(Boolean)).toEqual([
      `${base}app/* ${base}404.html 404`,
      `${base}data/* ${base}404.html 404`,
      `${base}oembed/* ${base}404.html 404`,
      `${base}feeds/* ${base}404.html 404`,
      `${base}previews/* ${base}404.html 404`,
      `${base}embed/* ${base}embed/404.html 404`,
      `${base}* ${base}404.html 200`,
    ])
    expect(files['_headers']).toContain(`${base}data/cards/*\n  Cache-Control: public, max-age=31536000, immutable`)
    expect(files['_headers']).toContain(`${base}data/manifest.json\n  Cache-Control: no-cache`)
    expect(files['nginx.conf.sample']).toContain(`location ${base} {`)
    expect(files['nginx.conf.sample']).toContain(`location = ${base}embed.js {`)
    expect(files['Caddyfile.sample']).toContain(base === '/' ? 'handle {' : `handle_path ${base}* {`)
  })

  const policiesIn = (text: string | undefined) =>
    [...(text ?? '').matchAll(/Content-Security-Policy:? "?([^"\n]*)"?/g)].map(([, policy]) => policy)

  test('the files for all hosts have the same policies', () => {
    const files = hostingFiles(TEMPLATES, '/', ['https://a.example'])
    const policies = new Set(policiesIn(files['_headers']))
    expect(policies.size).toBe(3)
    expect(new Set(policiesIn(files['nginx.conf.sample']))).toEqual(policies)
    expect(new Set(policiesIn(files['Caddyfile.sample']))).toEqual(policies)
  })

  test('_headers stays within the limits of Cloudflare Pages: 100 rules, 2000 characters a line', () => {
    const lines = hostingFiles(TEMPLATES, '/')['_headers']?.split('\n') ?? []
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThan(100)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000)
  })
})

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['some/sub', '/some/sub/'],
  ['//some/sub//', '/some/sub/'],
  ['/it’s "a"/', '/it%E2%80%99s%20%22a%22/'],
  ["/'&<b>/", '/%27%26%3Cb%3E/'],
])('the base path %j is normalised to %s', (base, path) => {
  expect(normaliseBase(base)).toBe(path)
})

test.each([
  ['https://x.example/a', false],
  ['a?b', false],
  ['a#b', false],
  ['C:/Program Files/Git/my-news/', false],
  ['../a', false],
  ['a/./b', false],
  ['/a.b/c..d/', true],
  ['', true],
])('of a base path %j it is %s that it is a path', (base, expected) => {
  expect(isBase(base)).toBe(expected)
})

test('files in public/ are at the root of the site, and never in the place of those that a build makes', () => {
  const out = temporaryFolder()
  const content = publisher({
    ...ADDRESS,
    '_news/2020-06-10-a.md': article(),
    'public/robots.txt': 'User-agent: *\nDisallow: /drafts/\n',
    'public/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'public/.well-known/proof.txt': 'it is ours',
    'public/index.html': 'another front page',
    'public/data/manifest.json': '{}',
  })
  const { status, stderr } = build(content, out)
  expect(status).toBe(0)
  expect(stderr).toContain('in their place: public/data/manifest.json, public/index.html\n')
  const files = filesBelow(out)
  expect(files.get('robots.txt')?.toString()).toContain('Disallow: /drafts/')
  expect(files.get('icon.svg')?.toString()).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(files.get('.well-known/proof.txt')?.toString()).toBe('it is ours')
  expect(files.get('index.html')?.toString()).toContain('A story')
})
