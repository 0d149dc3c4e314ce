// @vitest-environment jsdom
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { domainOf } from '../../src/contract/addresses.ts'
import { attackFolders } from './attacks.ts'
import { unsafeParts, unsafePartsOfIndex } from './find-unsafe.ts'
import {
  type Files,
  article,
  bundleFiles,
  bundleTo,
  filesBelow,
  fixture,
  fixtureNames,
  publisher,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

const builtIns = [Object, Array, Function, String, Number, Map, Set, Promise].map(({ prototype }): object => prototype)
/** Names of all properties of built-in prototypes. */
const prototypeKeys = () => builtIns.map((prototype) => Reflect.ownKeys(prototype).map(String).sort())
let before: string[][] = []
beforeEach(() => {
  before = prototypeKeys()
})
afterEach(() => {
  expect(prototypeKeys(), 'No prototype was changed.').toEqual(before)
})

const CORPUS = fixtureNames('hostile')
const asArticle = (name: string): Files => ({ [`_news/2020-06-10-${name}`]: fixture(`hostile/${name}`) })

test.each([
  { body: '<p onclick="x">a</p>' },
  { body: '<p><a href="java&#10;script:x">a</a></p>' },
  { body: '<svg></svg>' },
  { body: '<p><img src="/~index/assets/..%2fa" alt=""></p>' },
  { url: 'javascript:alert(1)' },
  { deep: [{ image: { src: 'data:image/svg+xml,x' } }] },
  { url: 'https://a@evil.example/' },
  JSON.parse('{"__proto__": {}}') as object,
])('the search for unsafe parts finds %j', (value) => {
  expect(unsafeParts(value)).not.toEqual([])
})

describe('a hostile article', () => {
  test.each(CORPUS)('the hostile article %s is published without unsafe parts or reported', async (name) => {
    const bundled = await bundleFiles({ ...asArticle(name), 'assets/a.svg': '<svg/>' }, { skipInvalid: true })
    expect(unsafePartsOfIndex(bundled.edition)).toEqual([])
    expect(bundled.index.stories().length + bundled.edition.skipped.length).toBe(1)
    for (const { file } of bundled.edition.problems) expect(file).toContain(name)
  })
})

test('all hostile articles together are published without unsafe parts or reported', async () => {
  const files = Object.assign({}, ...CORPUS.map(asArticle)) as Files
  const bundled = await bundleFiles(files, { skipInvalid: true })
  expect(unsafePartsOfIndex(bundled.edition)).toEqual([])
  expect(bundled.index.stories().length + bundled.edition.skipped.length).toBe(CORPUS.length)
})

test('only an iframe of YouTube becomes a video', async () => {
  const { index } = await bundleFiles(asArticle('featured-frames.md'), { skipInvalid: true })
  expect(index.story('featured-frames').youtube).toBe('GoodFilm_12')
})

test('a domain with letters that look like others is written in ASCII', async () => {
  const { index } = await bundleFiles({ ...asArticle('homographs.md'), ...asArticle('bidi.md') }, { skipInvalid: true })
  const stories = index.stories()
  const links = stories.flatMap(({ url = '', related, body = '' }) => [
    url,
    ...related.flatMap((item) => item.url ?? []),
    ...[...body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href),
  ])
  expect(links.length).toBeGreaterThan(3)
  for (const link of links.filter(Boolean)) {
    // Printable ASCII has no letters of other scripts and no marks of direction. `@` would begin a user name.
    expect(link).toMatch(/^https?:\/\/[a-z\d.-]+\/[\x21-\x7E]*$/)
    expect(domainOf(link)).not.toBe('apple.com')
  }
})

test('marks of direction are removed from texts of an article', async () => {
  const { edition } = await bundleFiles(asArticle('bidi.md'))
  expect([...edition.files.values()].join('\n')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
})

describe('front matter', () => {
  const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)

  test.each<[what: string, lines: string]>([
    ['deeply nested lists', `tags: ${deep('[', ']', 20_000)}`],
    ['deeply nested objects', `provider: ${deep('{a: ', '}', 20_000)}`],
    ['three thousand levels of indentation', Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['twenty thousand dashes', `tags: \n  ${'- '.repeat(20_000)}x`],
    ['a title of a million letters', `title: ${'x'.repeat(1_000_000)}`],
    ['a hundred thousand topics', `topics: [${'t, '.repeat(100_000)}]`],
    ['a thousand fields', Array.from({ length: 1000 }, (_, at) => `f${at}: x`).join('\n')],
    [
      'aliases that multiply (billion laughs)',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((name, at) => `${name}: &${name} [${`*${'abcdefghij'.charAt(at)},`.repeat(9)}]`)
        .join('\n')}\ntags: *j`,
    ],
    ['more than two million bytes', `# ${'x'.repeat(2_200_000)}`],
    ['a quoted text of a million backslashes', `excerpt: "${'\\\\'.repeat(500_000)}"`],
  ])('front matter with %s is handled within ten seconds', async (_, lines) => {
    const text = `---\npublishedDateTime: 2020-06-10T16:07:00Z\n${lines}\n---\nText\n`
    const started = performance.now()
    const bundled = await bundleFiles(
      { '_news/2020-06-10-big.md': text, '_news/2020-06-11-valid.md': article() },
      { skipInvalid: true },
    )
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(bundled.index.stories().map(({ id }) => id)).toContain('2020/06/11/valid')
    expect(unsafePartsOfIndex(bundled.edition)).toEqual([])
    expect(bundled.edition.files.get('manifest.json')?.length).toBeLessThan(20_000)
  })

  test('a deeply nested text is published or reported', async () => {
    const bodies = [deep('> ', '', 5000), deep('<b>', '</b>', 20_000), `${'['.repeat(20_000)}x`, '*_'.repeat(20_000)]
    const files = Object.fromEntries(bodies.map((body, at) => [`_news/2020-06-1${at}-deep.md`, article({}, body)]))
    const bundled = await bundleFiles(files, { skipInvalid: true })
    expect(bundled.index.stories().length + bundled.edition.skipped.length).toBe(bodies.length)
    for (const { body = '' } of bundled.index.stories()) expect(body).not.toMatch(/<script|javascript:/)
  })
})

describe('names and links that lead to other folders', () => {
  /** Writes a content folder, and files beside it that must not change. */
  function writeContent(files: Files) {
    const around = temporaryFolder()
    writeFiles(around, { 'keep.txt': 'kept', 'escape.json': 'kept', 'etc/passwd': 'root:SECRET' })
    const content = join(around, 'deep/content')
    mkdirSync(content, { recursive: true })
    writeFiles(content, files)
    return { around, content, out: join(around, 'deep/site/data') }
  }

  /** Every file that is neither in the content folder nor in the output folder. */
  const otherFiles = (around: string) =>
    [...filesBelow(around)]
      .filter(([path]) => !path.startsWith('deep/'))
      .map(([path, bytes]) => [path, bytes.toString()])

  const NAMES = [
    '..',
    '.',
    '../../escape',
    '/etc/passwd',
    '..\\..\\escape',
    '%2e%2e%2fescape',
    'con',
    '~',
    '-rf',
    '$(id)',
    'a\u0000b',
  ]

  test('names of topics, outlets, articles and pictures never lead to a file outside the index', async () => {
    const yaml = (fields: Readonly<Record<string, unknown>>) => JSON.stringify(fields)
    const { around, content, out } = writeContent({
      '_news/2020-06-10-....md': article(),
      '_news/2020-06-10-..%2f..%2fescape.md': article(),
      '_news/2020-06-10-..\\..\\escape.md': article(),
      '_news/2020-06-11-$(id) `id` ;.md': article({ topics: NAMES, tags: NAMES }),
      '_news/2020-06-12-paths.md': fixture('hostile/paths.md'),
      'assets/..%2f..%2fescape.svg': '<svg/>',
      'assets/..\\..\\escape.svg': '<svg/>',
      'assets/%2e%2e/x.svg': '<svg/>',
      ...Object.fromEntries(
        NAMES.flatMap((name, at) => [
          [`_data/topics/${at}.yaml`, yaml({ _id: name, name: `Topic ${at}`, parent: NAMES[at - 1], image: name })],
          [`_data/organizations/${at}.yaml`, yaml({ name, domain: name, logo: `assets/${name}`, images: [name] })],
        ]),
      ),
    })
    const before = otherFiles(around)
    const edition = await bundleTo(out, { content, skipInvalid: true })
    expect(otherFiles(around)).toEqual(before)
    expect([...edition.files].flat().join('\n')).not.toContain('SECRET')
    const made = [...filesBelow(join(around, 'deep'))]
      .map(([path]) => path)
      .filter((path) => !path.startsWith('content/'))
    for (const path of made) {
      expect(path).toMatch(/^site\/data\/(?:[a-z]+\/)?/)
      if (!path.startsWith('site/data/assets/'))
        expect(path).toMatch(/^site\/data\/(?:[a-z]+\/)?[\p{L}\p{N}\p{M}._~-]+\.json$/u)
    }
    for (const { id } of edition.manifest.topics) expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u)
  })

  test.skipIf(process.platform === 'win32')(
    'links are not followed out of the content folder or out of the output folder',
    async () => {
      const { around, content, out } = writeContent({
        '_news/2020-06-10-valid.md': article(),
        'assets/a.svg': '<svg/>',
      })
      const links: Readonly<Record<string, string>> = {
        '_news/2020-06-11-secret.md': 'etc/passwd',
        'assets/passwd.svg': 'etc/passwd',
        'assets/etc': 'etc',
        '_data/topics': 'etc',
        '_data/organizations/x.md': 'etc/passwd',
        'site.yaml': 'keep.txt',
      }
      for (const [path, target] of Object.entries(links)) {
        mkdirSync(dirname(join(content, path)), { recursive: true })
        symlinkSync(join(around, target), join(content, path))
      }
      const first = await bundleTo(out, { content, skipInvalid: true })
      expect([...filesBelow(out)].flat().join('\n')).not.toContain('SECRET')
      expect(first.assets).toEqual(['assets/a.svg'])
      expect(first.problems.map(({ code }) => code)).toEqual(expect.arrayContaining(Array(4).fill('link-outside')))

      // A folder of the output is replaced by a link.
      const swapped = join(dirname(out), 'other')
      mkdirSync(swapped)
      symlinkSync(join(around, 'etc'), join(swapped, 'cards'))
      const before = otherFiles(around)
      await bundleTo(swapped, { content, skipInvalid: true }).catch(() => {})
      expect(otherFiles(around)).toEqual(before)
      expect(existsSync(join(around, 'etc/passwd'))).toBe(true)
    },
  )
})

test('an index has no unsafe parts with any attack in any field', async () => {
  let published = 0
  await fc.assert(
    fc.asyncProperty(attackFolders, async (files) => {
      const content = publisher(files)
      const out = join(temporaryFolder(), 'data')
      const edition = await bundleTo(out, { content, skipInvalid: true })
      expect(unsafePartsOfIndex(edition)).toEqual([])
      expect([...edition.files.values()].join('\n')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
      published += edition.manifest.counts.articles
    }),
    { numRuns: 60 },
  )
  // Many articles must be published, or the test checks nothing.
  expect(published).toBeGreaterThan(40)
})
