import type { QueryClient } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { wordsOf } from '../../contract/words.ts'
import type { CatalogueRows } from '../catalogue/catalogue.ts'
import { catalogueRowsQuery } from '../catalogue/load-catalogue.ts'
import {
  type LoadedVolume,
  NOWHERE,
  type TermRows,
  type WordMatch,
  findTerm,
  matchOf,
  rankRows,
  rowsWithAll,
  termsOf,
} from './search.ts'
import type { SearchQuery } from './search-query.ts'
import { type SearchTerm, termOf } from '../words/search-term.ts'
import { hiddenRowsQuery } from '../hiding/hidden-rows.ts'
import { HIDES, type Hiding } from '../hiding/hiding.ts'
import { keepPhrases } from './phrases.ts'
import { type OpenVolume, loadTables, openVolumes } from '../words/open-volumes.ts'
import { type KnownWord, nearWords } from '../words/spelling.ts'
import { type Stemmers, languagesOf, loadStemmers } from '../words/stemmers.ts'
import { wordsIn } from '../words/word-table.ts'

/** What a search has found. */
export interface SearchOutcome {
  /** Rows of the catalogue, best first. All reports of an event are one row. */
  readonly rows: readonly number[]
  /** False when there may be more, as only the best of them were read for a phrase. */
  readonly isWhole: boolean
  /** Number of stories that match and are hidden, by the report that would be shown. */
  readonly hidden: number
  readonly matching: MatchingReports
  /** Where a row has the words, when neither title nor excerpt has one. */
  readonly matchOf: (row: number) => WordMatch | undefined
  /** What was searched for, which may be other words than those of the query. */
  readonly terms: readonly SearchTerm[]
  readonly stemmers: Stemmers
  /** The words that were searched instead of those of the query, because these find nothing. */
  readonly corrected?: string
  /** Words of the edition that are like those of the query, when nothing is found. */
  readonly suggestions: readonly string[]
}

/**
 * Every report that matches, for the counts of topics, outlets and times. In each group they match without its own operators,
 * as a choice replaces these.
 */
export interface MatchingReports {
  readonly topics: readonly number[]
  readonly outlets: readonly number[]
  readonly times: readonly number[]
  /** What of them is hidden, see {@link HIDES}; absent when everything is shown. */
  readonly hides?: Uint8Array | undefined
}

const NO_REPORTS: MatchingReports = { topics: [], outlets: [], times: [] }

/** Rows that the filters of a query allow. */
export type AllowRows = (rows: CatalogueRows, query: SearchQuery) => Promise<(row: number) => boolean>

interface SearchInput {
  readonly client: QueryClient
  readonly manifest: Manifest
  readonly query: SearchQuery
  readonly isAllowed: AllowRows
  /** What the reader does not want to see. */
  readonly hiding?: Hiding | undefined
  /** Finds hidden stories too. They are still counted. */
  readonly showsHidden?: boolean | undefined
  /** True to keep to the typed words even when they find nothing. */
  readonly isExact: boolean
}

/** Articles up to which the catalogue is loaded with the words, as it is small. */
const SMALL_EDITION = 5000
const MAX_SUGGESTIONS = 6
/** When a search finds nothing, this many others are tried. */
const MAX_CHOICES = 12

/** Loads what a search needs, and searches. */
export async function runSearch(input: SearchInput): Promise<SearchOutcome> {
  const { client, manifest, query } = input
  if (manifest.counts.articles <= SMALL_EDITION) void client.prefetchQuery(catalogueRowsQuery(manifest))
  const volumes = await openVolumes(client, manifest)
  const stemmers = await loadStemmers(languagesOf(manifest))
  const search = new Searcher(input, volumes)
  const excluded = query.excluded
    .map((text) => ({ text, terms: wordsOf(text).map((word) => termOf(word, stemmers)) }))
    .filter((one) => one.terms.length > 0)

  const terms = termsOf(query, stemmers)
  const found = await search.find(terms, excluded)
  if (isFound(found) || terms.length === 0) return { ...found, terms, stemmers, suggestions: [] }

  const { choices, suggestions } = await search.nearest(terms, found.byTerm, stemmers)
  if (!input.isExact)
    for (const instead of choices) {
      const again = await search.find(instead, excluded)
      if (isFound(again))
        return { ...again, terms: instead, stemmers, corrected: instead.map(({ word }) => word).join(' '), suggestions }
    }
  return { ...found, terms, stemmers, suggestions }
}

interface Found {
  readonly rows: readonly number[]
  readonly isWhole: boolean
  readonly hidden: number
  readonly matching: MatchingReports
  readonly matchOf: (row: number) => WordMatch | undefined
  readonly byTerm: readonly TermRows[]
}

/** A word or a phrase that a story must not have. */
interface Excluded {
  readonly text: string
  /** Its words. */
  readonly terms: readonly SearchTerm[]
}

/** A search whose stories are all hidden has found them. */
const isFound = ({ rows, hidden }: Found) => rows.length + hidden > 0

/** Searches the volumes of an edition. */
class Searcher {
  private readonly input: SearchInput
  private readonly volumes: readonly OpenVolume[]
  private readonly size: number

  constructor(input: SearchInput, volumes: readonly OpenVolume[]) {
    this.input = input
    this.volumes = volumes
    this.size = volumes.reduce((sum, { count }) => sum + count, 0)
  }

  /** Finds the rows that have all terms and none of the excluded texts. */
  async find(terms: readonly SearchTerm[], excluded: readonly Excluded[]): Promise<Found> {
    const { client, manifest, hiding, showsHidden, query } = this.input
    const volumes = await this.load([...terms, ...excluded.flatMap((one) => one.terms)])
    const byTerm = terms.map((term) => findTerm(volumes, term, this.size))
    const nothing: Found = {
      rows: [],
      isWhole: true,
      hidden: 0,
      matching: NO_REPORTS,
      matchOf: () => undefined,
      byTerm,
    }
    // A word that exists nowhere needs no catalogue.
    if (byTerm.some(({ count }) => count === 0)) return nothing
    const catalogue = await client.fetchQuery(catalogueRowsQuery(manifest))
    const foundIn = (one: Excluded) => one.terms.map((term) => findTerm(volumes, term, this.size))
    const hasAny = (texts: readonly (readonly TermRows[])[], row: number) =>
      texts.some((found) => found.every(({ places }) => places[row] !== NOWHERE))
    const excludedWords = excluded.filter(({ terms: { length } }) => length === 1).map(foundIn)
    // Stories with an excluded phrase are found by reading their texts, since they may have its words elsewhere.
    const excludedPhrases = excluded.filter(({ terms: { length } }) => length > 1)
    const wordsOfPhrases = excludedPhrases.map(foundIn)
    const wanted = {
      phrases: query.phrases,
      excluded: excludedPhrases.map(({ text }) => text),
      mayBeExcluded: (row: number) => hasAny(wordsOfPhrases, row),
    }
    const hides = hiding && (await client.fetchQuery(hiddenRowsQuery(manifest, hiding)))
    const reportsOf = async (asked: SearchQuery) => {
      const isAllowed = await this.input.isAllowed(catalogue, asked)
      const isWanted = (row: number) => !hasAny(excludedWords, row) && isAllowed(row)
      const ranked = rankRows(rowsWithAll(byTerm, this.size, isWanted), byTerm, catalogue.time)
      if (query.phrases.length + excludedPhrases.length === 0) return { rows: ranked, isWhole: true }
      return keepPhrases(client, manifest, catalogue, ranked, wanted)
    }
    const { rows: reports, isWhole } = await reportsOf(query)
    const stories = firstReports(reports, catalogue, hides)
    const shown = hides ? stories.filter((row) => hides[row] === HIDES.nothing) : stories
    const { after, ...anyTime } = query
    return {
      rows: showsHidden ? stories : shown,
      isWhole,
      hidden: stories.length - shown.length,
      matching: {
        topics: query.topics.length > 0 ? (await reportsOf({ ...query, topics: [] })).rows : reports,
        outlets: query.sources.length > 0 ? (await reportsOf({ ...query, sources: [] })).rows : reports,
        times: after === undefined ? reports : (await reportsOf(anyTime)).rows,
        hides: showsHidden ? undefined : hides,
      },
      matchOf: (row) => matchOf(byTerm, row),
      byTerm,
    }
  }

  /** Loads the words that some terms need. */
  private async load(terms: readonly SearchTerm[]): Promise<LoadedVolume[]> {
    const { client } = this.input
    return Promise.all(
      this.volumes.map(async (volume) => {
        const wanted = terms.flatMap(({ word, keys, isPrefix }) => [
          ...keys.map((key) => ({ key, isPrefix: false })),
          { key: word, isPrefix },
        ])
        const tables = await loadTables(client, volume, wanted)
        const { start, count, common } = volume
        return { start, count, common: new Set(common.split(' ')), tables }
      }),
    )
  }

  /**
   * Finds other terms that may have stories, the most likely first. A word that no story has is replaced by a word that is like
   * it, or left out. When each word has stories but none has all, one of them is left out.
   */
  async nearest(
    terms: readonly SearchTerm[],
    byTerm: readonly TermRows[],
    stemmers: Stemmers,
  ): Promise<{ readonly choices: readonly (readonly SearchTerm[])[]; readonly suggestions: readonly string[] }> {
    const isKnown = (at: number) => (byTerm[at]?.count ?? 0) > 0
    if (terms.every((_, at) => isKnown(at))) return { choices: withoutOne(terms, byTerm), suggestions: [] }
    const loaded = await this.load(terms)
    const near = terms.map(({ word, isPrefix }, at) =>
      isKnown(at) ? [] : nearWords(word, wordsOfAll(loaded), { isPrefix }),
    )
    let choices: SearchTerm[][] = [[]]
    for (const [at, term] of terms.entries()) {
      const instead = isKnown(at) ? [[term]] : [...(near[at] ?? []).map((word) => [termOf(word, stemmers)]), []]
      choices = choices.flatMap((choice) => instead.map((one) => [...choice, ...one]))
    }
    // Words that are left out come last.
    choices.sort((a, b) => b.length - a.length)
    return {
      choices: choices.filter((choice) => choice.length > 0).slice(0, MAX_CHOICES),
      suggestions: near.flat().slice(0, MAX_SUGGESTIONS),
    }
  }
}

/** Returns the terms without one of them: first without the one that most stories have, as it says least. */
function withoutOne(terms: readonly SearchTerm[], byTerm: readonly TermRows[]): (readonly SearchTerm[])[] {
  if (terms.length < 2) return []
  return [...terms.keys()]
    .sort((a, b) => (byTerm[b]?.count ?? 0) - (byTerm[a]?.count ?? 0))
    .map((left) => terms.filter((_, at) => at !== left))
}

function* wordsOfAll(volumes: readonly LoadedVolume[]): Generator<KnownWord> {
  for (const { tables } of volumes) for (const table of tables) yield* wordsIn(table)
}

/**
 * Keeps the best report of each event, so that a story has one place among the results. A report of a muted outlet stands for
 * its event only when there is no other.
 * @param hides see {@link HIDES}
 */
function firstReports(
  rows: readonly number[],
  { events, size }: CatalogueRows,
  hides: Uint8Array | undefined,
): number[] {
  const eventOf = new Int32Array(size).fill(-1)
  for (const [event, reports] of events.entries()) for (const row of reports) eventOf[row] = event
  const isLeftOut = (row: number) => hides?.[row] === HIDES.report
  const shownOtherwise = new Set(rows.filter((row) => !isLeftOut(row)).map((row) => eventOf[row]))
  const seen = new Set<number>()
  return rows.filter((row) => {
    const event = eventOf[row] ?? -1
    if (event < 0) return true
    if (isLeftOut(row) && shownOtherwise.has(event)) return false
    if (seen.has(event)) return false
    seen.add(event)
    return true
  })
}
