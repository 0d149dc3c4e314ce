// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { IGNORED_FIELDS, KNOWN_FIELDS } from '../../src/bundler/yaml-advice/field-names.ts'
import { type Files, bundle, bundleFolder, fixture, fixtureNames, publisher, writeFiles } from './workspace.ts'

/** Text that only drafts and encrypted fields contain. */
const SECRET = 'zqsecretqz'

const NESTED = ['name', 'domain', 'url', 'width', 'height', 'images', 'authors', 'publishers', 'attribution']
const STRANGE = ['__proto__', 'constructor', 'toString', 'valueOf', 'length', '', '<<', '0', 'then', 'Title', 'publish']
const keys = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KNOWN_FIELDS, ...NESTED) },
  { weight: 1, arbitrary: fc.constantFrom(...STRANGE, ...IGNORED_FIELDS.filter((name) => name !== 'secured')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

const LINKS = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\u0000script:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  '//evil.example/x',
  'https://good.example/story?a=1&amp;b=2',
  'http://[bad',
  'https://javascript:alert(1)@good.example/',
  'https://www.youtube.com/watch?v=abcdefghijk',
  '/assets/a.svg',
  'assets/../../secret',
]
const HTML = [
  '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x0A;ascript:alert(1)">x</a>',
  '<img src=x onerror=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '[x](javascript:alert(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '<script>alert(1)</script>',
]
const texts = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...LINKS, ...HTML),
  fc.constantFrom('2026-05-10T08:30:00Z', '2022-13-45', '2999-01-01', 'true', 'false', 'null', '~', 'article', 'en-GB'),
)
const scalars = fc.oneof(
  { weight: 5, arbitrary: texts },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null)) },
)
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
  ),
})).value

/** Valid required fields, so that many articles are published. */
const validFields = fc.record({
  title: fc.oneof(texts, fc.constant('A title')),
  publishedDateTime: fc.constantFrom('2026-05-10T08:30:00Z', '2020-02-29', '2019-12-31T23:30:00-07:00'),
})
const bodies = fc.array(fc.oneof(texts, fc.constantFrom(...HTML)), { maxLength: 4 }).map((lines) => lines.join('\n\n'))
const matter = (fields: Readonly<Record<string, unknown>>, body: string) => `---\n${stringify(fields)}---\n${body}`

const articles = fc
  .tuple(fc.dictionary(keys, values, { maxKeys: 8 }), fc.option(validFields), bodies)
  .map(([fields, base, body]) => matter({ ...fields, ...base, published: true }, body))
const drafts = fc
  .tuple(
    fc.dictionary(keys, values, { maxKeys: 5 }),
    fc.option(validFields),
    fc.constantFrom(false, 'no', 'False', 'off'),
  )
  .map(([fields, base, published]) =>
    matter(
      {
        ...fields,
        ...base,
        title: SECRET,
        topics: [SECRET],
        tags: [SECRET],
        provider: { name: SECRET, domain: `${SECRET}.example` },
        images: [{ url: `assets/${SECRET}.svg` }],
        published,
      },
      `${SECRET} ![](assets/${SECRET}.svg)`,
    ),
  )
const LINES = [
  '---',
  '...',
  'title: "',
  "title: 'x' y",
  '\ttitle: x',
  'a: &a [*a]',
  '<<: *a',
  '? [x]: y',
  '!!binary x',
  'date: !!timestamp 2020-01-01',
  'tags: !!set {a, b}',
  '- - - -',
  '{{{{',
  '[[[[',
  '|',
  'excerpt: >-',
  '%YAML 9.9',
  '# note',
  '{% raw %}',
]
const junk = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LINES),
      texts,
      fc.tuple(keys, texts).map(([key, text]) => `${key}: ${text}`),
    ),
    {
      maxLength: 12,
    },
  )
  .map((lines) => `---\n${lines.join('\n')}`)
const bytes = fc.uint8Array({ maxLength: 60 }).map((data) => Buffer.from(data))

const ASSETS: Files = { 'assets/a.svg': '<svg/>', [`assets/${SECRET}.svg`]: SECRET }

/** Finds all addresses in a value of an index file, including those in HTML. */
function addresses(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addresses)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): string[] => {
    if (typeof inner !== 'string') return addresses(inner)
    if (['url', 'src', 'logo', 'logoLarge', 'image'].includes(key)) return [inner]
    return key === 'body' ? [...inner.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '') : []
  })
}

const isSafe = (address: string) => /^(?:https?:\/\/|mailto:|assets\/|\/~index\/assets\/)/i.test(address)

test('an article with any values in its fields is published safely or reported with its file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(articles, { minLength: 1, maxLength: 4 }), async (all) => {
      const files = Object.fromEntries(all.map((text, at) => [`_news/2026-05-1${at}-story-${at}.md`, text]))
      const content = publisher({ ...files, ...ASSETS })
      const { edition, index } = await bundleFolder(content, { skipInvalid: true })
      const isBroken = edition.problems.some(({ severity }) => severity === 'error')
      expect(edition.skipped.length > 0).toBe(isBroken)
      for (const { file, message } of edition.problems) {
        expect(Object.keys(files)).toContain(file)
        expect(message).toMatch(/\.$/)
      }
      const stories = index.stories()
      const { future, unpublished } = index.manifest.leftOut
      expect(stories.length + edition.skipped.length + future + unpublished).toBe(all.length)
      const shown = [...edition.files].flatMap(([, text]) => addresses(JSON.parse(text)))
      expect(shown.filter((address) => !isSafe(address))).toEqual([])
      for (const { body } of stories) {
        expect(body ?? '').not.toMatch(/<(?:script|style|iframe|svg|form|object|embed|base|meta|link)\b/i)
        expect(body ?? '').not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc|formaction)\s*=(?=[^"]*(?:"[^"]*"[^"]*)*>)/i)
      }
    }),
    { numRuns: 75 },
  )
})

test('no byte of a draft or of an encrypted field is in the output', async () => {
  const secured = fc.tuple(articles, values).map(([text]) => text.replace('---\n', `---\nsecured: ${SECRET}\n`))
  await fc.assert(
    fc.asyncProperty(fc.array(drafts, { minLength: 1, maxLength: 3 }), secured, async (hidden, open) => {
      const files = Object.fromEntries(hidden.map((text, at) => [`_news/2026-05-2${at}-${SECRET}-${at}.md`, text]))
      const content = publisher({ ...files, '_news/2026-05-10-open.md': open, ...ASSETS })
      const edition = await bundle({ content, skipInvalid: true })
      // The open article may say `publish: false` or the like.
      expect(edition.manifest.leftOut.unpublished).toBeGreaterThanOrEqual(hidden.length)
      expect(edition.skipped).not.toContain(expect.stringContaining(SECRET))
      expect([...edition.files].flat().join('\n')).not.toContain(SECRET)
      expect(edition.assets).not.toContain(`assets/${SECRET}.svg`)
    }),
    { numRuns: 50 },
  )
})

test('a file with any lines is published or reported with a place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 6, arbitrary: junk }, { weight: 1, arbitrary: bytes }), async (text) => {
      const content = publisher({ '_news/2026-05-10-story.md': text })
      const edition = await bundle({ content, unpublished: true, future: true })
      const errors = edition.problems.filter(({ severity }) => severity === 'error')
      expect(edition.ok).toBe(errors.length === 0)
      expect(edition.manifest.counts.articles).toBe(edition.ok ? 1 : 0)
      for (const { file, line, column, frame } of edition.problems) {
        expect(file).toBe('_news/2026-05-10-story.md')
        if (line === undefined) continue
        expect(frame?.split('\n').some((row) => row.startsWith('>') && row.includes(` ${line} |`))).toBe(true)
        expect(column).toBeGreaterThan(0)
      }
    }),
    { numRuns: 125 },
  )
})

test('articles are published with any values in topics, outlets and settings', async () => {
  const file = fc.oneof(
    fc.dictionary(
      fc.oneof(keys, fc.constantFrom('_id', 'id', 'parent', 'shortname', 'home', 'accent', 'locale')),
      values,
      {
        maxKeys: 6,
      },
    ),
    junk,
  )
  const text = file.map((one) => (typeof one === 'string' ? one : stringify(one)))
  await fc.assert(
    fc.asyncProperty(text, text, text, text, async (first, second, organization, site) => {
      const content = publisher({
        '_news/2026-05-10-story.md': matter({ title: 'Valid', topics: ['Sea'] }, 'Text'),
        '_data/topics/1.yaml': first,
        '_data/topics/2.yaml': second,
        '_data/organizations/x.md': `---\n${organization}\n---\n`,
        'site.yaml': site,
      })
      const { edition, index } = await bundleFolder(content, { skipInvalid: true })
      for (const problem of edition.problems) expect(problem.file).toMatch(/^(_data\/|site\.yaml$)/)
      expect(index.stories().map(({ title }) => title)).toEqual(['Valid'])
      const shown = [...edition.files].flatMap(([, json]) => addresses(JSON.parse(json)))
      expect(shown.filter((address) => !isSafe(address))).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('a fixture with one changed character is published or reported', async () => {
  const names = fixtureNames('.').filter((name) => name.endsWith('.md'))
  const change = fc.record({
    name: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    instead: fc.constantFrom('', '\n', '"', ': ', '\t', '---\n', '*', '&', '[', '{', '\u0000', '\uFFFD', '- '),
  })
  const content = publisher({})
  await fc.assert(
    fc.asyncProperty(change, async ({ name, at, instead }) => {
      const text = fixture(name).toString('utf8')
      const place = Math.floor(at * text.length)
      writeFiles(content, { '_news/2020-06-10-story.md': text.slice(0, place) + instead + text.slice(place + 1) })
      const edition = await bundle({ content, unpublished: true })
      expect(edition.ok).toBe(!edition.problems.some(({ severity }) => severity === 'error'))
      expect(edition.ok ? edition.manifest.counts.articles : edition.skipped.length).toBe(1)
    }),
    { numRuns: 100 },
  )
})
