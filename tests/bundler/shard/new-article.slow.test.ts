// @vitest-environment node
import { expect, test } from 'vitest'
import { changedFiles } from '../many-articles.ts'
import { MAYOR, inventedNews, report, storyInventor } from '../invented-news.ts'
import { type Bundled, type Files, bundleFiles } from '../workspace.ts'

const NEWEST = '2026-06-30T19:00:00Z'
const before: Files = {
  ...inventedNews({ count: 1500, days: 500 }),
  ...report('mayor-0', { ...MAYOR[0], time: '2026-06-30T12:00:00Z' }),
}
let first: Bundled | undefined

/** Bundles the edition with one more article. Returns the paths of the changed files without hashes, and the ids of the stories that changed. */
async function withNewArticle(files: Files) {
  first ??= await bundleFiles(before)
  const after = await bundleFiles({ ...before, ...files })
  const byId = (bundled: Bundled) => new Map(bundled.index.stories().map((story) => [story.id, story]))
  const [old, current] = [byId(first), byId(after)]
  const changedStories = [...current].flatMap(([id, { similar: _, ...story }]) => {
    const { similar: __, ...known } = old.get(id) ?? { similar: [] }
    return JSON.stringify(withoutPlaces(story)) === JSON.stringify(withoutPlaces(known)) ? [] : [id]
  })
  const changedLists = [...current].flatMap(([id, { similar }]) =>
    JSON.stringify(similar.map((one) => one.id)) === JSON.stringify(old.get(id)?.similar.map((one) => one.id))
      ? []
      : [id],
  )
  return { paths: changedFiles(first, after).map(({ path }) => path), changedStories, changedLists, after, current }
}

/** Numbers of providers are places in a file, and differ between files. */
const withoutPlaces = (story: object) =>
  JSON.parse(
    JSON.stringify(story, (key, value: unknown) => (key === 'provider' && typeof value === 'number' ? 0 : value)),
  ) as object

const foldersOf = (paths: readonly string[]) => [...new Set(paths.map((path) => path.replace(/\/.*/, '')))].toSorted()

test('the newest article changes the manifest, files of one part, the fronts of its topics, and no other story', async () => {
  const { paths, changedStories, changedLists, current } = await withNewArticle(
    report('newest', { ...storyInventor(77)(), time: NEWEST, topics: ['Oceans'] }),
  )
  expect(changedStories).toEqual(['2026/06/30/newest'])
  expect(paths.filter((path) => path.startsWith('fronts/')).toSorted()).toEqual([
    'fronts/_site.json',
    'fronts/oceans.json',
  ])
  expect(paths.filter((path) => path.startsWith('catalogue/'))).toEqual(['catalogue/newest.json'])
  // That of its own part, and those of parts whose articles now suggest it.
  expect(paths.filter((path) => path.startsWith('directory/')).length).toBeLessThanOrEqual(2)
  // A shard that becomes too full is divided in two.
  for (const kind of ['cards', 'stories', 'search'])
    expect(paths.filter((path) => path.startsWith(`${kind}/`)).length).toBeLessThanOrEqual(2)
  // Articles that now suggest it.
  for (const id of changedLists)
    if (!id.endsWith('/newest')) expect(current.get(id)?.similar.map((one) => one.id)).toContain('2026/06/30/newest')
  const shardsOfLists = paths.filter((path) => path.startsWith('similar/'))
  expect(shardsOfLists.length).toBeLessThanOrEqual(changedLists.length + 1)
}, 120_000)

test('the newest article changes the stories and cards of the other reports of its event', async () => {
  const { changedStories, paths } = await withNewArticle(
    report('mayor-1', { ...MAYOR[1], time: '2026-06-30T16:00:00Z' }),
  )
  expect(changedStories.toSorted()).toEqual(['2026/06/30/mayor-0', '2026/06/30/mayor-1'])
  expect(foldersOf(paths).filter((folder) => folder !== 'similar')).toEqual([
    'cards',
    'catalogue',
    'directory',
    'fronts',
    'manifest.json',
    'search',
    'stories',
  ])
}, 120_000)

test('an article of a page that an older editor’s list names changes the story with that list', async () => {
  const list = { related: [{ title: 'Later', webUrl: 'https://later.example/later' }] }
  const lister = report('lister', { ...storyInventor(5)(), ...list, time: '2025-10-10T10:00:00Z' })
  const without = await bundleFiles({ ...before, ...lister })
  const later = await bundleFiles({
    ...before,
    ...lister,
    ...report('later', { ...storyInventor(88)(), time: NEWEST }),
  })
  expect(without.index.story('lister').related[0]).not.toHaveProperty('article')
  expect(later.index.story('lister').related[0]?.article).toBe('2026/06/30/later')
  const stories = changedFiles(without, later).filter(({ path }) => path.startsWith('stories/'))
  expect(stories.length).toBeLessThanOrEqual(3)
}, 120_000)
