// @vitest-environment node
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatHeaders,
  readHeaders,
  siteHeaders,
  withEmbedMetaPolicy,
  withMetaPolicy,
} from '../../../src/bundler/site/headers.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const PAGE = `<!doctype html><html><head><meta charset="utf-8" /><title>x</title>
<script>early()</script><script type="application/ld+json">{"a":1}</script><style>a{color:red}</style>
<script type="module" src="/app/main.js"></script></head><body></body></html>`

const EMBED = '<script>frame()</script>'
const TEMPLATES = { page: PAGE, embed: EMBED }

/** Parses a policy into its directives. */
function directives(policy: string | undefined): ReadonlyMap<string, string> {
  const parts = (policy ?? '').split('; ').map((part) => part.split(' '))
  return new Map(parts.map(([name = '', ...values]) => [name, values.join(' ')]))
}

const headersAt = (path: string, base = '/', hosts?: readonly string[]) =>
  readHeaders(formatHeaders(siteHeaders(TEMPLATES, hosts), base))(base + path)

const policyAt = (path: string, hosts?: readonly string[]) =>
  directives(headersAt(path, '/', hosts)['Content-Security-Policy'])

describe('the content security policy', () => {
  test('the policy of a page allows only files of the site and the inline scripts of the template', () => {
    const policy = policyAt('')
    expect(policy.get('script-src')).toBe(`'self' ${hashOf('early()')}`)
    expect(policy.get('style-src')).toBe(`'self' ${hashOf('a{color:red}')}`)
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'self'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'broadsheet broadsheet-worker',
    })
  })

  test.each(['', 'index.html', '404.html', 'search', 'topics/sea', '2020/06/10/a-story', '1999/01/01/x'])(
    'the policy of /%s is that of a page',
    (path) => {
      expect(headersAt(path)).toEqual(headersAt('index.html'))
    },
  )

  test('the policy has hashes of scripts with normalised line ends, like a browser computes them', () => {
    const [policy] = siteHeaders({ page: '<head><script>a\r\nb</script>', embed: '' }).rules
    expect(policy?.headers['Content-Security-Policy']).toContain(hashOf('a\nb'))
  })
})

test('an embedded document runs the script of all such documents, and no file of any site', () => {
  expect(policyAt('embed/sea/').get('script-src')).toBe(hashOf('frame()'))
})

test('an embedded document finds its files without an origin, in which self means nothing to some browsers', () => {
  const policy = policyAt('embed/sea/')
  for (const directive of ['style-src', 'font-src', 'connect-src']) expect(policy.get(directive)).toBe('https: http:')
})

test.each([
  [undefined, '*'],
  [[], "'self'"],
  [['https://a.example', 'https://*.b.example'], "'self' https://a.example https://*.b.example"],
])('with the hosts %j of site.yaml, embedded topics may be framed by %s', (hosts, ancestors) => {
  expect(policyAt('embed/sea/', hosts).get('frame-ancestors')).toBe(ancestors)
  expect(policyAt('', hosts).get('frame-ancestors')).toBe("'self'")
})

test('no policy allows all inline scripts or styles', () => {
  const text = formatHeaders(siteHeaders(TEMPLATES), '/')
  // Style attributes run nothing and load nothing, and texts of articles have none.
  expect(text.replaceAll("style-src-attr 'unsafe-inline'", '')).not.toMatch(/unsafe-|strict-dynamic|report-uri/)
})

describe.each(['/', '/some/sub/'])('below %s', (base) => {
  test.each<[path: string, cache: RegExp, cors: string | undefined]>([
    ['', /^no-cache$/, undefined],
    ['topics/sea', /^no-cache$/, undefined],
    ['2020/06/10/a', /^no-cache$/, undefined],
    ['embed/', /^no-cache$/, '*'],
    ['embed/sea/', /^no-cache$/, '*'],
    ['embed.js', /^no-cache$/, '*'],
    ['topics/sea.html', /^no-cache$/, undefined],
    ['oembed/2020/06/10/a.json', /^no-cache$/, '*'],
    ['app/font-a1b2c3.woff2', /immutable/, '*'],
    ['data/manifest.json', /^no-cache$/, '*'],
    ['data/schema.json', /^no-cache$/, '*'],
    ['data/assets/a/b.svg', /^no-cache$/, '*'],
    ...['cards', 'catalogue', 'directory', 'fronts', 'search', 'similar', 'stories'].map(
      (folder): [string, RegExp, string] => [`data/${folder}/x.0123456789ab.json`, /immutable/, '*'],
    ),
  ])('/%s has the headers of its kind', (path, cache, cors) => {
    const headers = headersAt(path, base)
    expect(headers['Cache-Control']).toMatch(cache)
    expect(headers['Access-Control-Allow-Origin']).toBe(cors)
    expect(headers).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Frame-Options': 'SAMEORIGIN',
    })
    expect(headers['Permissions-Policy']).toContain('camera=()')
  })

  test('no path gets the same header from two rules', () => {
    const words = [
      '',
      'app',
      'data',
      'embed',
      'embed.js',
      'oembed',
      'assets',
      'cards',
      'topics',
      'search',
      '2020',
      '06',
      'x.json',
    ]
    const names = formatHeaders(siteHeaders(TEMPLATES), base)
      .split(/\n(?=\/)/)
      .map((block) => [...block.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name))
    const paths = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(paths, (path) => {
        const matching = formatHeaders(siteHeaders(TEMPLATES), base)
          .split(/\n(?=\/)/)
          .flatMap((block, at) => (Object.keys(readHeaders(block)(base + path)).length > 0 ? names[at] : []))
        expect(new Set(matching).size).toBe(matching.length)
      }),
    )
  })
})

test('an SVG of the publisher runs no scripts when it is opened directly', () => {
  expect(policyAt('data/assets/a.svg').get('script-src')).toBe("'none'")
})

describe('a page with its policy in a meta element', () => {
  const metaOf = (html: string) => /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]

  test('a meta element has every directive that it can have, before anything that runs', () => {
    const html = withMetaPolicy(PAGE)
    expect(html).toMatch(/<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy"/)
    const expected = new Map(policyAt(''))
    expected.delete('frame-ancestors')
    expect(directives(metaOf(html))).toEqual(expected)
  })

  test('a meta element with the policy does not change the hashes of the page', () => {
    expect(siteHeaders({ ...TEMPLATES, page: withMetaPolicy(PAGE) })).toEqual(siteHeaders(TEMPLATES))
  })

  test('a page does not allow a script that is not in its template', () => {
    const page = PAGE.replace('<body>', '<body><script>evil()</script>')
    expect(metaOf(withMetaPolicy(page, PAGE))).not.toContain(hashOf('evil()'))
  })

  test('the meta element of an embedded document has the policy of its header', () => {
    const expected = new Map(policyAt('embed/sea/'))
    expected.delete('frame-ancestors')
    expect(directives(metaOf(withEmbedMetaPolicy(PAGE, EMBED)))).toEqual(expected)
  })

  test('a page without a head causes an error', () => {
    expect(() => withMetaPolicy('<p>')).toThrow(/head/)
  })
})
