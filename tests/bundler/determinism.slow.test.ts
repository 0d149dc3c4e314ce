// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLI } from './run-command.ts'
import {
  type Files,
  article,
  bundle,
  bundleFolder,
  bundleTo,
  filesBelow,
  publisher,
  temporaryFolder,
} from './workspace.ts'

const ROOT = join(import.meta.dirname, '../..')

const news: Files = {
  'site.yaml': 'title: Tide\n',
  '_data/topics/01-ai.yaml': 'name: AI\n',
  '_data/topics/02-seas.yaml': 'name: Seas\nparent: AI\n',
  '_data/organizations/outlet-1.md': '---\nname: First\ndomain: outlet-1.example\n---\n',
  'assets/p.svg': '<svg/>',
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `_news/${at % 2 ? 'b' : 'a'}/2020-0${1 + (at % 9)}-10-story-${at}.md`,
      article({
        title: `The harbour ${at} and its ${['tide', 'crane', 'gull'][at % 3]}`,
        publishedDateTime: at % 3 ? '2020-06-10' : `2020-06-10T23:30:00-0${at % 9}:00`,
        webUrl: `https://outlet-${at % 5}.example/${at}`,
        provider: { name: at % 2 ? 'Même' : 'MEME', domain: `outlet-${at % 5}.example` },
        topics: [['Seas', at % 2 ? 'Zebras' : 'ZEBRAS', 'ärzte'][at % 3]],
        heat: at % 7,
        related: at % 4 ? [] : [{ title: 'R', webUrl: `https://outlet-${(at + 1) % 5}.example/${at + 1}` }],
      }),
    ]),
  ),
}

const bytesOf = async (folder: string) => {
  const { files, assets, problems } = await bundle({ content: folder })
  return { files, assets, problems }
}

test('two builds of a folder write the same bytes', async () => {
  const folder = publisher(news)
  expect(await bytesOf(folder)).toEqual(await bytesOf(folder))
})

test('the bytes do not depend on the order in which files were created or on the path of the folder', async () => {
  const shuffled = Object.fromEntries(Object.entries(news).toReversed())
  expect(await bytesOf(publisher(shuffled))).toEqual(await bytesOf(publisher(news)))
})

/** Shuffles files with a seeded generator (mulberry32), so that a failure can be repeated. */
function shuffledBy(seed: number, files: Files): Files {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }
  return Object.fromEntries(
    Object.entries(files)
      .map((entry) => ({ entry, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ entry }) => entry),
  )
}

test.each([1, 2, 3, 4])(
  'the written files are the same when the content was created in the shuffled order %i',
  async (seed) => {
    const written = async (files: Files) => filesBelow((await bundleFolder(publisher(files))).out)
    const shuffled = shuffledBy(seed, news)
    expect(Object.keys(shuffled)).not.toEqual(Object.keys(news))
    expect(await written(shuffled)).toEqual(await written(news))
  },
)

test('the bytes do not depend on line ends and byte order marks', async () => {
  const other = Object.fromEntries(
    Object.entries(news).map(([path, content]) => [
      path,
      path.startsWith('assets/') ? content : `\uFEFF${content.toString().replaceAll('\n', '\r\n')}`,
    ]),
  )
  expect((await bytesOf(publisher(other))).files).toEqual((await bytesOf(publisher(news))).files)
})

test('an index that replaces another is the same as a new one', async () => {
  const folder = publisher(news)
  const { edition, out } = await bundleFolder(publisher({ ...news, '_news/2021-01-01-more.md': article() }))
  const anew = await bundleFolder(folder)
  expect(edition.manifest.edition).not.toBe(anew.edition.manifest.edition)
  await bundleTo(out, { content: folder })
  expect(filesBelow(out)).toEqual(filesBelow(anew.out))
})

test('the bytes do not depend on the folders below _news', async () => {
  const moved = Object.fromEntries(
    Object.entries(news).map(([path, content]) => [path.replace('_news/a/', '_news/z/deeper/'), content]),
  )
  expect((await bytesOf(publisher(moved))).files).toEqual((await bytesOf(publisher(news))).files)
})

test('the bytes do not depend on the time of the build unless an article becomes due', async () => {
  const folder = publisher(news)
  const later = await bundle({ content: folder, now: new Date('2031-01-01') })
  expect(later.files).toEqual((await bytesOf(folder)).files)
})

test('the bytes do not depend on the time zone and language of the machine', () => {
  const content = publisher(news)
  const written = [
    { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' },
  ].map((env) => {
    const out = join(temporaryFolder(), 'data')
    execFileSync(process.execPath, [CLI, 'bundle', '--content', content, '--out', out], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    })
    return filesBelow(out)
  })
  expect(written[0]?.size).toBeGreaterThan(10)
  expect(written[1]).toEqual(written[0])
  expect(written[2]).toEqual(written[0])
})
