// @vitest-environment node
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { manyArticles, changedFiles, generatedFolder } from '../many-articles.ts'
import { article, bundleFiles, bundleFolder, writeFiles } from '../workspace.ts'

test('a new article changes one file of each kind, the fronts of its topics and the manifest', async () => {
  const before = manyArticles(400)
  const first = await bundleFiles(before)
  const second = await bundleFiles({
    ...before,
    '_news/2019-06-12-new.md': article({
      title: 'Story 8 continues',
      excerpt: 'Short.',
      publishedDateTime: '2019-06-12T10:00:00Z',
      topics: ['Stars'],
    }),
  })
  const folders = changedFiles(first, second).map(({ path }) => path.replace(/\/.*/, ''))
  // Nothing is similar to it, so no file of similar articles changes.
  expect([...new Set(folders)].toSorted()).toEqual([
    'cards',
    'catalogue',
    'directory',
    'fronts',
    'manifest.json',
    'search',
    'stories',
  ])
  // Two fronts change. A shard that becomes too full is divided in two.
  expect(folders.length).toBeLessThanOrEqual(10)
  expect(second.index.manifest.edition).not.toBe(first.index.manifest.edition)
})

// Two years of articles, and what they look like before one is added.
let folder: string
let before: Awaited<ReturnType<typeof bundleFolder>>
beforeAll(async () => {
  folder = generatedFolder(1500, 500)
  before = await bundleFolder(folder)
}, 60_000)

/** Bundles the folder with one more article. */
async function withArticle(name: string, text: string) {
  writeFiles(folder, { [`_news/${name}`]: text })
  try {
    return await bundleFolder(folder)
  } finally {
    rmSync(join(folder, '_news', name))
  }
}

test.each([
  ['the newest article', '2026-07-01', 0],
  // The catalogue of the archive has four files, and the words of the article are in several.
  ['an article of last year', '2025-06-12', 12],
  ['an article of last autumn', '2025-11-30', 12],
  ['an article that is older than all others', '1999-01-01', 12],
])(
  '%s changes at most eight files, the fronts of its topics and the archive',
  async (_, day, ofArchive) => {
    const text = article({
      title: 'Amber harbour signal of the quiet river council',
      publishedDateTime: `${day}T10:00:00Z`,
      webUrl: `https://outlet-3.example/new-${day}`,
      topics: ['Oceans'],
      heat: 1000,
    })
    const changed = changedFiles(before, await withArticle(`${day}-new.md`, text))
    const topics = changed.filter(({ path }) => path.startsWith('fronts/') && !path.includes('_site'))
    expect(topics.map(({ path }) => path).every((path) => /oceans|science/.test(path))).toBe(true)
    // A shard that becomes too full is divided in two.
    const kinds = new Set(changed.map(({ path }) => path.replace(/\/.*/, '')))
    expect(changed.length).toBeLessThanOrEqual(8 + topics.length + kinds.size + ofArchive)
    const bytes = changed
      .filter(({ path }) => !/^(?:catalogue\/archive|search\/(?:archive|words))/.test(path))
      .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeLessThanOrEqual(400_000)
  },
  60_000,
)

test('a new article of an earlier year changes no front, only counts in the manifest', async () => {
  const text = article({
    title: 'Harbour signal found in a drawer of the theatre',
    publishedDateTime: '2025-09-01T10:00:00Z',
    webUrl: 'https://late.example/drawer',
    provider: { name: 'The Late', domain: 'late.example' },
    topics: ['Oceans', 'Theatre'],
  })
  const after = await withArticle('2025-09-01-late.md', text)
  const kinds = new Set(changedFiles(before, after).map(({ path }) => path.replace(/\/.*/, '')))
  expect([...kinds].toSorted()).toEqual([
    'cards',
    'catalogue',
    'directory',
    'manifest.json',
    'search',
    'similar',
    'stories',
  ])
  const countIn = ({ index }: typeof after, id: string) =>
    index.manifest.topics.find((topic) => topic.id === id)?.count ?? 0
  expect(countIn(after, 'oceans')).toBe(countIn(before, 'oceans') + 1)
})

test('a new topic without articles adds its front and changes the manifest', async () => {
  const folder = generatedFolder(1000, 500)
  const first = await bundleFolder(folder)
  writeFiles(folder, { '_data/topics/99-beekeeping.yaml': 'name: Beekeeping\nparent: Oceans\n' })
  const withTopic = await bundleFolder(folder)
  expect(changedFiles(first, withTopic).map(({ path }) => path)).toEqual(['fronts/beekeeping.json', 'manifest.json'])
})
