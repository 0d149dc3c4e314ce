import type { ArticleSummary, RelatedSummary } from '../collect/article-summary.ts'
import type { ArticleLinker } from './article-linker.ts'
import { clusterReports } from './cluster-reports.ts'
import { EDITOR_BONUS, SAME_EVENT, compare, isCopy } from './compare.ts'
import type { EditionTexts, Neighbours } from './find-neighbours.ts'
import { type TermVector, vectorAt } from './term-vectors.ts'

/** One report of an event: an article of the edition, or an item of an editor's list. */
export interface Report {
  readonly article?: ArticleSummary
  /** The article whose editor's list has the item, and its place in the list. */
  readonly item?: { readonly owner: ArticleSummary; readonly at: number }
  readonly domain: string
  /** Undefined when an editor's list does not say it. */
  readonly time: string | undefined
  /** True when it is nearly the same text as an earlier report by another outlet. */
  readonly isCopy: boolean
  /** The same number for a report and its copies: the place of the earliest of them among all reports, oldest first. */
  readonly text: number
  /** True when it is the same page as a report that comes before it. */
  readonly isSamePage: boolean
}

/** All reports of one event. */
export interface Event {
  /** Key of the first report in the edition. No two events share a report, so no two have the same number. */
  readonly number: number
  /** The articles of the edition that report it, in the order in which lists prefer them. */
  readonly articles: readonly ArticleSummary[]
  /** In the order of preference: the lead first, then those in the edition, then those of editors' lists. */
  readonly reports: readonly Report[]
  readonly newestFirst: readonly Report[]
  /** The first report of each outlet that reported independently, oldest first. */
  readonly points: readonly { readonly domain: string; readonly time: string }[]
  /** Number of outlets that reported independently. */
  readonly outlets: number
}

interface EventsInput {
  /** Sorted by key. */
  readonly articles: readonly ArticleSummary[]
  readonly neighbours: readonly Neighbours[]
  readonly texts: EditionTexts
  readonly linker: ArticleLinker
}

/**
 * Finds the events of an edition that have more than one report.
 * @returns the event of each article that has one, by its index
 */
export function findEvents(input: EventsInput): Map<number, Event> {
  const { articles } = input
  const events = new Map<number, Event>()
  const clusters = clusterReports(input)
  const clustered = new Set(clusters.flat())
  const alone = [...articles.keys()].filter((at) => !clustered.has(at) && hasListedReport(input, at)).map((at) => [at])
  for (const members of [...clusters, ...alone]) {
    const event = makeEvent(input, members)
    if (event.reports.length > 1) for (const member of members) events.set(member, event)
  }
  return events
}

/** True when an item of an editor's list reports the same event as its article. */
const isReport = (owner: ArticleSummary, item: RelatedSummary | undefined, score: number) =>
  owner.coverage !== false && item !== undefined && item.domain !== owner.domain && score + EDITOR_BONUS >= SAME_EVENT

function hasListedReport({ articles, neighbours }: EventsInput, at: number): boolean {
  const owner = articles[at]
  return (
    owner !== undefined && (neighbours[at]?.items ?? []).some((score, n) => isReport(owner, owner.related[n], score))
  )
}

/** @param members indexes of articles */
function makeEvent(input: EventsInput, members: readonly number[]): Event {
  const { articles } = input
  const inEdition = members.flatMap((at) => {
    const article = articles[at]
    return article ? [{ article, vector: vectorAt(input.texts.articles, at) }] : []
  })
  const pages = new Set(inEdition.flatMap(({ article }) => article.pages))
  const named = new Map(inEdition.map(({ article }) => [article, countNamed(article, pages)]))
  inEdition.sort(({ article: a }, { article: b }) => comparePreference(a, b, named))
  const listed = listedReports(input, members)
  const found: Found[] = [
    ...inEdition.map(({ article, vector }) => ({
      article,
      vector,
      domain: article.domain,
      time: article.time,
      pages: article.pages,
    })),
    ...listed,
  ]
  const texts = textNumbers(found)
  const shownPages = new Set<number>()
  const reports = found.map((report): Report => {
    const isSamePage = report.pages.some((page) => shownPages.has(page))
    for (const page of report.pages) shownPages.add(page)
    const { text, isCopy: copied } = texts.get(report) ?? { text: -1, isCopy: false }
    return {
      ...(report.article && { article: report.article }),
      ...(report.item && { item: report.item }),
      domain: report.domain,
      time: report.time,
      isSamePage,
      isCopy: copied,
      text,
    }
  })
  const independent = reports.filter(({ domain, isSamePage, isCopy: copied }) => domain && !isSamePage && !copied)
  const first = new Map<string, string>()
  for (const { domain, time } of independent)
    if (time !== undefined && time < (first.get(domain) ?? '9')) first.set(domain, time)
  const keys = inEdition.map(({ article }) => article).sort((a, b) => compareText(a.time, b.time) || a.key - b.key)
  return {
    number: keys[0]?.key ?? 0,
    articles: inEdition.map(({ article }) => article),
    reports,
    newestFirst: reports.toSorted((a, b) => compareText(b.time ?? '', a.time ?? '')),
    points: Array.from(first, ([domain, time]) => ({ domain, time })).sort(
      (a, b) => compareText(a.time, b.time) || compareText(a.domain, b.domain),
    ),
    outlets: new Set(independent.map(({ domain }) => domain)).size,
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** A report before it is known what it repeats. */
type Found = Omit<Report, 'isCopy' | 'isSamePage' | 'text'> & {
  readonly vector: TermVector
  readonly pages: readonly number[]
}

/** Of an event with more reports, which only a publisher can name, the rest is not searched for copies. */
const MAX_COMPARED = 300

/** Finds out which reports are copies of others. See `Report.text`. */
function textNumbers(reports: readonly Found[]): Map<Found, { readonly text: number; readonly isCopy: boolean }> {
  const oldestFirst = reports.toSorted((a, b) => compareText(a.time ?? '9', b.time ?? '9'))
  const texts = new Map<Found, { readonly text: number; readonly isCopy: boolean }>()
  for (const [at, report] of oldestFirst.entries()) {
    const earlier = oldestFirst.slice(0, Math.min(at, MAX_COMPARED))
    const original = earlier.find(
      ({ domain, vector }) => domain !== report.domain && isCopy(vector, report.vector, compare(vector, report.vector)),
    )
    texts.set(report, { text: (original && texts.get(original)?.text) ?? at, isCopy: original !== undefined })
  }
  return texts
}

/** Returns how many items of an article's list are other pages of an event. */
const countNamed = ({ related, pages: own }: ArticleSummary, pages: ReadonlySet<number>): number =>
  related.filter((item) => item.pages.some((page) => pages.has(page) && !own.includes(page))).length

/**
 * The lead is the editor's choice: the report whose list names the most others. Else it is the best, else the earliest.
 * Translations come after what they translate.
 * @param named see {@link countNamed}
 */
function comparePreference(a: ArticleSummary, b: ArticleSummary, named: ReadonlyMap<ArticleSummary, number>): number {
  return (
    Number(a.isTranslation ?? false) - Number(b.isTranslation ?? false) ||
    (named.get(b) ?? 0) - (named.get(a) ?? 0) ||
    b.quality - a.quality ||
    compareText(a.time, b.time) ||
    a.key - b.key ||
    compareText(a.id, b.id)
  )
}

/** Returns the items of editors' lists that report the event and are not in the edition, each page once. */
function listedReports({ articles, neighbours, texts, linker }: EventsInput, members: readonly number[]): Found[] {
  const shown = new Set(members.flatMap((at) => articles[at]?.pages ?? []))
  const found: Found[] = []
  for (const member of members) {
    const owner = articles[member]
    if (!owner) continue
    const { links } = linker.link(owner)
    for (const { item: at, article } of links) {
      const item = owner.related[at]
      const score = neighbours[member]?.items[at] ?? 0
      if (!item || article || !isReport(owner, item, score) || item.pages.some((page) => shown.has(page))) continue
      for (const page of item.pages) shown.add(page)
      found.push({
        item: { owner, at },
        vector: vectorAt(texts.items, (texts.itemStarts[member] ?? 0) + at),
        domain: item.domain,
        time: item.time,
        pages: item.pages,
      })
    }
  }
  return found
}
