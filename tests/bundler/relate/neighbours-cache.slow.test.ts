// @vitest-environment node
import { afterAll, describe, expect, test } from 'vitest'
import type { CacheFolder } from '../../../src/bundler/cache/cache-folder.ts'
import type { ArticleSummary } from '../../../src/bundler/collect/article-summary.ts'
import { relateArticles } from '../../../src/bundler/relate/relate.ts'
import { ThreadPool } from '../../../src/bundler/system/thread-pool.ts'
import { shardKey } from '../../../src/contract/shards.ts'
import { TERMS, summaryOf } from '../../eval/reports.ts'
import { MAYOR, storyInventor } from '../invented-news.ts'

const pool = new ThreadPool(1)
afterAll(() => pool.end())

/** A cache in memory. It keeps what the bundler would write to disk, as JSON. */
function memoryCache(): CacheFolder {
  const files = new Map<string, string>()
  const cache: Pick<CacheFolder, 'read' | 'write'> = {
    read: (name) => (files.has(name) ? (JSON.parse(files.get(name) ?? '') as unknown) : undefined),
    write: (name, content) => void files.set(name, JSON.stringify(content)),
  }
  return cache as CacheFolder
}

interface Text {
  readonly title: string
  readonly excerpt: string
}
const summary = (at: number, text: Text, time: string, day = time.slice(0, 10)): ArticleSummary => {
  const made = summaryOf({ ...text, id: '', event: '', time, domain: `outlet-${at % 60}.example`, locale: 'en' }, at)
  const id = `${day.replaceAll('-', '/')}/${String(at).padStart(6, '0')}`
  // In the bundler, the fingerprint covers everything that the article says.
  return {
    ...made,
    id,
    file: id,
    key: shardKey(id),
    fingerprint: `${id} ${time} ${text.title} ${text.excerpt} ${made.domain}`,
  }
}

/** An edition of nine thousand articles over six years. Articles are compared with those of some months. */
const invent = storyInventor(4)
const COUNT = 9000
const timeAt = (share: number) => new Date(Date.UTC(2026, 5, 30) - (1 - share) * 2200 * 86_400_000).toISOString()
const many = Array.from({ length: COUNT }, (_, at) => summary(at, invent(), timeAt(at / COUNT)))

/** Everything that relating an edition finds. */
async function found(articles: readonly ArticleSummary[], cache: CacheFolder) {
  const sorted = articles.toSorted((a, b) => a.key - b.key)
  const { events, similar } = await relateArticles(sorted, { store: { terms: TERMS }, cache, pool, times: {} })
  const idOf = (at: number) => sorted[at]?.id
  return {
    similar: sorted.map(({ id }, at) => `${id}: ${similar(at).map(idOf).join(' ')}`),
    events: [...events].map(
      ([at, { reports }]) => `${idOf(at)}: ${reports.map(({ article }) => article?.id).join(' ')}`,
    ),
  }
}

describe('an edition with cached neighbours is related like one without a cache', () => {
  test.each<[change: string, steps: readonly ((articles: readonly ArticleSummary[]) => readonly ArticleSummary[])[]]>([
    ['when the newest article is added', [(all) => [...all, summary(COUNT, storyInventor(8)(), timeAt(1))]]],
    ['when an article of years ago is added', [(all) => [...all, summary(COUNT, storyInventor(8)(), timeAt(0.3))]]],
    ['when the oldest article is removed', [(all) => all.slice(1)]],
    [
      'when two reports of an event are added, one after the other',
      [
        (all) => [...all, summary(COUNT, MAYOR[0], timeAt(0.6))],
        (all) => [...all, summary(COUNT + 1, MAYOR[1], timeAt(0.6))],
      ],
    ],
    [
      'when the day in the name of a report is years before its time',
      [
        (all) => [...all, summary(COUNT, MAYOR[0], timeAt(0.9), timeAt(0.1).slice(0, 10))],
        (all) => [...all, summary(COUNT + 1, MAYOR[1], timeAt(0.9))],
      ],
    ],
    [
      'when the day in the name of the newest article is years after its time',
      [
        (all) => [...all, summary(COUNT, MAYOR[0], '2010-01-01T10:00:00Z', '2026-07-30')],
        (all) => [...all, summary(COUNT + 1, MAYOR[1], timeAt(0.9))],
      ],
    ],
  ])(
    '%s',
    async (_, steps) => {
      const cache = memoryCache()
      let articles: readonly ArticleSummary[] = many
      await found(articles, cache)
      for (const step of steps) {
        articles = step(articles)
        const [cached, anew] = [await found(articles, cache), await found(articles, memoryCache())]
        expect(cached.events).toEqual(anew.events)
        expect(cached.similar.filter((list, at) => list !== anew.similar[at])).toEqual([])
      }
    },
    120_000,
  )
})
