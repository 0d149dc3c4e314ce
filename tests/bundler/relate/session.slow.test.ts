// @vitest-environment node
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { CacheFolder } from '../../../src/bundler/cache/cache-folder.ts'
import type { ArticleSummary } from '../../../src/bundler/collect/article-summary.ts'
import { type WeighedEdition, editionTexts, weighEdition } from '../../../src/bundler/relate/edition-texts.ts'
import { type RelateMemory, relateArticles } from '../../../src/bundler/relate/relate.ts'
import type { EditionTexts } from '../../../src/bundler/relate/find-neighbours.ts'
import { fingerprintOf } from '../../../src/bundler/system/hash.ts'
import { ThreadPool } from '../../../src/bundler/system/thread-pool.ts'
import { TERMS, summaryOf } from '../../eval/reports.ts'
import { MAYOR, storyInventor } from '../invented-news.ts'

const pool = new ThreadPool(1)
afterAll(() => pool.end())

/** A cache that keeps nothing. */
const noCache: Pick<CacheFolder, 'read' | 'write'> = { read: () => undefined, write: () => {} }

/** So many articles say how rare words are in later quarters of a year. */
const ENOUGH = 1000
const COUNT = 1600
/** The first quarter has enough articles; the others are of the two quarters that follow. */
const dayOf = (at: number) =>
  new Date(Date.UTC(2025, 0, 1 + Math.floor((at < ENOUGH ? at / ENOUGH : 1 + (at - ENOUGH) / 300) * 90)))
    .toISOString()
    .slice(0, 10)

/** @param seed of its words; the same few reports are told by all seeds below zero */
function summary(at: number, seed: number, day = dayOf(at)): ArticleSummary {
  const words = MAYOR[-seed % MAYOR.length]
  const { title, excerpt } = seed < 0 && words ? words : storyInventor(seed)()
  const time = `${day}T${10 + (at % 9)}:00:00Z`
  const report = { id: '', event: '', title, excerpt, time, domain: `outlet-${at % 40}.example`, locale: 'en' }
  return { ...summaryOf(report, at), fingerprint: `${at} ${seed} ${day}` }
}

const first = Array.from({ length: COUNT }, (_, at) => summary(at, at))

/** Everything that relating an edition finds. */
async function related(articles: readonly ArticleSummary[], memory?: RelateMemory) {
  const cache = noCache as CacheFolder
  const { events, similar } = await relateArticles(articles, {
    store: { terms: TERMS },
    cache,
    pool,
    times: {},
    memory,
  })
  return {
    similar: articles.map(({ id }, at) => `${id}: ${similar(at).join(' ')}`),
    events: [...events].map(([at, { reports }]) => `${at}: ${reports.map(({ article }) => article?.id).join(' ')}`),
  }
}

/** Mostly an article whose words do not decide how rare words are in its own quarter. */
const at = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: ENOUGH + 300, max: COUNT - 1 }) },
  { weight: 1, arbitrary: fc.nat(COUNT) },
)
const seed = fc.integer({ min: -4, max: 60 })
const changeOf = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), at, seed })
const change = fc.oneof(
  { weight: 8, arbitrary: changeOf('words') },
  ...(['same words', 'remove', 'add', 'move'] as const).map((kind) => ({ weight: 1, arbitrary: changeOf(kind) })),
)
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

let added = COUNT
function changed(
  articles: readonly ArticleSummary[],
  { kind, at: wanted, seed: words }: Change,
): readonly ArticleSummary[] {
  const place = wanted % articles.length
  const old = articles[place]
  if (!old) return articles
  const number = Number(old.id.slice(-6))
  const others = articles.filter((article) => article !== old)
  const replaced = {
    words: [summary(number, words, old.id.slice(0, 10).replaceAll('/', '-'))],
    // The terms of a file that was read again are in another place.
    'same words': [{ ...old, firstTerm: TERMS.length }],
    remove: [],
    add: [old, summary(added++, words, dayOf(place))],
    move: [summary(number, words, dayOf((place + words + 4) % COUNT))],
  }[kind]
  if (kind === 'same words') TERMS.add(TERMS.all.slice(old.firstTerm, old.firstTerm + old.terms))
  return [...others, ...replaced].sort((a, b) => a.key - b.key)
}

test('an edition in a session is related like one that is related anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
      async (steps) => {
        const memory: RelateMemory = {}
        let articles: readonly ArticleSummary[] = first
        await related(articles, memory)
        for (const step of steps) {
          articles = step.reduce(changed, articles)
          expect(await related(articles, memory)).toEqual(await related(articles))
        }
      },
    ),
    { numRuns: 10 },
  )
}, 60_000)

/** Fingerprints of all vectors and days. Outlets have numbers of their own in each session. */
function vectorsIn({ articles, items, days, itemDays, itemStarts }: EditionTexts) {
  const arrays = { ...articles, days, itemDays, itemStarts, ofItems: items.weights }
  const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    Buffer.from(new Uint8Array(buffer, byteOffset, byteLength))
  return Object.entries(arrays).map(([name, array]) => [name, fingerprintOf(bytesOf(array))])
}

test('vectors that are copied from the edition before are those that are made anew', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (steps) => {
      let articles: readonly ArticleSummary[] = first
      let weighed: WeighedEdition = weighEdition(articles, TERMS.all, undefined)
      for (const step of steps) {
        articles = changed(articles, step)
        weighed = weighEdition(articles, TERMS.all, weighed)
        expect(vectorsIn(weighed.texts)).toEqual(vectorsIn(editionTexts(articles, TERMS.all)))
      }
    }),
    { numRuns: 20 },
  )
})
