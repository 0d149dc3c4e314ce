/**
 * `npm run eval:stories`: measures similar stories and coverage beside simple methods, on reports whose events are known.
 *
 * - `events-tuning.jsonl` is the half of our own set on which the numbers of `relate/compare.ts` were chosen.
 * - `events-held-back.jsonl` is the other half, which was not looked at.
 * - The headlines and the archive are real and are beside the repository; where they are absent, a line says so.
 *
 * `--reports <file>` measures another file of the same format.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Assets } from '../../src/bundler/values/assets.ts'
import { validate } from '../../src/bundler/validate/validate.ts'
import { parseArticle } from '../../src/bundler/parse/parse.ts'
import { readSource } from '../../src/bundler/read/read-file.ts'
import type { CacheFolder } from '../../src/bundler/cache/cache-folder.ts'
import { relateArticles } from '../../src/bundler/relate/relate.ts'
import { ThreadPool } from '../../src/bundler/system/thread-pool.ts'
import { ROOT } from '../built-site.ts'
import { type Scorer, averageLinkage, best, jaccardOnTitles, miniSearch, tfIdfCosine } from './baselines.ts'
import { clusterQuality, hitQuality, listQuality } from './measures.ts'
import { type LabelledReport, TERMS, readReports, summaryOf } from './reports.ts'

const SHARED = join(ROOT, '../shared/corpus')
const NO_CACHE = { read: () => undefined, write: () => {} } as unknown as CacheFolder
const LIST = 16

/** Relates reports as the bundler does. @returns results by the order of the reports */
async function relate(reports: readonly LabelledReport[]) {
  const articles = reports.map((report, at) => ({ at, summary: summaryOf(report, at) }))
  articles.sort((a, b) => a.summary.key - b.summary.key)
  const { events, similar } = await relateArticles(
    articles.map(({ summary }) => summary),
    { store: { terms: TERMS }, cache: NO_CACHE, pool: new ThreadPool(1), times: {} },
  )
  const lists: number[][] = []
  const clusters: number[] = []
  for (const [place, { at }] of articles.entries()) {
    lists[at] = similar(place).map((other) => articles[other]?.at ?? -1)
    clusters[at] = events.get(place)?.number ?? -1 - at
  }
  return { lists, clusters }
}

const percent = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3))

function row(name: string, ...cells: readonly string[]): void {
  console.log(`  ${name.padEnd(30)}${cells.map((cell) => cell.padStart(12)).join('')}`)
}

async function measureReports(name: string, reports: readonly LabelledReport[] | undefined): Promise<void> {
  if (!reports) return console.log(`\n${name}: skipped, the file is not there.`)
  const events = reports.map(({ event }) => event)
  const sizes = new Map<string, number>()
  for (const event of events) sizes.set(event, (sizes.get(event) ?? 0) + 1)
  console.log(`\n${name}: ${reports.length} reports of ${sizes.size} events`)
  const baselines: readonly (readonly [string, Scorer])[] = [
    ['Jaccard on titles', jaccardOnTitles(reports)],
    ['TF-IDF cosine', tfIdfCosine(reports)],
    ['MiniSearch', miniSearch(reports)],
  ]
  const ours = await relate(reports)
  // How much of the result comes from time: all reports at the same moment.
  const timeless = await relate(reports.map((report) => ({ ...report, time: '2030-01-01T12:00:00Z' })))

  row('similar', 'first', 'first five')
  const hits = (lists: readonly (readonly number[])[]) => {
    const { first, firstFive } = hitQuality(
      lists,
      (query, result) => events[query] === events[result],
      (query) => (sizes.get(events[query] ?? '') ?? 1) - 1,
    )
    return [percent(first), percent(firstFive)]
  }
  row('ours', ...hits(ours.lists))
  row('ours without time', ...hits(timeless.lists))
  for (const [method, scorer] of baselines) row(method, ...hits(reports.map((_, at) => best(scorer(at), LIST))))

  row('clusters', 'precision', 'recall', 'B-cubed F1')
  const quality = (clusters: readonly number[]) => {
    const { precision, recall, bCubed } = clusterQuality(clusters, events)
    return [percent(precision), percent(recall), percent(bCubed)]
  }
  row('ours', ...quality(ours.clusters))
  row('ours without time', ...quality(timeless.clusters))
  for (const [method, scorer] of baselines.slice(0, 2))
    for (const threshold of method.startsWith('Jaccard') ? [0.2, 0.3, 0.4] : [0.15, 0.25, 0.35])
      row(`${method}, at ${threshold}`, ...quality(averageLinkage(reports.length, scorer, threshold)))
}

/** An article of an archive, and the places of its editor's list among all texts. */
interface Listed {
  readonly texts: LabelledReport[]
  readonly lists: Map<number, Set<number>>
}

/** Reads an archive. Each page is one text, whether it is an article or an item of lists. */
function readArchive(folder: string): Listed {
  const texts: LabelledReport[] = []
  const lists = new Map<number, Set<number>>()
  const known = new Map<number, number>()
  const place = (pages: readonly number[], report: Omit<LabelledReport, 'id' | 'event'>): number => {
    const same = pages.find((page) => known.has(page))
    const at = same === undefined ? texts.push({ ...report, id: String(texts.length), event: '' }) - 1 : known.get(same)
    for (const page of pages) known.set(page, at ?? 0)
    return at ?? 0
  }
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    const source = readSource(folder, name)
    const parsed = 'file' in source ? parseArticle(source.file) : undefined
    const article =
      parsed && 'parsed' in parsed
        ? validate(parsed.parsed, new Assets([]), {
            outlet: { domain: 'own.example', title: 'Own' },
            addresses: { urls: [] },
          }).article
        : undefined
    if (!article) continue
    const { title, excerpt = '', domain, locale, related } = article
    const time = '2030-01-01T12:00:00Z'
    const at = place(article.pages, { title, excerpt, domain, time, ...(locale && { locale }) })
    const items = related.map((item) =>
      place(item.pages, { title: item.title, excerpt: item.excerpt ?? '', domain: item.domain, time }),
    )
    if (items.some((item) => item !== at)) lists.set(at, new Set(items.filter((item) => item !== at)))
  }
  return { texts, lists }
}

async function measureLists(name: string, folder: string): Promise<void> {
  if (!existsSync(folder)) return console.log(`\n${name}: skipped, the folder is not there.`)
  const { texts, lists } = readArchive(folder)
  console.log(`\n${name}: ${lists.size} editors' lists, hidden, among ${texts.length} texts of equal time`)
  const right = texts.map((_, at) => lists.get(at) ?? new Set<number>())
  row('lists', 'recall@5', 'MRR')
  const quality = (ranked: readonly (readonly number[])[]) => {
    const { recallAtFive, meanReciprocalRank } = listQuality(ranked, right)
    return [percent(recallAtFive), percent(meanReciprocalRank)]
  }
  row('ours', ...quality((await relate(texts)).lists))
  for (const [method, scorer] of [
    ['Jaccard on titles', jaccardOnTitles(texts)],
    ['TF-IDF cosine', tfIdfCosine(texts)],
    ['MiniSearch', miniSearch(texts)],
  ] as const)
    row(method, ...quality(texts.map((_, at) => best(scorer(at), LIST))))
}

const { values } = parseArgs({ options: { reports: { type: 'string', multiple: true } } })
if (values.reports) {
  for (const file of values.reports) await measureReports(file, readReports(file))
} else {
  const own = (half: string) => readReports(join(import.meta.dirname, `events-${half}.jsonl`))
  const titlesOnly = (reports: LabelledReport[] | undefined) => reports?.map((one) => ({ ...one, excerpt: '' }))
  await measureReports('Own events, tuned on', own('tuning'))
  await measureReports('Own events, held back', own('held-back'))
  await measureReports('Own events, tuned on, titles alone', titlesOnly(own('tuning')))
  await measureReports('Own events, held back, titles alone', titlesOnly(own('held-back')))
  await measureReports('Real headlines, tuned on', readReports(join(SHARED, 'headlines/uci-a.jsonl')))
  await measureLists('Archive ai', join(SHARED, 'ai/_news'))
}
