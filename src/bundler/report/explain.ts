import { RecordReader } from '../cache/record-store.ts'
import { readRecordOf, textOf } from '../collect/article-record.ts'
import type { ArticleStore } from '../collect/article-store.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { EDITOR_BONUS, SAME_EVENT, type Comparison, compare, eventScore, hasOtherNames } from '../relate/compare.ts'
import { editionTexts } from '../relate/edition-texts.ts'
import { type PlannedReport, planArticle } from '../relate/planned-article.ts'
import type { Relations } from '../relate/relate.ts'
import { vectorAt } from '../relate/term-vectors.ts'
import { byTelling, termsAt, wordsInCommon } from '../terms/packed-terms.ts'
import { termsOf } from '../terms/terms.ts'

/** The articles of a folder and how they belong together. */
export interface RelatedFolder {
  /** Sorted by key. */
  readonly articles: readonly ArticleSummary[]
  readonly relations: Relations
  readonly store: ArticleStore
}

/** Close articles that are not of the event are listed up to this number. */
const MAX_CLOSE = 8

/**
 * Explains in lines of text which articles the index ties to one article, and why.
 * @param name path of its file, id, or the end of either
 * @returns undefined when there is no such article
 */
export function explainTies(name: string, folder: RelatedFolder): string[] | undefined {
  const { articles, relations } = folder
  const at = findArticle(name, articles)
  const article = articles[at]
  if (!article) return undefined
  const reader = new RecordReader(folder.store.records.path)
  const recordOf = (one: ArticleSummary) => readRecordOf(reader.read(one), one)
  try {
    const own = recordOf(article)
    const [title, text] = [textOf(own.title), textOf(own.text || own.excerpt)]
    const terms = byTelling(termsOf(title, text, textOf(own.language)))
    const planned = planArticle(at, articles, [], relations)
    const event = relations.events.get(at)
    const describe = (one: ArticleSummary) =>
      `${one.file}\n      “${textOf(recordOf(one).title)}”, ${one.domain}, ${one.time}`
    const describeReport = ({ article: other, item }: PlannedReport) => {
      if (other) return describe(other)
      const listed = item && recordOf(item.owner).related[item.at]
      return listed
        ? `${textOf(listed.url)}\n      “${textOf(listed.title)}”, ${textOf(listed.domain)}, in the list of ${item.owner.file}`
        : ''
    }
    const packedOf = (one: ArticleSummary) => termsAt(folder.store.terms.all, one)
    const wordsOf = (one: ArticleSummary) => wordsInCommon(terms, packedOf(article), packedOf(one)).join(', ')
    const score = scorer(articles, folder.store.terms.all, at)

    const lines = [describe(article), '']
    if (event) {
      const isLead = event.reports[0]?.article === article
      lines.push(
        event.outlets > 1
          ? `One event, reported by ${event.outlets} outlets. ${isLead ? 'This article leads it.' : `${event.reports[0]?.article?.file ?? ''} leads it.`}`
          : 'One event of a single outlet, so there is no coverage line.',
      )
      for (const report of planned.reports)
        lines.push(`  ${describeReport(report)}`, `      ${reasonOf(report, wordsOf)}`)
    } else lines.push('No other report of the same event.')
    const close = closest(at, articles, relations, score)
    if (close.length > 0) lines.push('', `Close, but not of the event (a score of ${SAME_EVENT} is needed):`)
    for (const { other, result } of close)
      lines.push(`  ${describe(other)}`, `      ${result.score.toFixed(1)}: ${result.against}`)
    if (planned.similar.length > 0) lines.push('', 'Similar stories:')
    for (const other of planned.similar) lines.push(`  ${describe(other)}`, `      same words: ${wordsOf(other)}`)
    return lines
  } finally {
    reader.close()
  }
}

/** What to say when there is no such article. */
export function unknownArticle(name: string, articles: readonly ArticleSummary[]): string {
  const near = didYouMean(
    name.replace(/^.*\//, ''),
    articles.map(({ file }) => file.replace(/^.*\//, '')),
  )
  return `No published article is called ${name}.${near ? ` Did you mean ${near}?` : ' Name the path of its file, such as _news/2026-11-22-pier.md.'}`
}

function findArticle(name: string, articles: readonly ArticleSummary[]): number {
  const wanted = name.replace(/^\.?\/+|\/+$/g, '')
  const matches = (...tests: ((article: ArticleSummary) => boolean)[]) => {
    for (const test of tests) {
      const at = articles.findIndex(test)
      if (at >= 0) return at
    }
    return -1
  }
  return matches(
    ({ file, id }) => file === wanted || id === wanted,
    ({ file, id }) =>
      wanted.endsWith(file) || wanted.endsWith(id) || file.endsWith(`/${wanted}`) || id.endsWith(`/${wanted}`),
  )
}

interface Score {
  readonly score: number
  /** What speaks against the same event. */
  readonly against: string
}

/** Returns a function that scores another article, by its index, against one. */
function scorer(articles: readonly ArticleSummary[], terms: Uint32Array, at: number): (other: number) => Score {
  const texts = editionTexts(articles, terms)
  return (other) => {
    const comparison = compare(vectorAt(texts.articles, at), vectorAt(texts.articles, other))
    const days = Math.abs((texts.days[at] ?? 0) - (texts.days[other] ?? 0))
    const isSameOutlet = texts.outlets[at] === texts.outlets[other]
    return { score: eventScore(comparison, days, isSameOutlet), against: againstTie(comparison, days, isSameOutlet) }
  }
}

function againstTie(
  { names, hasNumberConflict, hasOtherNumbers, cosine }: Comparison,
  days: number,
  isSameOutlet: boolean,
): string {
  const reasons = [
    hasOtherNames(names) && 'other names or places',
    hasNumberConflict && 'another number of the same thing',
    hasOtherNumbers && !hasNumberConflict && 'other numbers in the titles',
    isSameOutlet && 'of the same outlet',
    days > 0.5 && `${days < 2 ? `${Math.round(days * 24)} hours` : `${Math.round(days)} days`} apart`,
    cosine < 0.2 && `few words in common (${Math.round(cosine * 100)} %)`,
  ]
  return reasons.filter(Boolean).join('; ') || 'the other reports of its event are less like this one'
}

function reasonOf({ article, by }: PlannedReport, wordsOf: (one: ArticleSummary) => string): string {
  switch (by) {
    case 'editor':
      return `linked by the editor, which adds ${EDITOR_BONUS} to the score`
    case 'publisher':
      return `both say coverage: ${String(article?.coverage)}`
    case 'page':
      return 'the same page, or a translation of it; lists show one of the two'
    case 'copy':
      return 'syndicated copy, which is not counted as an outlet'
    default:
      return `same words: ${article ? wordsOf(article) : ''}`
  }
}

/** Returns the similar articles of other events with the highest scores. */
function closest(
  at: number,
  articles: readonly ArticleSummary[],
  { events, similar }: Relations,
  score: (other: number) => Score,
): { readonly other: ArticleSummary; readonly result: Score }[] {
  const event = events.get(at)
  return similar(at)
    .flatMap((place) => {
      const other = articles[place]
      return other && (!event || events.get(place) !== event) ? [{ other, result: score(place) }] : []
    })
    .filter(({ result }) => result.score > -3)
    .sort((a, b) => b.result.score - a.result.score)
    .slice(0, MAX_CLOSE)
}
