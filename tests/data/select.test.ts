import { describe, expect, test } from 'vitest'
import { topScore } from '../../src/contract/order.ts'
import { type Catalogue, FLAG } from '../../src/data/catalogue/catalogue.ts'
import {
  type Filter,
  SINCE_SECONDS,
  type Since,
  parseFilter,
  toggleIn,
  withChoices,
} from '../../src/data/filter/filter.ts'
import { HIDES } from '../../src/data/hiding/hiding.ts'
import { select } from '../../src/data/filter/select.ts'
import { DESCENDANTS, NOW, TOPICS, parentOf, randomCatalogue, randomNumbers } from './random-catalogue.ts'

const QUARTER = 900_000
const filters = [
  '',
  '?topic=t1',
  '?topic=t0&topic=t5',
  '?all=t1&all=t6',
  '?not=t2',
  '?topic=t0&not=t3&all=t1',
  '?source=p1.example&source=p2.example',
  '?not-source=p0.example',
  '?type=video',
  '?since=24h',
  '?since=7d&topic=t2',
  '?from=2026-03-01&to=2026-09-30',
  '?from=2026-11-20',
  '?video=1',
  '?outlets=several',
  '?unread=1',
  '?saved=1',
  '?saved=1&unread=1',
  '?reports=all&topic=t1',
  '?reports=all&unread=1',
  '?sort=top&topic=t1',
  '?topic=unknown',
  '?type=unknown',
  '?source=p3.example&type=article&since=365d&video=1&topic=t0',
]

/** What a page lists: every row, half of them, or those that rules do not hide. */
type Page = 'all stories' | 'a tag' | 'a tag, with rules' | 'all stories, with rules'

const PAGES = ['all stories', 'a tag', 'a tag, with rules', 'all stories, with rules'] as const
const cases = PAGES.flatMap((page) =>
  [true, false].flatMap((isSorted) => filters.map((search, seed) => [search, page, isSorted, seed + 1] as const)),
)

function open(seed: number, isSorted: boolean, page: Page = 'all stories') {
  const catalogue = randomCatalogue(seed, 300, isSorted)
  const random = randomNumbers(seed + 1000)
  const isRead = Uint8Array.from({ length: 300 }, () => (random(4) === 0 ? 1 : 0))
  const isSaved = Uint8Array.from({ length: 300 }, () => (random(6) === 0 ? 1 : 0))
  const isWithin = page.startsWith('a tag') ? Uint8Array.from({ length: 300 }, () => random(2)) : undefined
  const isMuted = page.endsWith('rules')
    ? Uint8Array.from({ length: 300 }, () => [0, 0, 0, 0, 1, 2][random(6)] ?? 0)
    : undefined
  const ranks = Float32Array.from({ length: 300 }, () => random(12) - 1)
  const find = (filter: Filter) =>
    select(catalogue, filter, { descendants: DESCENDANTS, now: NOW, ranks, isRead, isSaved, isWithin, isMuted })
  return { catalogue, isRead, isSaved, isWithin, isMuted, ranks, find }
}

/** Topics of a row and those above them. */
function topicsOf({ topicStarts, topicsOfRows }: Catalogue, row: number): string[] {
  const own = [...topicsOfRows.subarray(topicStarts[row], topicStarts[row + 1])]
  const above = own.flatMap((topic) => {
    const chain = [topic]
    for (let up = parentOf(topic); up !== undefined; up = parentOf(up)) chain.push(up)
    return chain
  })
  return above.map((topic) => `t${topic}`)
}

const localDay = (quarter: number) => {
  const date = new Date(quarter * QUARTER)
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString().slice(0, 10)
}

/** Filters row by row, as the definition of the filter says. */
function findSlowly({ catalogue, isRead, isSaved, isWithin, isMuted, ranks }: ReturnType<typeof open>, filter: Filter) {
  const events = filter.reports ? [] : catalogue.events
  const storyOf = new Map(events.flatMap((rows) => [...rows].map((row) => [row, [...rows]] as const)))
  const matches = (row: number) => {
    const topics = topicsOf(catalogue, row)
    const domain = `p${catalogue.provider[row]}.example`
    const time = catalogue.time[row] ?? 0
    const flags = catalogue.flags[row] ?? 0
    return (
      isWithin?.[row] !== 0 &&
      (filter.topics.length === 0 || filter.topics.some((id) => topics.includes(id))) &&
      filter.allTopics.every((id) => topics.includes(id)) &&
      !filter.notTopics.some((id) => topics.includes(id)) &&
      (filter.sources.length === 0 || filter.sources.includes(domain)) &&
      !filter.notSources.includes(domain) &&
      (!filter.type || catalogue.types[catalogue.type[row] ?? 0] === filter.type) &&
      (!filter.since || time >= Math.floor((NOW - SINCE_SECONDS[filter.since] * 1000) / QUARTER)) &&
      (!filter.from || localDay(time) >= filter.from) &&
      (!filter.to || localDay(time) <= filter.to) &&
      (!filter.video || (flags & FLAG.video) > 0) &&
      (!filter.outlets || (flags & FLAG.severalOutlets) > 0) &&
      (!filter.unread || (storyOf.get(row) ?? [row]).every((report) => isRead[report] === 0)) &&
      (!filter.saved || isSaved[row] === 1)
    )
  }
  const rows = Array.from({ length: catalogue.size }, (_, row) => row)
  const isOfMutedOutlet = (row: number) => isMuted?.[row] === HIDES.report
  const matching = rows.filter((row) => {
    const reports = (storyOf.get(row) ?? [row]).filter(matches)
    return (reports.find((report) => !isOfMutedOutlet(report)) ?? reports[0]) === row
  })
  const shown = matching.filter((row) => !isMuted?.[row])
  const outlets = new Set(
    shown.flatMap((row) =>
      (storyOf.get(row) ?? [row])
        .filter((report) => matches(report) && !isOfMutedOutlet(report))
        .map((report) => catalogue.provider[report]),
    ),
  )
  const time = (row: number) => catalogue.time[row] ?? 0
  const newest = Math.max(...catalogue.time)
  const score = (row: number) => topScore(ranks[row] ?? -1, (newest - time(row)) * 900)
  shown.sort((a, b) => (filter.sort === 'top' ? Math.sign(score(b) - score(a)) : 0) || time(b) - time(a) || a - b)
  return { rows: shown, hidden: matching.length - shown.length, outlets: outlets.size }
}

describe('select', () => {
  test.each(cases)(
    'the filter “%s” on the page of %s finds each matching story once, in order (sorted rows: %s)',
    (search, page, isSorted, seed) => {
      const opened = open(seed, isSorted, page)
      const filter = parseFilter(search)
      const { rows, hidden, outlets } = opened.find(filter)
      expect({ rows: [...rows], hidden, outlets }).toEqual(findSlowly(opened, filter))
    },
  )

  test.each(cases)(
    'with the filter “%s” on the page of %s, each count is what the choice finds (sorted rows: %s)',
    (search, page, isSorted, seed) => {
      const { find } = open(seed, isSorted, page)
      const filter = parseFilter(search)
      const selection = find(filter)
      const total = (next: Filter) => find(next).rows.length
      for (const id of TOPICS) {
        expect([id, selection.topics.get(id)]).toEqual([id, total({ ...filter, topics: [id] })])
        expect([id, selection.allTopics.get(id)]).toEqual([
          id,
          total({ ...filter, allTopics: [...filter.allTopics, id] }),
        ])
        expect([id, selection.notTopics.get(id)]).toEqual([
          id,
          total({ ...filter, notTopics: [...filter.notTopics, id] }),
        ])
      }
      for (const domain of ['p0.example', 'p1.example', 'p4.example']) {
        expect([domain, selection.sources.get(domain)]).toEqual([domain, total({ ...filter, sources: [domain] })])
        expect([domain, selection.notSources.get(domain)]).toEqual([
          domain,
          total({ ...filter, notSources: [...filter.notSources, domain] }),
        ])
      }
      for (const type of ['', 'article', 'video', 'podcast'])
        expect([type, selection.types.get(type)]).toEqual([
          type,
          total(withChoices(filter, { type: type || undefined })),
        ])
      for (const since of ['', ...Object.keys(SINCE_SECONDS)] as (Since | '')[])
        expect([since, selection.times.get(since)]).toEqual([
          since,
          total(withChoices(filter, { since: since || undefined, from: undefined, to: undefined })),
        ])
      expect(selection.video).toBe(total({ ...filter, video: true }))
      expect(selection.severalOutlets).toBe(total({ ...filter, outlets: 'several' }))
      expect(selection.unread).toBe(total({ ...filter, unread: true }))
      expect(selection.saved).toBe(total({ ...filter, saved: true }))
    },
  )

  test('rules hide a story whole by the report that is shown, and another choice can show it again', () => {
    const { catalogue } = open(1, true)
    const event = [...(catalogue.events.find((rows) => rows.length > 1) ?? [])]
    const [lead = 0, second = 0] = event
    const options = { descendants: DESCENDANTS, now: NOW }
    const rules = { ...options, isMuted: Uint8Array.from({ length: 300 }, (_, row) => (row === lead ? 1 : 0)) }
    const all = select(catalogue, parseFilter(''), options)
    const ruled = select(catalogue, parseFilter(''), rules)
    expect([ruled.hidden, ruled.rows.length]).toEqual([1, all.rows.length - 1])
    expect([...ruled.rows].filter((row) => event.includes(row))).toEqual([])
    const domain = `p${catalogue.provider[lead]}.example`
    const other = select(catalogue, parseFilter(`?not-source=${domain}`), rules)
    const isOther = catalogue.provider[second] !== catalogue.provider[lead]
    expect([...other.rows].includes(second)).toBe(isOther)
  })

  test('another report takes the place of one of a muted outlet, and a story is hidden when there is none', () => {
    const { catalogue } = open(1, true)
    const event = [...(catalogue.events.find((rows) => rows.length > 1) ?? [])]
    const [lead = 0, second = 0] = event
    const find = (muted: readonly number[]) =>
      select(catalogue, parseFilter(''), {
        descendants: DESCENDANTS,
        now: NOW,
        isMuted: Uint8Array.from({ length: 300 }, (_, row) => (muted.includes(row) ? HIDES.report : HIDES.nothing)),
      })
    const all = find([])
    const ruled = find([lead])
    expect([ruled.hidden, ruled.rows.length]).toEqual([0, all.rows.length])
    expect([...ruled.rows].filter((row) => event.includes(row))).toEqual([second])
    expect([find(event).hidden, find(event).rows.length]).toEqual([1, all.rows.length - 1])
  })

  test('the span is that of the stories at any time', () => {
    const { catalogue, find } = open(3, true)
    expect(find(parseFilter('?since=24h')).span).toEqual({ oldest: catalogue.time.at(-1), newest: catalogue.time[0] })
    expect(find(parseFilter('?type=unknown')).span).toBeUndefined()
  })

  test('without marks, unread and saved have no counts', () => {
    const { catalogue } = open(1, true)
    const { unread, saved } = select(catalogue, parseFilter(''), { descendants: DESCENDANTS, now: NOW })
    expect([unread, saved]).toEqual([undefined, undefined])
  })

  test('an empty catalogue has no stories', () => {
    const catalogue = randomCatalogue(1, 0, true)
    expect(select(catalogue, parseFilter(''), { descendants: new Map(), now: NOW }).rows.length).toBe(0)
  })

  test('a chosen topic leaves the other lists of topics', () => {
    const filter = toggleIn(parseFilter('?topic=t1&not=t2'), 'notTopics', 't1')
    expect([filter.topics, filter.notTopics]).toEqual([[], ['t2', 't1']])
  })
})
