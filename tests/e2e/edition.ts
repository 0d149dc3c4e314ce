import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type GenericSchema, parse } from 'valibot'
import { SITE_FRONT_KEY, indexFilePath } from '../../src/contract/addresses.ts'
import {
  type Card,
  DEFAULT_TYPE,
  type Front,
  type Manifest,
  type Provider,
  type Story,
  type Topic,
} from '../../src/contract/edition.ts'
import { compareLatest } from '../../src/contract/order.ts'
import * as guards from '../../src/data/index/guards.ts'
import { cardShard, storyShard } from '../../src/data/index/story-guards.ts'
import { catalogueFile } from '../../src/data/index/later-guards.ts'
import { joinRows } from '../../src/data/catalogue/join-catalogue.ts'
import { type SiteName, siteOf } from './sites.ts'

/** A card with its provider looked up, and with the default type where it names none. */
export interface EditionCard extends Omit<Card, 'provider'> {
  readonly provider: Provider
  readonly type: string
}

function readJson<T>(guard: GenericSchema<T>, ...path: readonly string[]): T {
  return parse(guard, JSON.parse(readFileSync(join(...path), 'utf8')))
}

const dataOf = (name: SiteName) => join(siteOf(name).outDir, 'data')

export function manifestOf(name: SiteName): Manifest {
  return readJson(guards.manifest, dataOf(name), 'manifest.json')
}

/** Returns the front of the whole site. */
export function frontOf(name: SiteName): Front {
  return readJson(guards.front, dataOf(name), indexFilePath('fronts', SITE_FRONT_KEY, manifestOf(name).front))
}

function shardsOf<T>(guard: GenericSchema<T>, name: SiteName, kind: 'cards' | 'stories'): T[] {
  const folder = join(dataOf(name), kind)
  return existsSync(folder) ? readdirSync(folder).map((file) => readJson(guard, folder, file)) : []
}

/** Reads all cards from the files of an edition, newest first. */
export function cardsOf(name: SiteName): EditionCard[] {
  return shardsOf(cardShard, name, 'cards')
    .flatMap(({ cards, providers }) =>
      cards.map((card) => ({
        ...card,
        provider: providers[card.provider] ?? { domain: '', name: '' },
        type: card.type ?? DEFAULT_TYPE,
      })),
    )
    .sort(compareLatest)
}

/** Reads all stories from the files of an edition, newest first. */
export function storiesOf(name: SiteName): Story[] {
  return shardsOf(storyShard, name, 'stories')
    .flatMap(({ stories }) => stories)
    .sort(compareLatest)
}

/** Event and place of each article that is one of several reports of an event, by id. */
export function reportsOf(name: SiteName): Map<string, { readonly event: number; readonly place: number }> {
  const data = dataOf(name)
  const manifest = manifestOf(name)
  const sections = manifest.volumes.map((volume) => {
    const key = volume.rows === volume.groups ? volume.key : `${volume.key}-rows`
    return readJson(catalogueFile, data, indexFilePath('catalogue', key, volume.rows)).rows
  })
  const ids = sections
    .flatMap((section) => section?.cards ?? [])
    .flatMap(([key, , hash]) => readJson(cardShard, data, indexFilePath('cards', key, hash)).cards)
    .map(({ id }) => id)
  const { events } = joinRows(manifest, sections)
  return new Map(
    events.flatMap((rows, event) => Array.from(rows, (row, place) => [ids[row] ?? '', { event, place }] as const)),
  )
}

/** Keeps one card of each event: the one that lists prefer. */
export function onePerStory(name: SiteName, cards: readonly EditionCard[]): EditionCard[] {
  const reports = reportsOf(name)
  const shown = new Map<number, { readonly id: string; readonly place: number }>()
  for (const { id } of cards) {
    const report = reports.get(id)
    if (report && report.place < (shown.get(report.event)?.place ?? Number.POSITIVE_INFINITY))
      shown.set(report.event, { id, place: report.place })
  }
  return cards.filter(({ id }) => {
    const report = reports.get(id)
    return !report || shown.get(report.event)?.id === id
  })
}

/** Returns the ids of a topic and of all topics below it. */
export function topicAndBelow({ topics }: Manifest, id: string): Set<string> {
  const ids = new Set([id])
  for (const topic of topics) if (topic.parent && ids.has(topic.parent)) ids.add(topic.id)
  return ids
}

/**
 * Returns the value.
 * @param what names the value in the message
 * @throws when the value is undefined, because the edition lacks what the journey needs
 */
export function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`This journey needs ${what}, and the edition has none.`)
  return value
}

/** Returns the sections of the front page, the one with most stories first. */
export function largestSections(manifest: Manifest): Topic[] {
  return manifest.topics
    .filter(({ ink, sub, count }) => ink > 0 && sub === undefined && count > 0)
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}
