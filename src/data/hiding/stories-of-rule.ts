import { queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { type CardPlace, type CatalogueRows, FLAG, placeOf } from '../catalogue/catalogue.ts'
import { hiddenRowsQuery } from './hidden-rows.ts'
import { HIDES, type Ids, firstShown } from './hiding.ts'
import { catalogueRowsQuery } from '../catalogue/load-catalogue.ts'
import type { MuteRule } from './mute-rule.ts'
import { neverStale } from '../index/queries.ts'

/** What a rule hides in the list of all stories. */
export interface StoriesOfRule {
  readonly count: number
  /** Places of the newest ones, newest first. */
  readonly newest: readonly CardPlace[]
}

const NO_IDS: Ids = new Set<string>()

/** Finds what one rule would hide if it was the only one. @param kept saved stories, which it does not hide */
export const storiesOfRuleQuery = (manifest: Manifest, rule: MuteRule, kept: Ids, shown: number) =>
  queryOptions({
    queryKey: ['stories of rule', manifest.edition, rule, [...kept.keys()], shown],
    ...neverStale,
    structuralSharing: false,
    queryFn: async ({ client }): Promise<StoriesOfRule> => {
      const [hides, catalogue] = await Promise.all([
        client.fetchQuery(hiddenRowsQuery(manifest, { rules: [rule], ids: NO_IDS, kept })),
        client.fetchQuery(catalogueRowsQuery(manifest)),
      ])
      const rows = hiddenStories(catalogue, hides)
      return { count: rows.length, newest: rows.slice(0, shown).flatMap((row) => placeOf(catalogue, row) ?? []) }
    },
  })

/**
 * Returns the rows of the hidden stories, newest first. A story is hidden by the report that lists show, as in `select.ts`.
 * @param hides see {@link HIDES}
 */
export function hiddenStories(
  { flags, events, time }: Pick<CatalogueRows, 'flags' | 'events' | 'time'>,
  hides: Uint8Array,
): number[] {
  const rows: number[] = []
  for (let row = 0; row < hides.length; row++)
    if (hides[row] !== HIDES.nothing && ((flags[row] ?? 0) & FLAG.report) === 0) rows.push(row)
  for (const reports of events) {
    const shown = firstShown(reports, hides)
    if (shown !== undefined && hides[shown] !== HIDES.nothing) rows.push(shown)
  }
  return rows.sort((a, b) => (time[b] ?? 0) - (time[a] ?? 0) || a - b)
}
