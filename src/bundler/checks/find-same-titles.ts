import { editDistance } from '../problems/did-you-mean.ts'
import type { Finding } from './newsroom-report.ts'

/** An article and what its title is compared by. */
export interface TitledArticle {
  readonly file: string
  readonly title: string
  readonly domain: string
  readonly time: string
}

const DAY = 24 * 60 * 60_000
/** Later, the same title is more likely another story than a repetition. */
const MAX_DAYS = 7
/** A title that one outlet uses this often is that of a column. */
const COLUMN = 3
/** In shorter titles, one word makes another story. */
const MIN_WORDS = 5

/**
 * Finds stories that one outlet has published twice within a week: with the same title, or with one word added or spelt
 * otherwise. The same title from two outlets is an agency's, and both are reports of one event.
 */
export function findSameTitles(articles: readonly TitledArticle[]): Finding[] {
  const oldestFirst = articles.toSorted((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : a.file < b.file ? -1 : 1,
  )
  const same = new Map<string, TitledArticle[]>()
  for (const article of oldestFirst) addTo(same, keyOf(article.domain, wordsOf(article.title)), article)
  const firsts = [...same.values()].filter(({ length }) => length < COLUMN)
  const findings = firsts.flatMap(([first, second]) =>
    first && second && areClose(first, second) ? [describe(first, second, 'the same title as')] : [],
  )
  return [...findings, ...nearTitles(firsts.flatMap(([first]) => first ?? []))]
}

function nearTitles(articles: readonly TitledArticle[]): Finding[] {
  const shorter = new Map<string, { readonly article: TitledArticle; readonly left: string }[]>()
  const findings: Finding[] = []
  for (const article of articles) {
    const words = wordsOf(article.title)
    if (words.length < MIN_WORDS) continue
    const variants = [
      { key: keyOf(article.domain, words), left: '' },
      ...words.map((left, at) => ({
        key: keyOf(article.domain, [...words.slice(0, at), '', ...words.slice(at + 1)]),
        left,
      })),
      ...words.map((left, at) => ({ key: keyOf(article.domain, words.toSpliced(at, 1)), left })),
    ]
    const first = variants
      .flatMap(({ key, left }) => (shorter.get(key) ?? []).map((other) => ({ ...other, own: left })))
      .find((other) => areClose(other.article, article) && isOneSlip(other.left, other.own))
    if (first) findings.push(describe(first.article, article, 'nearly the title of'))
    for (const { key, left } of variants) addTo(shorter, key, { article, left })
  }
  return findings
}

/** True when two words are one word spelt in two ways, or one of them is missing. Numbers make another story. */
const isOneSlip = (a: string, b: string): boolean =>
  !/\d/.test(a + b) && (a === '' || b === '' ? a !== b : a !== b && editDistance(a, b) === 1)

const wordsOf = (title: string): string[] =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const keyOf = (domain: string, words: readonly string[]) => `${domain}\n${words.join(' ')}`
const areClose = (a: TitledArticle, b: TitledArticle) =>
  Math.abs(Date.parse(b.time) - Date.parse(a.time)) <= MAX_DAYS * DAY

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const describe = (first: TitledArticle, { file, title }: TitledArticle, what: string): Finding => ({
  severity: 'note',
  code: 'same-title',
  file,
  files: [first.file],
  message: `“${title}” has ${what} ${first.file}, and both are by ${first.domain}.`,
  hint: 'Remove one of them if it is a repetition.',
})
