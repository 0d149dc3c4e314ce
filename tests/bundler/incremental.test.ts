// @vitest-environment node
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Bundler } from '../../src/bundler/bundle.ts'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { startCommand } from './command.ts'
import {
  type Files,
  NOW,
  WrittenIndex,
  article,
  bundle,
  bundleTo,
  filesBelow,
  publisher,
  settle,
  temporaryFolder,
  writeFiles,
} from './workspace.ts'

const TOPICS = ['Harbours', 'Oceans', 'Stars', 'Harbors']
const WORDS = ['amber', 'signal', 'tide', 'crane', 'gull', 'orchard', 'lantern']

interface Story {
  readonly at: number
  readonly word: number
  readonly topic: number
  readonly related: number
  readonly picture: number
  readonly day: number
  readonly isDraft: boolean
}

const dayOf = ({ day }: Story) => `2026-1${1 + (day % 2)}-${String(1 + (day % 28)).padStart(2, '0')}`
const pathOf = (at: number) => `_news/story-${at}.md`
const textOf = (story: Story): string =>
  article({
    title: `The ${WORDS[story.word % 7]} and the ${WORDS[story.at % 7]} ${story.at}`,
    publishedDateTime: `${dayOf(story)}T10:00:00Z`,
    webUrl: `https://outlet-${story.at % 4}.example/${story.at}`,
    provider: { name: `Outlet ${story.word % 2}`, domain: `outlet-${story.at % 4}.example` },
    topics: [TOPICS[story.topic % 4]],
    images: [{ url: `/assets/${story.picture % 3}.svg` }],
    related: [
      { title: 'Beside', webUrl: `https://outlet-${story.related % 4}.example/${story.related}` },
      { title: 'Elsewhere', webUrl: `https://elsewhere.example/${story.related}` },
    ],
    ...(story.word % 5 === 0 && { oddity: 1 }),
    ...(story.isDraft && { published: false }),
  })

const story = fc.record({
  at: fc.nat(11),
  word: fc.nat(20),
  topic: fc.nat(3),
  related: fc.nat(11),
  picture: fc.nat(3),
  day: fc.nat(55),
  isDraft: fc.boolean(),
})

/** What can happen to a folder, its cache and its index between two builds. */
type Change =
  | { readonly kind: 'write'; readonly story: Story }
  | { readonly kind: 'words'; readonly at: number; readonly word: number }
  | { readonly kind: 'remove' | 'rename' | 'touch' | 'break'; readonly at: number }
  | { readonly kind: 'asset' | 'topic' | 'site'; readonly at: number }
  | { readonly kind: 'clock'; readonly at: number }
  | { readonly kind: 'spoil cache' | 'spoil index'; readonly at: number; readonly how: number }
  | { readonly kind: 'drafts' }
  | { readonly kind: 'nothing' }

const nat = fc.nat(11)
/** Most of what happens to a real folder. */
const words: fc.Arbitrary<Change> = fc.record({ kind: fc.constant('words' as const), at: nat, word: fc.nat(20) })
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), story }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('remove', 'rename', 'touch', 'break' as const), at: nat }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('asset', 'topic', 'site' as const), at: nat }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), at: fc.nat(50) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('spoil cache', 'spoil index' as const),
      at: fc.nat(200),
      how: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'drafts' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'nothing' as const }) },
)

/** Cuts a file short, changes a byte of it, or removes it. */
function spoil(folder: string, at: number, how: number): void {
  const files = [...filesBelow(folder).keys()].filter((path) => !path.endsWith('.lock'))
  const path = files[at % Math.max(1, files.length)]
  if (path === undefined) return
  const file = join(folder, path)
  const bytes = readFileSync(file)
  if (how === 0) rmSync(file)
  else if (how === 1) truncateSync(file, Math.floor(bytes.length / 2))
  else {
    const place = at % Math.max(1, bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
}

function apply(content: string, cache: string, out: string, one: Change, options: { unpublished: boolean; now: Date }) {
  const file = 'at' in one ? join(content, pathOf(one.at)) : ''
  const isThere = file !== '' && filesBelow(content).has(pathOf('at' in one ? one.at : 0))
  switch (one.kind) {
    case 'write':
      writeFiles(content, { [pathOf(one.story.at)]: textOf(one.story) })
      break
    case 'words': {
      const files = [...filesBelow(content).keys()].filter((path) => path.startsWith('_news/'))
      const path = join(content, files[one.at % Math.max(1, files.length)] ?? '')
      if (files.length === 0) break
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, `${text.replace(/^title: .*$/m, `title: Another ${one.word}`)}\nMore.\n`)
      break
    }
    case 'remove':
      if (isThere) rmSync(file)
      break
    case 'rename':
      if (isThere) {
        mkdirSync(join(content, '_news/deeper'), { recursive: true })
        renameSync(file, join(content, '_news/deeper', `renamed-${one.at}.md`))
      }
      break
    case 'touch':
      if (isThere) writeFileSync(file, readFileSync(file))
      break
    case 'break':
      if (isThere) writeFileSync(file, '---\ntitle: "Open\n---\n')
      break
    case 'asset': {
      const asset = join(content, `assets/${one.at % 4}.svg`)
      if (one.at % 2 === 0) rmSync(asset, { force: true })
      else writeFiles(content, { [`assets/${one.at % 4}.svg`]: `<svg><!-- ${one.at} --></svg>` })
      break
    }
    case 'topic':
      writeFiles(content, { '_data/topics/1.yaml': `name: ${TOPICS[one.at % 3]}\ndescription: ${one.at}\n` })
      break
    case 'site':
      writeFiles(content, { 'site.yaml': `title: Title ${one.at % 2}\nlocale: ${one.at % 3 ? 'en' : 'de'}\n` })
      break
    case 'clock':
      options.now = new Date(Date.UTC(2026, 10, one.at, 12))
      break
    case 'spoil cache':
      spoil(cache, one.at, one.how)
      break
    case 'spoil index':
      spoil(out, one.at, one.how)
      break
    case 'drafts':
      options.unpublished = !options.unpublished
      break
    case 'nothing':
      break
  }
}

/** As publishing does it: what must not be published leaves the folder as it is. */
async function publish(out: string, options: BundleOptions) {
  const bundler = new Bundler(options)
  try {
    const { write, ok, problems, skipped } = await bundler.prepare()
    const { clock } = await write(out)
    return { said: { ok, problems, skipped }, isQuick: 'quick' in clock }
  } finally {
    await bundler.close()
  }
}

const ASSETS: Files = { 'assets/0.svg': '<svg/>', 'assets/1.svg': '<svg/>' }

test('whatever changes between builds, the index is that of a build that remembers nothing', async () => {
  let quick = 0
  const plan = fc.record({
    first: fc.array(story, { minLength: 1, maxLength: 10 }),
    steps: fc.array(fc.oneof(fc.tuple(words), fc.array(change, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ first, steps }) => {
      const content = publisher({
        ...ASSETS,
        '_data/topics/1.yaml': 'name: Harbours\n',
        ...Object.fromEntries(first.map((one) => [pathOf(one.at), textOf(one)])),
      })
      const [cache, out] = [join(dirname(content), 'cache'), join(dirname(content), 'data')]
      mkdirSync(cache)
      const options = { unpublished: false, now: NOW }
      const check = async () => {
        const all = { content, skipInvalid: true, ...options }
        const { said, isQuick } = await publish(out, { ...all, cache })
        if (isQuick) quick++
        const fresh = await bundle(all)
        expect(said).toEqual({ ok: fresh.ok, problems: fresh.problems, skipped: fresh.skipped })
        const there = new Map([...filesBelow(out)].filter(([path]) => !path.startsWith('assets/')))
        expect([...there].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
        expect([...filesBelow(out).keys()].filter((path) => path.startsWith('assets/'))).toEqual(fresh.assets)
      }
      await settle()
      await check()
      for (const step of steps) {
        for (const one of step) apply(content, cache, out, one, options)
        await check()
      }
    }),
    { numRuns: 50 },
  )
  // Of some 200 builds a dozen are told by their words alone.
  expect(quick).toBeGreaterThan(0)
}, 120_000)

const many = (count: number, word: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `_news/2026-0${1 + (at % 9)}-10-story-${at}.md`,
      article({
        title: `${word} ${at}`,
        publishedDateTime: `2026-0${1 + (at % 9)}-10T10:00:00Z`,
        webUrl: `https://outlet-${at % 9}.example/${at}`,
        topics: [TOPICS[at % 3]],
      }),
    ]),
  )

describe('a second build', () => {
  test('of an unchanged folder reads no article and writes no file', async () => {
    const content = publisher(many(60, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const first = await bundleTo(out, { content, cache })
    expect(first.written).toBeGreaterThan(5)
    const before = [...filesBelow(out).keys()].map((path) => statSync(join(out, path)).ctimeMs)
    const second = await bundleTo(out, { content, cache })
    expect(second.written).toBe(0)
    expect(second.clock).toEqual({})
    expect(second.manifest).toEqual(first.manifest)
    expect([...filesBelow(out).keys()].map((path) => statSync(join(out, path)).ctimeMs)).toEqual(before)
  })

  test('of so many articles that their folder is remembered', async () => {
    const content = publisher(many(520, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const edits: Readonly<Record<string, () => void>> = {
      nothing: () => {},
      'one more': () =>
        writeFiles(content, { '_news/2026-02-11-a.md': article({ title: 'More', webUrl: 'https://a.example/more' }) }),
      'other words': () => writeFiles(content, { '_news/2026-02-11-a.md': article({ title: 'Other words' }) }),
      'one less': () => rmSync(join(content, '_news/2026-01-10-story-0.md')),
    }
    for (const [name, edit] of Object.entries(edits)) {
      await bundleTo(out, { content, cache })
      edit()
      await settle()
      const second = await bundleTo(out, { content, cache })
      expect(second.files, name).toEqual((await bundle({ content })).files)
    }
  })

  test('of one changed article reads that one, and makes only its files', async () => {
    const content = publisher(many(300, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const { files } = await bundleTo(out, { content, cache })
    writeFiles(content, { '_news/2026-01-10-story-0.md': article({ title: 'Ebb', topics: ['Stars'] }) })
    const second = await bundleTo(out, { content, cache })
    expect(second.written).toBeLessThanOrEqual(12)
    expect(second.written).toBeLessThan(files.size / 2)
    expect(second.files).toEqual((await bundle({ content })).files)
  })

  test('tells the problems of files it did not read again', async () => {
    const content = publisher({
      ...many(5, 'Tide'),
      '_news/2026-01-11-a.md': article({ related: [{ title: 'No address' }] }),
      '_news/2026-01-12-b.md': '---\ntitle: "Open\n---\n',
    })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const options = { content, cache, skipInvalid: true }
    const first = await bundleTo(out, options)
    const second = await bundleTo(out, options)
    expect(first.problems.map(({ code }) => code)).toEqual(['related-no-link', 'yaml-missing-char'])
    expect(second.problems).toEqual(first.problems)
    expect(second.skipped).toEqual(first.skipped)
  })

  test('divides cards as a first one would when only the spelling of their topics is another', async () => {
    const spelled = (topic: string) =>
      Object.fromEntries(
        Object.entries(many(40, 'Tide')).map(([path]) => [
          path,
          article({ excerpt: 'w '.repeat(150), topics: [topic] }),
        ]),
      )
    const settings = { '_data/topics/1.yaml': 'name: Harbours\n' }
    const content = publisher({ ...settings, ...spelled('Harbours') })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    await bundleTo(out, { content, cache })
    writeFiles(content, spelled(`Harbours${'!'.repeat(600)}`))
    const second = await bundleTo(out, { content, cache })
    expect(second.files).toEqual((await bundle({ content })).files)
  })

  test('publishes what the clock has made due', async () => {
    const content = publisher({
      ...many(3, 'Tide'),
      '_news/2026-12-24-later.md': article({ title: 'Later', publishedDateTime: '2026-12-24T18:00:00Z' }),
    })
    await settle()
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const counts: number[] = []
    for (const now of [
      '2026-12-24T17:59:59Z',
      '2026-12-24T17:59:59Z',
      '2026-12-24T18:00:00Z',
      '2026-01-01T00:00:00Z',
    ]) {
      const { manifest } = await bundleTo(out, { content, cache, now: new Date(now) })
      counts.push(manifest.counts.articles)
    }
    expect(counts).toEqual([3, 3, 4, 0])
  })

  test('of a folder that is remembered, into a folder that is new, writes the whole index', async () => {
    const content = publisher(many(30, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const first = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    const second = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    expect(second.files).toEqual(first.files)
  })

  test('what was read is forgotten in time: the store does not grow with every change', async () => {
    const content = publisher(many(40, 'Tide'))
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const body = 'A long text. '.repeat(3000)
    for (let round = 0; round < 60; round++) {
      writeFiles(content, { '_news/2026-01-10-story-0.md': article({ title: `Round ${round}` }, body + round) })
      await bundleTo(out, { content, cache })
    }
    const [folder = ''] = readdirSync(cache)
    expect(statSync(join(cache, folder, 'contents.json')).size).toBeLessThan(2_000_000)
    expect(new WrittenIndex(out).story('story-0').title).toBe('Round 59')
  }, 30_000)
})

test('a session that is told what was saved makes what a build that remembers nothing makes', async () => {
  const saves = fc.array(fc.record({ story, isTold: fc.boolean() }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 3, maxLength: 12 }), saves, async (first, later) => {
      const content = publisher({
        ...ASSETS,
        ...Object.fromEntries(first.map((one) => [pathOf(one.at), textOf(one)])),
      })
      const out = join(dirname(content), 'data')
      const options = { content, now: NOW, skipInvalid: true }
      const session = new Bundler({ ...options, cache: join(dirname(content), 'cache'), isSession: true })
      await (await session.prepare()).write(out)
      for (const { story: one, isTold } of later) {
        const path = pathOf(one.at)
        const isSaved = filesBelow(content).has(path)
        // Half of them change nothing but words.
        const before = first.find(({ at }) => at === one.at)
        const saved = before && isTold ? { ...before, word: one.word } : one
        writeFiles(content, { [path]: textOf(saved) })
        const draft = await session.prepare(isSaved && isTold ? new Set([path]) : undefined)
        await draft.write(out)
        const fresh = await bundle(options)
        expect(draft.problems).toEqual(fresh.problems)
        const there = new Map([...filesBelow(out)].filter(([file]) => !file.startsWith('assets/')))
        expect([...there].map(([file, bytes]) => [file, bytes.toString()])).toEqual([...fresh.files])
      }
      await session.close()
    }),
    { numRuns: 25 },
  )
}, 120_000)

describe('words of a few articles', () => {
  const stories = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `_news/2026-01-10-story-${at}.md`,
        article(
          {
            title: `Tide ${at}`,
            publishedDateTime: `2026-0${1 + (at % 9)}-10T10:00:00Z`,
            webUrl: `https://outlet-${at % 9}.example/${at}`,
            topics: [TOPICS[at % 3]],
            related: [{ title: 'Before', webUrl: `https://outlet-${(at + 8) % 9}.example/${at - 1}` }],
          },
          'Words.',
        ),
      ]),
    )

  const first = async (files: Files, options: Partial<BundleOptions> = {}) => {
    const content = publisher(files)
    await settle()
    const [cache, out] = [temporaryFolder(), join(temporaryFolder(), 'data')]
    await bundleTo(out, { content, cache, ...options })
    const again = async () => {
      const edition = await bundleTo(out, { content, cache, ...options })
      expect(edition.files).toEqual((await bundle({ content, ...options })).files)
      return edition
    }
    return { content, cache, again }
  }
  const cached = (cache: string, name: string) => join(cache, readdirSync(cache)[0] ?? '', name)
  const largest = (cache: string, prefix: string) =>
    readdirSync(cached(cache, ''))
      .filter((name) => name.startsWith(prefix))
      .map((name) => cached(cache, name))
      .toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? ''

  test('are told without the others: body, title and excerpt of one that others link', async () => {
    const files = stories(40)
    const { content, again } = await first(files)
    const path = '_news/2026-01-10-story-7.md'
    const edits = [
      (text: string) => `${text}\nMore words.\n`,
      (text: string) => text.replace('Tide 7', 'Ebb 7'),
      (text: string) => text.replace(/^excerpt:.*$/m, 'excerpt: Another one.'),
    ]
    let text = files[path] ?? ''
    for (const edit of edits) {
      await settle()
      text = edit(text)
      writeFiles(content, { [path]: text })
      expect((await again()).clock).toMatchObject({ quick: 1 })
    }
    // Rounds follow one another without a whole one between.
    writeFiles(content, { '_news/2026-01-10-story-3.md': `${files['_news/2026-01-10-story-3.md']}\nAgain.\n` })
    expect((await again()).clock).toHaveProperty('quick')
  })

  test('are told without the others also after articles have come and gone', async () => {
    const files = stories(40)
    const { content, again } = await first(files)
    const [gone, renamed, edited] = [5, 9, 7].map((at) => `_news/2026-01-10-story-${at}.md`)
    rmSync(join(content, gone ?? ''))
    renameSync(join(content, renamed ?? ''), join(content, '_news/2026-01-10-renamed.md'))
    expect((await again()).clock).not.toHaveProperty('quick')
    writeFiles(content, { [edited ?? '']: `${files[edited ?? '']}\nMore.\n` })
    expect((await again()).clock).toHaveProperty('quick')
    // What is gone may come back.
    writeFiles(content, { [gone ?? '']: files[gone ?? ''] ?? '' })
    expect((await again()).clock).not.toHaveProperty('quick')
  })

  test('are planned once in a session: save after save, also of what others link', async () => {
    const files = stories(30)
    const content = publisher(files)
    await settle()
    const out = join(temporaryFolder(), 'data')
    const session = new Bundler({ content, cache: temporaryFolder(), isSession: true })
    await (await session.prepare()).write(out)
    for (const [round, at] of [7, 8, 7, 29, 0].entries()) {
      const path = `_news/2026-01-10-story-${at}.md`
      writeFiles(content, { [path]: `${files[path]}\nRound ${round}.\n`.replace('Tide', `Tide of ${round}`) })
      const draft = await session.prepare(new Set([path]))
      expect((await draft.write(out)).clock).toMatchObject({ quick: 1 })
      const there = [...filesBelow(out)].map(([file, bytes]) => [file, bytes.toString()])
      expect(there).toEqual([...(await bundle({ content })).files])
    }
    await session.close()
  })

  test.each<[string, (text: string) => string]>([
    ['a time', (text) => text.replace('T10:00:00Z', 'T11:00:00Z')],
    ['a topic', (text) => text.replace(/Harbours|Oceans|Stars/, 'Harbors')],
    ['an address', (text) => text.replace('https://outlet', 'https://other')],
    ['published', (text) => text.replace('---\n', '---\npublished: false\n')],
    ['a field that nobody reads', (text) => text.replace('---\n', '---\noddity: 1\n')],
    ['what breaks it', (text) => text.replace('---\n', '---\nquality: "high\n')],
  ])('%s is more than words', async (_, edit) => {
    const files = stories(20)
    const { content, again } = await first(files, { skipInvalid: true })
    const path = '_news/2026-01-10-story-7.md'
    const text = edit(files[path] ?? '')
    expect(text).not.toBe(files[path])
    writeFiles(content, { [path]: text })
    expect((await again()).clock).not.toHaveProperty('quick')
  })

  test('among fields that nobody reads are told without the others, but for the article they are told of', async () => {
    const odd = (text = '') => text.replace('---\n', '---\noddity: 1\n')
    const files = stories(20)
    const { content, again } = await first(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, odd(text)])),
    )
    const [told, other] = ['_news/2026-01-10-story-0.md', '_news/2026-01-10-story-7.md']
    const withWord = (path: string) => odd(files[path]).replace('---\n', '---\n# A word.\n')
    for (const [path, text, isQuick] of [
      [other, withWord(other), true],
      [other, files[other] ?? '', false],
      [told, withWord(told), false],
    ] as const) {
      await settle()
      writeFiles(content, { [path]: text })
      const { clock, problems } = await again()
      expect('quick' in clock).toBe(isQuick)
      // What is told has a line, which the last of these moves.
      expect(problems).toMatchObject([{ code: 'unknown-field', file: told, line: path === told ? 3 : 2 }])
    }
  })

  test.each<[string, Parameters<typeof article>[0], Partial<BundleOptions>]>([
    ['a draft', { published: false }, {}],
    ['a draft that is shown', { published: false }, { unpublished: true }],
    ['one of the future', { publishedDateTime: '2031-01-10T10:00:00Z' }, {}],
    ['one of the future that is shown', { publishedDateTime: '2031-01-10T10:00:00Z' }, { future: true }],
  ])('of %s are told without the others', async (_, fields, options) => {
    const path = '_news/2026-01-11-held.md'
    const held = (title: string) => article({ title, publishedDateTime: '2026-01-11T10:00:00Z', ...fields })
    const { content, again } = await first({ ...stories(20), [path]: held('Held back') }, options)
    writeFiles(content, { [path]: held('Kept back') })
    const { clock, files } = await again()
    expect(clock).toMatchObject({ quick: 1 })
    const isShown = Object.keys(options).length > 0
    expect([...files.values()].some((text) => text.includes('Kept back'))).toBe(isShown)
  })

  test('of a draft never reach the article that bears its id', async () => {
    const draft = (words: string) =>
      article({ title: words, publishedDateTime: '2026-01-10T10:00:00Z', published: false })
    const { content, again } = await first({
      ...stories(5),
      '_news/a/2026-01-10-twin.md': draft('Secret'),
      '_news/b/2026-01-10-twin.md': article({ title: 'Open', publishedDateTime: '2026-01-10T10:00:00Z' }),
    })
    writeFiles(content, { '_news/a/2026-01-10-twin.md': draft('Very secret') })
    const { files } = await again()
    expect([...files.values()].filter((text) => text.includes('ecret'))).toEqual([])
  })

  test.each([
    ['rows are gone', (cache: string) => rmSync(cached(cache, 'rows'), { recursive: true })],
    [
      'rows are cut',
      (cache: string) => {
        for (const name of readdirSync(cached(cache, 'rows'))) truncateSync(join(cached(cache, 'rows'), name), 40)
      },
    ],
    ['the plan is cut', (cache: string) => truncateSync(cached(cache, 'plan'), 100)],
    ['the content is cut', (cache: string) => truncateSync(cached(cache, 'content'), 100)],
    ['the entries of the content are cut', (cache: string) => truncateSync(largest(cache, 'parts-'), 40)],
    ['the last changes are gone', (cache: string) => rmSync(cached(cache, 'changes'))],
    ['the store is cut', (cache: string) => truncateSync(cached(cache, 'contents.json'), 100)],
    [
      'the plan is of another content',
      (cache: string) => {
        const plan = readFileSync(cached(cache, 'plan'))
        rmSync(cached(cache, 'changes'), { force: true })
        writeFileSync(cached(cache, 'plan'), plan)
      },
    ],
  ])('are right when %s', async (_, harm) => {
    const files = stories(20)
    const { content, cache, again } = await first(files)
    const path = '_news/2026-01-10-story-7.md'
    writeFiles(content, { [path]: `${files[path]}\nOnce.\n` })
    await again()
    await settle()
    harm(cache)
    writeFiles(content, { [path]: `${files[path]}\nTwice.\n` })
    await again()
  })
})

describe('a build that is killed', () => {
  test('at any moment leaves the old edition or the new one, and the next build is as if nothing had been', async () => {
    const content = publisher(many(400, 'Old'))
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const args = ['--content', content, '--out', out]
    const env = { BROADSHEET_CACHE: cache }
    const started = performance.now()
    expect(await startCommand(args, env).ended).toBe(0)
    const whole = performance.now() - started
    const editions = new Set([new WrittenIndex(out).manifest.edition])
    for (let trial = 0; trial < 12; trial++) {
      writeFiles(content, many(400, `Round ${trial}`))
      editions.add((await bundle({ content, now: new Date() })).manifest.edition)
      const command = startCommand(args, env)
      // From the first moments to the last.
      await new Promise((done) => setTimeout(done, (whole * (trial + 4)) / 14))
      command.kill()
      await command.ended
      const index = new WrittenIndex(out)
      expect(editions).toContain(index.manifest.edition)
      expect(index.stories()).toHaveLength(400)
      const titles = new Set(index.stories().map(({ title }) => title.replace(/ \d+$/, '')))
      expect(titles.size).toBe(1)
    }
    expect(await startCommand(args, env).ended).toBe(0)
    const fresh = await bundle({ content, now: new Date() })
    expect([...filesBelow(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
  }, 120_000)

  test('several at once of one folder end well, one after another', async () => {
    const content = publisher(many(200, 'Same'))
    const out = join(temporaryFolder(), 'data')
    const env = { BROADSHEET_CACHE: temporaryFolder() }
    const commands = [1, 2, 3].map(() => startCommand(['--content', content, '--out', out], env).ended)
    // One that remembers nothing meets them in the output folder.
    commands.push(startCommand(['--content', content, '--out', out, '--no-cache'], env).ended)
    expect(await Promise.all(commands)).toEqual([0, 0, 0, 0])
    const fresh = await bundle({ content, now: new Date() })
    expect([...filesBelow(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
  }, 60_000)
})
