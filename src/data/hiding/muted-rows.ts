import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Manifest } from '../../contract/edition.ts'
import { WORD_PLACES } from '../../contract/volume.ts'
import { wordsOf } from '../../contract/words.ts'
import { toArticle } from '../index/articles.ts'
import { type CatalogueGroups, placeOf } from '../catalogue/catalogue.ts'
import { languageOfCard, loadIsMuted } from './is-muted.ts'
import { sizeOf } from '../catalogue/join-catalogue.ts'
import { catalogueGroupsQuery, catalogueRowsQuery } from '../catalogue/load-catalogue.ts'
import { topicsBelow, wordKeysOf } from './mute-keys.ts'
import { HIDES } from './hiding.ts'
import type { MuteRule } from './mute-rule.ts'
import { loadTables, openVolumes } from '../words/open-volumes.ts'
import { INDEX_URL, neverStale } from '../index/queries.ts'
import { cardShardQuery } from '../index/story-queries.ts'
import { languagesOf, loadStemmers } from '../words/stemmers.ts'
import { eachHit, findKey } from '../words/word-table.ts'

const TITLE = WORD_PLACES.indexOf('title')

/**
 * What some rules hide of each row of the edition, see {@link HIDES}. Rules for words load one file of words for each word and
 * volume, and those for phrases the cards whose headlines have all words. Those for outlets and topics load the groups of the
 * catalogue.
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
  for (const [at, rows] of found.entries()) {
    const hides = rules[at]?.kind === 'outlet' ? HIDES.report : HIDES.story
    for (let row = 0; row < rows.length; row++) if (rows[row] === 1 && muted[row] !== HIDES.story) muted[row] = hides
  }
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

/** Finds the rows whose headline has a word or phrase. The index says which words a headline has, but not in which order. */
async function rowsOfWords(client: QueryClient, manifest: Manifest, text: string): Promise<Uint8Array> {
  const rows = await rowsOfEachWord(client, manifest, text)
  return wordsOf(text).length > 1 ? keepPhrase(client, manifest, text, rows) : rows
}

/** Keeps the rows whose headlines have a phrase. They are on the cards, so the files of these cards are loaded. */
async function keepPhrase(
  client: QueryClient,
  manifest: Manifest,
  phrase: string,
  rows: Uint8Array,
): Promise<Uint8Array> {
  const found = [...rows.keys()].filter((row) => rows[row] === 1)
  if (found.length === 0) return rows
  const catalogue = await client.fetchQuery(catalogueRowsQuery(manifest))
  const cards = await Promise.all(
    found.map(async (row) => {
      const place = placeOf(catalogue, row)
      const file = place && (await client.fetchQuery(cardShardQuery(place.key, place.hash)))
      const card = file?.cards[place?.index ?? 0]
      return card && toArticle(card, { providers: file?.providers ?? [], topics: manifest.topics, indexUrl: INDEX_URL })
    }),
  )
  const languages = cards.flatMap((card) => (card ? [languageOfCard(manifest, card)] : []))
  const isMuted = await loadIsMuted(manifest, [{ kind: 'words', value: phrase }], new Set(languages))
  for (const [at, row] of found.entries()) {
    const card = cards[at]
    rows[row] = card && isMuted(card) ? 1 : 0
  }
  return rows
}

/** Finds the rows whose headline has every word of a text. */
async function rowsOfEachWord(client: QueryClient, manifest: Manifest, text: string): Promise<Uint8Array> {
  const rows = new Uint8Array(sizeOf(manifest))
  const words = wordKeysOf([...new Set(wordsOf(text))].join(' '), await loadStemmers(languagesOf(manifest)))
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
