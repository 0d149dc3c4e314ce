import { queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { type CardPlace, type CatalogueRows, FLAG, placeOf } from './catalogue.ts'
import { hiddenRowsQuery } from './hidden-rows.ts'
import type { Ids } from './hiding.ts'
import { catalogueRowsQuery } from './load-catalogue.ts'
import type { MuteRule } from './mute-rule.ts'
import { neverStale } from './queries.ts'

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
      const [isHidden, catalogue] = await Promise.all([
        client.fetchQuery(hiddenRowsQuery(manifest, { rules: [rule], ids: NO_IDS, kept })),
        client.fetchQuery(catalogueRowsQuery(manifest)),
      ])
      const rows = hiddenStories(catalogue, isHidden)
      return { count: rows.length, newest: rows.slice(0, shown).flatMap((row) => placeOf(catalogue, row) ?? []) }
    },
  })

/** Returns the rows of the hidden stories, newest first. A story is hidden by the report that lists prefer, as in `select.ts`. */
export function hiddenStories(
  { flags, events, time }: Pick<CatalogueRows, 'flags' | 'events' | 'time'>,
  isHidden: Uint8Array,
): number[] {
  const rows: number[] = []
  for (let row = 0; row < isHidden.length; row++)
    if (isHidden[row] === 1 && ((flags[row] ?? 0) & FLAG.report) === 0) rows.push(row)
  for (const [preferred] of events) if (preferred !== undefined && isHidden[preferred] === 1) rows.push(preferred)
  return rows.sort((a, b) => (time[b] ?? 0) - (time[a] ?? 0) || a - b)
}
