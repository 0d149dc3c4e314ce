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
import { startCommand } from './run-command.ts'
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
    await write(out)
    return { ok, problems, skipped }
  } finally {
    await bundler.close()
  }
}

const ASSETS: Files = { 'assets/0.svg': '<svg/>', 'assets/1.svg': '<svg/>' }

test('makes the index of a build without a cache, whatever changes between builds', async () => {
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
        const reported = await publish(out, { ...all, cache })
        const fresh = await bundle(all)
        expect(reported).toEqual({ ok: fresh.ok, problems: fresh.problems, skipped: fresh.skipped })
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
  test('reads no article and writes no file when nothing has changed', async () => {
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

  test('follows articles that come, change and go in a folder of five hundred', async () => {
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

  test('reads only the article that has changed, and makes only its files', async () => {
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

  test('reports the problems of files it did not read again', async () => {
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

  test('divides cards like a first build when only the spelling of their topics has changed', async () => {
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

  test('publishes an article once its time has come', async () => {
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

  test('writes the whole index into a new folder', async () => {
    const content = publisher(many(30, 'Tide'))
    await settle()
    const cache = temporaryFolder()
    const first = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    const second = await bundleTo(join(temporaryFolder(), 'data'), { content, cache })
    expect(second.files).toEqual(first.files)
  })

  test('keeps its record store small over many changes', async () => {
    const content = publisher(many(40, 'Tide'))
    const cache = temporaryFolder()
    const out = join(temporaryFolder(), 'data')
    const body = 'A long text. '.repeat(3000)
    for (let round = 0; round < 60; round++) {
      writeFiles(content, { '_news/2026-01-10-story-0.md': article({ title: `Round ${round}` }, body + round) })
      await bundleTo(out, { content, cache })
    }
    const [folder = ''] = readdirSync(cache)
    expect(statSync(join(cache, folder, 'records')).size).toBeLessThan(2_000_000)
    expect(new WrittenIndex(out).story('story-0').title).toBe('Round 59')
  }, 30_000)
})

test('makes in a session what a build without a cache makes', async () => {
  const saves = fc.array(fc.record({ story, isWordsOnly: fc.boolean() }), { minLength: 1, maxLength: 6 })
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
      for (const { story: one, isWordsOnly } of later) {
        const path = pathOf(one.at)
        // Half of them change nothing but words.
        const before = first.find(({ at }) => at === one.at)
        const saved = before && isWordsOnly ? { ...before, word: one.word } : one
        writeFiles(content, { [path]: textOf(saved) })
        const draft = await session.prepare()
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

/** Articles that link one another in a chain. */
const linked = (count: number): Record<string, string> =>
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

/** Builds a folder once, and gives a function that builds it again and compares the index with that of a build without a cache. */
async function firstBuild(files: Files, options: Partial<BundleOptions> = {}) {
  const content = publisher(files)
  await settle()
  const [cache, out] = [temporaryFolder(), join(temporaryFolder(), 'data')]
  await bundleTo(out, { content, cache, ...options })
  const again = async () => {
    const edition = await bundleTo(out, { content, cache, ...options })
    const fresh = await bundle({ content, ...options })
    expect(edition.files).toEqual(fresh.files)
    expect(edition.problems).toEqual(fresh.problems)
    return edition
  }
  return { content, cache, again }
}

const PATH = '_news/2026-01-10-story-7.md'

describe('a build after a change', () => {
  test('shows new words of an article wherever it is linked, change after change', async () => {
    const files = linked(40)
    const { content, again } = await firstBuild(files)
    const edits = [
      (text: string) => `${text}\nMore words.\n`,
      (text: string) => text.replace('Tide 7', 'Ebb 7'),
      (text: string) => text.replace(/^excerpt:.*$/m, 'excerpt: Another one.'),
    ]
    let text = files[PATH] ?? ''
    for (const edit of edits) {
      await settle()
      text = edit(text)
      writeFiles(content, { [PATH]: text })
      const { written } = await again()
      expect(written).toBeLessThanOrEqual(12)
    }
  })

  test('follows articles that go, get another name and come back', async () => {
    const files = linked(40)
    const { content, again } = await firstBuild(files)
    const [gone = '', renamed = '', edited = ''] = [5, 9, 7].map((at) => `_news/2026-01-10-story-${at}.md`)
    rmSync(join(content, gone))
    renameSync(join(content, renamed), join(content, '_news/2026-01-10-renamed.md'))
    await again()
    writeFiles(content, { [edited]: `${files[edited]}\nMore.\n` })
    await again()
    writeFiles(content, { [gone]: files[gone] ?? '' })
    await again()
  })

  test.each<[string, (text: string) => string]>([
    ['another time', (text) => text.replace('T10:00:00Z', 'T11:00:00Z')],
    ['another topic', (text) => text.replace(/Harbours|Oceans|Stars/, 'Harbors')],
    ['another address', (text) => text.replace('https://outlet', 'https://other')],
    ['published: false', (text) => text.replace('---\n', '---\npublished: false\n')],
    ['an unknown field', (text) => text.replace('---\n', '---\noddity: 1\n')],
    ['an error', (text) => text.replace('---\n', '---\nquality: "high\n')],
  ])('takes over %s of an article', async (_, edit) => {
    const files = linked(20)
    const { content, again } = await firstBuild(files, { skipInvalid: true })
    const text = edit(files[PATH] ?? '')
    expect(text).not.toBe(files[PATH])
    writeFiles(content, { [PATH]: text })
    await again()
  })

  test('reports an unknown field at its line in the first article that has it', async () => {
    const odd = (text = '') => text.replace('---\n', '---\noddity: 1\n')
    const files = linked(20)
    const { content, again } = await firstBuild(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, odd(text)])),
    )
    const reported = '_news/2026-01-10-story-0.md'
    const withComment = (path: string) => odd(files[path]).replace('---\n', '---\n# A word.\n')
    for (const [path, text] of [
      [PATH, withComment(PATH)],
      [PATH, files[PATH] ?? ''],
      [reported, withComment(reported)],
    ] as const) {
      await settle()
      writeFiles(content, { [path]: text })
      const { problems } = await again()
      expect(problems).toMatchObject([{ code: 'unknown-field', file: reported, line: path === reported ? 3 : 2 }])
    }
  })

  test.each<[string, Parameters<typeof article>[0], Partial<BundleOptions>]>([
    ['never shows a draft', { published: false }, {}],
    ['shows a draft with --unpublished', { published: false }, { unpublished: true }],
    ['never shows an article of the future', { publishedDateTime: '2031-01-10T10:00:00Z' }, {}],
    ['shows an article of the future with --future', { publishedDateTime: '2031-01-10T10:00:00Z' }, { future: true }],
  ])('%s when its words change', async (_, fields, options) => {
    const path = '_news/2026-01-11-held.md'
    const held = (title: string) => article({ title, publishedDateTime: '2026-01-11T10:00:00Z', ...fields })
    const { content, again } = await firstBuild({ ...linked(20), [path]: held('Held back') }, options)
    writeFiles(content, { [path]: held('Kept back') })
    const { files } = await again()
    const isShown = Object.keys(options).length > 0
    expect([...files.values()].some((text) => text.includes('Kept back'))).toBe(isShown)
  })

  test('never shows words of a draft in the article that has the same id', async () => {
    const draft = (words: string) =>
      article({ title: words, publishedDateTime: '2026-01-10T10:00:00Z', published: false })
    const { content, again } = await firstBuild({
      ...linked(5),
      '_news/a/2026-01-10-twin.md': draft('Secret'),
      '_news/b/2026-01-10-twin.md': article({ title: 'Open', publishedDateTime: '2026-01-10T10:00:00Z' }),
    })
    writeFiles(content, { '_news/a/2026-01-10-twin.md': draft('Very secret') })
    const { files } = await again()
    expect([...files.values()].filter((text) => text.includes('ecret'))).toEqual([])
  })

  test('parses no article of a fresh checkout, in which every file has a new time and inode', async () => {
    const files = linked(40)
    const { content, again } = await firstBuild(files)
    rmSync(join(content, '_news'), { recursive: true })
    writeFiles(content, {
      ...files,
      '_news/2026-02-11-new.md': article({ title: 'New', webUrl: 'https://a.example/n' }),
    })
    await settle()
    const { clock, written } = await again()
    expect(clock).toHaveProperty('read')
    expect(written).toBeLessThanOrEqual(12)
  })
})

describe('a damaged cache', () => {
  const cached = (cache: string, name: string) => join(cache, readdirSync(cache)[0] ?? '', name)
  /** Changes one byte in the middle of a file. */
  const flip = (file: string) => {
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
  const outputFile = (cache: string) => readdirSync(cached(cache, '')).find((name) => name.startsWith('output-')) ?? ''

  test.each<[string, (cache: string) => void]>([
    ['the log of articles is missing', (cache) => rmSync(cached(cache, 'articles'))],
    ['the log of articles is cut short', (cache) => truncateSync(cached(cache, 'articles'), 3000)],
    ['the log of articles was changed', (cache) => flip(cached(cache, 'articles'))],
    ['the record store is missing', (cache) => rmSync(cached(cache, 'records'))],
    ['the record store is cut short', (cache) => truncateSync(cached(cache, 'records'), 100)],
    ['the record store was changed', (cache) => flip(cached(cache, 'records'))],
    ['the list of made files is missing', (cache) => rmSync(cached(cache, 'edition'))],
    ['the list of made files was changed', (cache) => flip(cached(cache, 'edition'))],
    ['the description of the output is cut short', (cache) => truncateSync(cached(cache, outputFile(cache)), 40)],
  ])('does no harm when %s', async (_, harm) => {
    const files = linked(20)
    const { content, cache, again } = await firstBuild(files)
    writeFiles(content, { [PATH]: `${files[PATH]}\nOnce.\n` })
    await again()
    await settle()
    harm(cache)
    writeFiles(content, { [PATH]: `${files[PATH]}\nTwice.\n` })
    await again()
    await again()
  })
})

describe('a build that is killed at any moment, or runs beside others', () => {
  test('leaves the old edition or the new one, and the next build makes the whole index', async () => {
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

  test('waits for another build of the same folder', async () => {
    const content = publisher(many(200, 'Same'))
    const out = join(temporaryFolder(), 'data')
    const env = { BROADSHEET_CACHE: temporaryFolder() }
    const commands = [1, 2, 3].map(() => startCommand(['--content', content, '--out', out], env).ended)
    // A build without a cache meets them in the output folder.
    commands.push(startCommand(['--content', content, '--out', out, '--no-cache'], env).ended)
    expect(await Promise.all(commands)).toEqual([0, 0, 0, 0])
    const fresh = await bundle({ content, now: new Date() })
    expect([...filesBelow(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([...fresh.files])
  }, 60_000)
})
