import { expect, test } from 'vitest'
import type { Article } from '../../src/contract/article.ts'
import type { Topic } from '../../src/contract/edition.ts'
import { type Followed, layOutMyEdition } from '../../src/screens/front/my-layout.ts'
import { rowsOfOutlets } from '../../src/screens/front/use-followed-outlets.ts'

const topicOf = (id: string): Topic => ({ id, name: id, ink: 1, count: 99, providers: 1, sources: [], front: 'f' })

const outletOf = (domain: string) => ({ domain, name: domain })

/** @param hour of one day */
const story = (id: string, hour: number, fields: Partial<Article> = {}): Article => ({
  id,
  title: id,
  time: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`,
  dayOnly: false,
  type: 'article',
  provider: outletOf('amber.example'),
  topics: [],
  ...fields,
})

const stories = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => story(`${name}${index}`, 23 - index))

const followed = (id: string, top: readonly Article[], latest = top): Followed => ({
  topic: topicOf(id),
  count: top.length,
  top,
  latest,
})

const idsOf = (articles: readonly Article[]) => articles.map(({ id }) => id)

const allOf = ({ lead, row, rail, bands }: ReturnType<typeof layOutMyEdition>) =>
  idsOf([...(lead ? [lead] : []), ...row, ...rail, ...bands.flatMap(({ articles }) => articles)])

test('the hottest story of all that is followed leads, wherever it is', () => {
  const layout = layOutMyEdition([
    followed('sea', [story('sea-hot', 10, { heat: 50 })]),
    followed('sky', [story('sky-hotter', 10, { heat: 60 }), story('sky-cold', 10, { heat: 1 })]),
  ])
  expect(layout.lead?.id).toBe('sky-hotter')
  expect(idsOf(layout.row)).toEqual(['sea-hot', 'sky-cold'])
})

test('without heat the newest story leads', () => {
  const layout = layOutMyEdition([followed('sea', stories('sea', 3)), followed('sky', [story('now', 23, {})])])
  expect(layout.lead?.time).toBe('2026-11-22T23:00:00Z')
})

test('the latest headlines are those of all that is followed, newest first', () => {
  const top = ['a', 'b', 'c', 'd', 'e'].map((id) => story(id, 1, { heat: 90 }))
  const layout = layOutMyEdition([
    followed('sea', top, [story('sea-late', 20), story('sea-early', 2)]),
    followed('sky', [], [story('sky-late', 21), story('sky-early', 3)]),
  ])
  expect(idsOf(layout.rail)).toEqual(['sky-late', 'sea-late', 'sky-early', 'sea-early'])
})

test('the bands are in the order in which their topics and outlets were followed', () => {
  const layout = layOutMyEdition([
    followed('sky', stories('sky', 12)),
    followed('sea', stories('sea', 12)),
    { outlet: outletOf('quill.example'), count: 40, top: stories('quill', 12), latest: stories('quill', 12) },
  ])
  expect(layout.bands.map(({ topic, outlet }) => topic?.id ?? outlet?.domain)).toEqual(['sky', 'sea', 'quill.example'])
  expect(layout.bands.at(-1)?.count).toBe(40)
})

test('a story that two of them list is on the page once', () => {
  const both = stories('both', 24)
  const ids = allOf(layOutMyEdition([followed('sea', both), followed('sky', both)]))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(18)
})

test('two reports of one event are one story, also when the lists of two topics show different ones', () => {
  // As cards have them: the first two reports of other outlets.
  const [amber, birch, cove, dune] = ['amber', 'birch', 'cove', 'dune'].map((name, index) => ({
    provider: outletOf(`${name}.example`),
    time: `2026-11-22T0${index + 1}:00:00Z`,
  })) as [Article, Article, Article, Article]
  const report = (id: string, own: Article, others: readonly Article[]) =>
    story(id, 1, { ...own, coverage: { outlets: 4, points: others } })
  const ids = allOf(
    layOutMyEdition([
      followed('sea', [report('amber-report', { ...story('x', 1), ...amber, id: 'amber-report' }, [birch, cove])]),
      followed('sky', [report('dune-report', { ...story('x', 1), ...dune, id: 'dune-report' }, [amber, birch])]),
    ]),
  )
  expect(ids).toHaveLength(1)
})

test('two stories that an outlet dates by the same day stay two, though other outlets report both', () => {
  const point = { provider: outletOf('birch.example'), time: '2026-11-22T00:00:00Z' }
  const daily = (id: string) => story(id, 0, { dayOnly: true, coverage: { outlets: 2, points: [point] } })
  expect(allOf(layOutMyEdition([followed('sea', [daily('one'), daily('two')])]))).toEqual(['one', 'two'])
})

test('one followed topic makes a whole front page', () => {
  const layout = layOutMyEdition([followed('sea', stories('sea', 24))])
  expect(layout.lead).toBeDefined()
  expect([layout.row.length, layout.rail.length, layout.bands.length]).toEqual([4, 6, 1])
})

test('nothing followed, or nothing in it, makes an empty page', () => {
  expect(layOutMyEdition([])).toEqual({ lead: undefined, row: [], rail: [], bands: [], hidden: 0 })
  expect(layOutMyEdition([followed('sea', [])]).bands).toEqual([])
})

test('the rows of each outlet are the first of the list, in its order', () => {
  const providers = [outletOf('a.example'), outletOf('b.example'), outletOf('c.example')]
  const catalogue = { providers, provider: Uint16Array.from([0, 1, 0, 2, 0, 1]) }
  const rows = rowsOfOutlets(
    catalogue,
    Uint32Array.from([5, 4, 3, 2, 1, 0]),
    ['b.example', 'a.example', 'z.example'],
    2,
  )
  expect(Array.from(rows, ([domain, list]) => [domain, [...list]])).toEqual([
    ['b.example', [5, 1]],
    ['a.example', [4, 2]],
    ['z.example', []],
  ])
})
