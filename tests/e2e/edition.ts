import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type GenericSchema, parse } from 'valibot'
import { SITE_FRONT, indexFile } from '../../src/contract/addresses.ts'
import {
  type Card,
  DEFAULT_TYPE,
  type Front,
  type Manifest,
  type Provider,
  type Story,
  type Topic,
} from '../../src/contract/edition.ts'
import { byLatest } from '../../src/contract/order.ts'
import * as guards from '../../src/data/guards.ts'
import { type SiteName, siteOf } from './sites.ts'

/** One card with its provider looked up, and its type also where nothing is said of it. */
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

/** The first screen of the whole site. */
export function frontOf(name: SiteName): Front {
  return readJson(guards.front, dataOf(name), indexFile('fronts', SITE_FRONT, manifestOf(name).front))
}

function shardsOf<T>(guard: GenericSchema<T>, name: SiteName, kind: 'cards' | 'stories'): T[] {
  const folder = join(dataOf(name), kind)
  return existsSync(folder) ? readdirSync(folder).map((file) => readJson(guard, folder, file)) : []
}

/** All cards of an edition, straight from its files, newest first. */
export function cardsOf(name: SiteName): EditionCard[] {
  return shardsOf(guards.cardShard, name, 'cards')
    .flatMap(({ cards, providers }) =>
      cards.map((card) => ({
        ...card,
        provider: providers[card.provider] ?? { domain: '', name: '' },
        type: card.type ?? DEFAULT_TYPE,
      })),
    )
    .sort(byLatest)
}

/** All stories of an edition, newest first. */
export function storiesOf(name: SiteName): Story[] {
  return shardsOf(guards.storyShard, name, 'stories')
    .flatMap(({ stories }) => stories)
    .sort(byLatest)
}

/** A topic and all below it. */
export function topicAndBelow({ topics }: Manifest, id: string): Set<string> {
  const found = new Set([id])
  for (const topic of topics) if (topic.parent && found.has(topic.parent)) found.add(topic.id)
  return found
}

/** What a journey needs to exist; a missing one is a fault of the edition, said in words. */
export function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`This journey needs ${what}, and the edition has none.`)
  return value
}

/** The sections of the front page, the one with most stories first. */
export function largestSections(manifest: Manifest): Topic[] {
  return manifest.topics
    .filter(({ ink, sub, count }) => ink > 0 && sub === undefined && count > 0)
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}
