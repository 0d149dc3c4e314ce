// @vitest-environment node
import { expect, test } from 'vitest'
import { ARTICLE_PATH } from '../fault-table.ts'
import { storyInventor } from '../invented-news.ts'
import { article, bundleFiles, problemLines } from '../workspace.ts'

const topic = (fields: Readonly<Record<string, unknown>>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')}\n`

/** Articles of different events. */
const about = (at: number, ...topics: string[]) => ({
  [`_news/2020-06-10-story-${at}.md`]: article({
    ...storyInventor(at)(),
    webUrl: `https://outlet-${at}.example/`,
    topics,
  }),
})

test('reads every field of topic files, in the order of their names', async () => {
  const { index, edition } = await bundleFiles({
    '_data/topics/02-b.yaml': topic({ _id: 'vision', name: 'Computer Vision', shortname: 'Vision', keywords: ['x'] }),
    '_data/topics/01-a.yml': `---\n# first\n---\n${topic({
      _id: 'seas',
      name: 'Seas &amp; skies',
      description: 'Salt.',
      images: [{ url: '/assets/sea.svg' }],
    })}---\n`,
    'assets/sea.svg': '<svg/>',
    ...about(1, 'vision'),
  })
  expect(edition.problems).toEqual([])
  expect(index.manifest.topics).toMatchObject([
    { id: 'seas', name: 'Seas & skies', description: 'Salt.', image: 'assets/sea.svg', count: 0, providers: 0 },
    { id: 'vision', name: 'Computer Vision', shortname: 'Vision', count: 1, providers: 1 },
  ])
})

test('counts each article below a parent topic once', async () => {
  const { index } = await bundleFiles({
    '_data/topics/01.yaml': topic({ _id: 'ai', name: 'AI' }),
    '_data/topics/02.yaml': topic({ _id: 'vision', name: 'Vision', parent: 'AI' }),
    '_data/topics/03.yaml': topic({ _id: 'faces', name: 'Faces', parent: 'vision' }),
    ...about(1, 'Vision', 'AI', 'Faces'),
    ...about(2, 'faces'),
    ...about(3, 'AI'),
    ...about(4, 'Elsewhere'),
  })
  expect(index.manifest.topics.map(({ id, parent, count, providers }) => [id, parent, count, providers])).toEqual([
    ['ai', undefined, 3, 3],
    ['vision', 'ai', 2, 2],
    ['faces', 'vision', 2, 2],
    ['elsewhere', undefined, 1, 1],
  ])
  expect(index.front('ai').cards).toHaveLength(3)
})

test('finds a topic by name, id or short name in any case', async () => {
  const { index, edition } = await bundleFiles({
    '_data/topics/01.yaml': topic({ _id: 'cv', name: 'Computer Vision', shortname: 'Vision' }),
    ...about(1, 'computer vision'),
    ...about(2, 'CV'),
    ...about(3, 'VISION'),
    ...about(4, 'Computer-Vision', 'cv'),
  })
  expect(edition.problems).toEqual([])
  expect(index.manifest.topics.map(({ id, count }) => [id, count])).toEqual([['cv', 4]])
})

test('adds unknown topics after the declared ones, in the order of their ids', async () => {
  const bundled = await bundleFiles({
    '_data/topics/01.yaml': topic({ name: 'Robotics' }),
    ...about(1, 'Zebras', 'Ärzte & Co.'),
    ...about(2, 'Robotcs'),
  })
  expect(bundled.index.manifest.topics.map(({ id, name }) => [id, name])).toEqual([
    ['robotics', 'Robotics'],
    ['robotcs', 'Robotcs'],
    ['zebras', 'Zebras'],
    ['ärzte-co', 'Ärzte & Co.'],
  ])
  expect(bundled.edition.problems).toMatchObject([
    {
      severity: 'warning',
      code: 'unknown-topic',
      file: '_news/2020-06-10-story-2.md',
      hint: 'Did you mean “Robotics”? If it is new, declare it in _data/topics/.',
    },
  ])
})

test('warns about an unknown parent and a circle of parents, and removes those parents', async () => {
  const bundled = await bundleFiles({
    '_data/topics/01.yaml': topic({ name: 'One', parent: 'Two' }),
    '_data/topics/02.yaml': topic({ name: 'Two', parent: 'One' }),
    '_data/topics/03.yaml': topic({ name: 'Three', parent: 'Thee' }),
    '_data/topics/04.yaml': topic({ name: 'Thee', parent: 'Nowhere' }),
    '_data/topics/05.yaml': topic({ name: 'Self', parent: 'Self' }),
    ...about(1, 'One'),
  })
  expect(problemLines(bundled)).toEqual([
    'warning parent-loop _data/topics/02.yaml:2:9 parent',
    'warning unknown-parent _data/topics/04.yaml:2:9 parent',
    'warning parent-loop _data/topics/05.yaml:2:9 parent',
  ])
  expect(bundled.index.manifest.topics.map(({ id, parent }) => [id, parent])).toEqual([
    ['two', undefined],
    ['one', 'two'],
    ['thee', undefined],
    ['three', 'thee'],
    ['self', undefined],
  ])
})

test('gives sections colours in turn, and the topics below them tones of the same colour', async () => {
  const names = Array.from({ length: 14 }, (_, at) => String(at + 1).padStart(2, '0'))
  const below = (parent: string, count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `_data/topics/${parent}-${at}.yaml`,
        topic({ name: `${parent} ${at}`, parent }),
      ]),
    )
  const sections = Object.fromEntries(names.map((name) => [`_data/topics/${name}.yaml`, topic({ name })]))
  const many = await bundleFiles({ ...sections, ...below('01', 5), ...about(1, '01') })
  const inks = (bundled: typeof many) => bundled.index.manifest.topics.map(({ id, ink, sub }) => [id, ink, sub])
  expect(inks(many).slice(0, 7)).toEqual([
    ['01', 1, undefined],
    ['01-0', 1, 1],
    ['01-1', 1, 2],
    ['01-2', 1, 3],
    ['01-3', 1, 4],
    ['01-4', 1, 1],
    ['02', 2, undefined],
  ])
  expect(inks(many).at(-2)).toEqual(['13', 1, undefined])
  const single = await bundleFiles({
    '_data/topics/01.yaml': topic({ name: '01' }),
    ...below('01', 2),
    ...about(1, '01'),
  })
  expect(inks(single)).toEqual([
    ['01', 0, undefined],
    ['01-0', 1, undefined],
    ['01-1', 2, undefined],
  ])
})

test('shortens a long topic name to a file name that every system accepts', async () => {
  const { index } = await bundleFiles(about(1, '港'.repeat(200), 'x'.repeat(400)))
  for (const { id } of index.manifest.topics) expect(Buffer.byteLength(id)).toBeLessThanOrEqual(180)
  expect(index.manifest.topics).toHaveLength(2)
})

test('reports two topics with the same id, and a topic without a name', async () => {
  const bundled = await bundleFiles({
    '_data/topics/01.yaml': topic({ _id: 'ai', name: 'AI' }),
    '_data/topics/02.yaml': topic({ _id: 'AI', name: 'Other' }),
    '_data/topics/03.yaml': topic({ description: 'x' }),
    ...about(1, 'AI'),
  })
  expect(problemLines(bundled)).toEqual([
    'error topic-twice _data/topics/02.yaml:1:6 _id',
    'error topic-no-name _data/topics/03.yaml:1:1',
  ])
})

test('warns about a picture that a topic can’t show', async () => {
  const bundled = await bundleFiles({
    '_data/topics/01.yaml': topic({ name: 'One', images: [{ url: '/assets/gone.svg' }] }),
    '_data/topics/02.yaml': topic({ name: 'Two', image: 'javascript:alert(1)' }),
    '_data/topics/03.yaml': topic({ name: 'Three', image: 'https://old.example/site/assets/here.svg' }),
    'assets/here.svg': '<svg/>',
    ...about(1, 'One', 'Two', 'Three'),
  })
  expect(problemLines(bundled)).toEqual([
    'warning missing-asset _data/topics/01.yaml:2:17 images[0].url',
    'warning unsafe-picture _data/topics/02.yaml:2:8 image[0].url',
  ])
  expect(bundled.index.manifest.topics.map(({ image }) => image)).toEqual([undefined, undefined, 'assets/here.svg'])
})

test('writes an empty front for a topic without articles', async () => {
  const { index } = await bundleFiles({
    '_data/topics/01.yaml': topic({ name: 'Quiet' }),
    ...about(1, 'Loud'),
  })
  expect(index.manifest.topics).toMatchObject([{ id: 'quiet', count: 0, providers: 0 }, { id: 'loud' }])
  const { cards, latest, top, facets } = index.front('quiet')
  expect({ cards, latest, top, facets }).toEqual({
    cards: [],
    latest: [],
    top: [],
    facets: { providers: [], types: [] },
  })
})

test('shows the topics of site.yaml on the home page, whichever of their names it uses', async () => {
  const { index, edition } = await bundleFiles({
    'site.yaml': 'title: Tide\nhome: [VISION, cv, AI & Ethics]\n',
    '_data/topics/01.yaml': topic({ _id: 'cv', name: 'Computer Vision', shortname: 'Vision' }),
    '_data/topics/02.yaml': topic({ _id: 'ethics', name: 'AI &amp; Ethics' }),
    ...about(1, 'cv', 'ethics'),
  })
  expect(edition.problems).toEqual([])
  expect(index.manifest.site.home).toEqual(['cv', 'ethics'])
})

test('warns about an undeclared topic when its name is probably misspelt', async () => {
  const { edition, index } = await bundleFiles({
    '_data/topics/1-sea.yaml': 'name: Harbours\n',
    [ARTICLE_PATH]: article({ topics: ['Harbors', 'Weather'] }),
  })
  expect(edition.problems).toMatchObject([
    {
      severity: 'warning',
      code: 'unknown-topic',
      file: ARTICLE_PATH,
      line: 5,
      field: 'topics[0]',
      hint: 'Did you mean “Harbours”? If it is new, declare it in _data/topics/.',
    },
  ])
  expect(index.manifest.topics.map(({ id }) => id).sort()).toEqual(['harbors', 'harbours', 'weather'])
})
