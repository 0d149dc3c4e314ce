// @vitest-environment node
import { beforeAll, describe, expect, test } from 'vitest'
import { type NameKind, nameKeyOf } from '../../src/contract/word-keys.ts'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { prepareEngine, runSelection } from '../../src/data/filter/run-selection.ts'
import { selectionQuery } from '../../src/data/filter/selection-query.ts'
import { writtenName, writtenNameQuery } from '../../src/data/catalogue/written-name.ts'
import { NOW, article } from '../bundler/workspace.ts'
import { openIndex } from './open-index.ts'

const TAGS = ['Night Train', 'night-train', 'Tide', 'Tide gauges', 'C', 'C++', '無人駅', 'نخيل']
const AUTHORS = ['Odile Farrant', 'ODILE  FARRANT', 'Zoë Quill', 'Zoe Quill', 'J. O’Dea']

const FILES = Object.fromEntries(
  Array.from({ length: 420 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (at % 300))).toISOString().slice(0, 10)
    return [
      `_news/${day}-story-${at}.md`,
      article({
        title: `Story ${at} of the tide and the night train`,
        publishedDateTime: `${day}T${String(at % 24).padStart(2, '0')}:00:00Z`,
        webUrl: `https://o${at % 5}.example/${at}`,
        type: at % 3 ? 'article' : 'video',
        tags: [TAGS[at % 8], ...(at % 7 === 0 ? [TAGS[(at + 3) % 8]] : [])],
        topics: [at % 2 ? 'Sea' : 'Sky'],
        provider: { name: `Outlet ${at % 5}`, domain: `o${at % 5}.example`, authors: [AUTHORS[at % 5]] },
      }),
    ]
  }),
)

let edition: Awaited<ReturnType<typeof openIndex>>
beforeAll(async () => {
  edition = await openIndex(FILES)
}, 60_000)

function select(by: NameKind, name: string, search: string) {
  edition.serve()
  const load = () => Promise.resolve({ runSelection, prepareEngine, startWorker: () => undefined })
  const options = { filter: parseFilter(search), name: { by, name }, now: NOW.getTime(), marks: undefined, load }
  return edition.client.fetchQuery(selectionQuery(edition.manifest, options))
}

describe('the page of a name', () => {
  const names = [
    ...TAGS.map((name) => ['tag', name] as const),
    ...AUTHORS.map((name) => ['author', name] as const),
    ['tag', 'tide-gauges'] as const,
    ['author', 'odile-farrant'] as const,
    ['tag', 'Odile Farrant'] as const,
    ['tag', 'nobody wrote this'] as const,
  ]

  test.each(names)('lists exactly the stories of the %s “%s”, filtered like other lists', async (by, name) => {
    const key = nameKeyOf(by, name)
    const named = edition.index
      .stories()
      .filter((story) => (by === 'tag' ? story.tags : story.authors).some((one) => nameKeyOf(by, one) === key))
    const cards = edition.index.cards()
    const idsOf = async (search: string) =>
      Array.from((await select(by, name, search)).rows, (row) => cards[row]?.id ?? '').toSorted()
    const expected = (isWanted: (story: (typeof named)[number]) => boolean) =>
      named
        .filter(isWanted)
        .map(({ id }) => id)
        .toSorted()
    expect(await idsOf('')).toEqual(expected(() => true))
    expect(await idsOf('?topic=sea')).toEqual(expected(({ topics }) => topics.includes('sea')))
    expect(await idsOf('?type=video&source=o1.example')).toEqual(
      expected(({ type, provider }) => type === 'video' && provider === 'o1.example'),
    )
    const { topics, sources, types } = await select(by, name, '')
    expect([topics.get('sky'), sources.get('o2.example'), types.get('video')]).toEqual([
      named.filter((story) => story.topics.includes('sky')).length,
      named.filter(({ provider }) => provider === 'o2.example').length,
      named.filter(({ type }) => type === 'video').length,
    ])
  })

  test.each([
    ['tag', 'night-train', /^(Night Train|night-train)$/],
    ['tag', 'c++', /^C\+\+$/],
    ['author', 'odile-farrant', /^(Odile Farrant|ODILE FARRANT)$/],
    ['author', 'j.-odea', /^J\. O’Dea$/],
  ] as const)('shows the %s %s as the publisher wrote it', async (by, name, written) => {
    edition.serve()
    expect(await edition.client.fetchQuery(writtenNameQuery(edition.manifest, { by, name }))).toMatch(written)
  })

  test('takes the name from any story that has it', () => {
    const story = { tags: ['Tide', 'Night Train'], authors: ['Night-Train'] }
    expect(writtenName(story, { by: 'tag', name: 'night-train' })).toBe('Night Train')
    expect(writtenName(story, { by: 'author', name: 'night train' })).toBe('Night-Train')
    expect(writtenName(story, { by: 'tag', name: 'night' })).toBeUndefined()
  })

  test('has no written name when no story has it', async () => {
    edition.serve()
    expect(await edition.client.fetchQuery(writtenNameQuery(edition.manifest, { by: 'tag', name: 'none' }))).toBeNull()
  })
})
