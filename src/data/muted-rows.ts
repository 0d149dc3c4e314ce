import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { WORD_PLACES } from '../contract/volume.ts'
import type { CatalogueGroups } from './catalogue.ts'
import { sizeOf } from './join-catalogue.ts'
import { catalogueGroupsQuery } from './load-catalogue.ts'
import { topicsBelow, wordKeysOf } from './mute-keys.ts'
import type { MuteRule } from './mute-rule.ts'
import { loadTables, openVolumes } from './open-volumes.ts'
import { neverStale } from './queries.ts'
import { languagesOf, loadStemmers } from './stemmers.ts'
import { eachHit, findKey } from './word-table.ts'

const TITLE = WORD_PLACES.indexOf('title')

/**
 * The rows of the edition that some rules hide: 1 for each, 0 for all others. Rules for words load one file of words for each
 * word and volume; those for outlets and topics load the groups of the catalogue.
 */
export const mutedRowsQuery = (manifest: Manifest, rules: readonly MuteRule[]) =>
  queryOptions({
    queryKey: ['muted rows', manifest.edition, rules],
    ...neverStale,
    structuralSharing: false,
    queryFn: ({ client }) => mutedRows(client, manifest, rules),
  })

async function mutedRows(client: QueryClient, manifest: Manifest, rules: readonly MuteRule[]): Promise<Uint8Array> {
  const muted = new Uint8Array(sizeOf(manifest))
  const found = await Promise.all(rules.map((rule) => rowsOfRule(client, manifest, rule)))
  for (const rows of found) for (let row = 0; row < rows.length; row++) if (rows[row] === 1) muted[row] = 1
  return muted
}

async function rowsOfRule(client: QueryClient, manifest: Manifest, rule: MuteRule): Promise<Uint8Array> {
  const groupsQuery = catalogueGroupsQuery(manifest)
  const rows =
    rule.kind === 'words'
      ? await rowsOfWords(client, manifest, rule.value)
      : rule.kind === 'outlet'
        ? rowsOfOutlet(await client.fetchQuery(groupsQuery), rule.value)
        : rowsOfTopic(await client.fetchQuery(groupsQuery), manifest, rule.value)
  if (rule.topic === undefined) return rows
  const inTopic = rowsOfTopic(await client.fetchQuery(groupsQuery), manifest, rule.topic)
  return rows.map((isFound, row) => isFound & (inTopic[row] ?? 0))
}

/** Finds the rows whose headline has every word of a text. */
async function rowsOfWords(client: QueryClient, manifest: Manifest, text: string): Promise<Uint8Array> {
  const rows = new Uint8Array(sizeOf(manifest))
  const words = wordKeysOf(text, await loadStemmers(languagesOf(manifest)))
  if (words.length === 0) return rows
  /** Number of words, from the first on, that the headline of each row has. */
  const found = new Uint16Array(rows.length)
  for (const volume of await openVolumes(client, manifest)) {
    const keys = words.flat().map((key) => ({ key, isPrefix: false }))
    const tables = await loadTables(client, volume, keys)
    for (const [at, ofWord] of words.entries())
      for (const table of tables)
        for (const key of ofWord) {
          const place = findKey(table, key)
          if (place < 0) continue
          eachHit(table, place, (row, where) => {
            if (where === TITLE && found[volume.start + row] === at) found[volume.start + row] = at + 1
          })
        }
  }
  return rows.map((_, row) => (found[row] === words.length ? 1 : 0))
}

function rowsOfOutlet({ provider, providers }: CatalogueGroups, domain: string): Uint8Array {
  const wanted = providers.findIndex((one) => one.domain === domain)
  return Uint8Array.from(provider, (one) => (one === wanted ? 1 : 0))
}

function rowsOfTopic({ topics, topicStarts, topicsOfRows, provider }: CatalogueGroups, manifest: Manifest, id: string) {
  const wanted = topicsBelow(manifest.topics, id)
  const isWanted = topics.map((topic) => wanted.has(topic))
  return Uint8Array.from(provider, (_, row) =>
    topicsOfRows.subarray(topicStarts[row], topicStarts[row + 1]).some((topic) => isWanted[topic]) ? 1 : 0,
  )
}
