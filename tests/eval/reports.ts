import { existsSync, readFileSync } from 'node:fs'
import { shardKey } from '../../src/contract/shards.ts'
import type { ArticleSummary, RelatedSummary } from '../../src/bundler/collect/article-summary.ts'
import { languageOf } from '../../src/bundler/terms/language.ts'
import { TermBuffer, packTerms } from '../../src/bundler/terms/packed-terms.ts'

/** Terms of all reports that {@link summaryOf} has read. */
export const TERMS = new TermBuffer()

/** A report whose event is known. */
export interface LabelledReport {
  readonly id: string
  /** Reports of one event have the same text here. */
  readonly event: string
  readonly title: string
  readonly excerpt: string
  readonly time: string
  readonly domain: string
  readonly locale?: string
}

/** Reads a file with one JSON object on each line. @returns undefined when there is no such file */
export function readReports(path: string): LabelledReport[] | undefined {
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const { story, ...report } = JSON.parse(line) as LabelledReport & { readonly story?: string }
    return story === undefined ? report : { ...report, event: story }
  })
}

/**
 * Returns the report as the bundler keeps it in memory. Its language is detected, or that of its locale.
 * @param at makes its id unique
 */
export function summaryOf(report: LabelledReport, at: number, related: readonly RelatedSummary[] = []): ArticleSummary {
  const { title, excerpt, time, domain, locale } = report
  const terms = packTerms(title, excerpt, languageOf(`${title} ${excerpt}`, locale))
  const firstTerm = TERMS.length
  TERMS.add(terms)
  const id = `${time.slice(0, 10).replaceAll('-', '/')}/${String(at).padStart(6, '0')}`
  return {
    file: id,
    id,
    key: shardKey(id),
    time,
    type: 'article',
    hasVideo: false,
    rank: -1,
    quality: -1,
    terms: terms.length,
    firstTerm,
    domain,
    providerName: '',
    logos: [],
    topics: [],
    pages: [],
    related,
    cardBytes: 0,
    storyBytes: 0,
    offset: 0,
    length: 0,
    fingerprint: id,
  }
}
