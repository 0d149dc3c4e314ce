import { MANIFEST_FILE, SITE_FRONT_KEY, indexFilePath } from '../../src/contract/addresses.ts'
import {
  type CardShard,
  DEFAULT_TYPE,
  type Front,
  INDEX_FORMAT,
  type Manifest,
  type Provider,
  type SimilarShard,
  type Story,
  type StoryShard,
  type Topic,
} from '../../src/contract/edition.ts'
import { packNumbers, toUnsigned } from '../../src/contract/packed-numbers.ts'
import type { Directory } from '../../src/contract/part.ts'
import { fnv1a } from '../../src/contract/fnv1a.ts'
import { type CatalogueFile, type SearchVolume, WORD_PLACES, packIdHash } from '../../src/contract/volume.ts'
import { wordsOf } from '../../src/contract/words.ts'

/** An article of the index. Its `provider` and those of its reports index `providers` of the edition. */
export interface HandMadeArticle {
  readonly story: Story
  /** Number of the event that it reports with other articles, and its place among the reports. */
  readonly event?: readonly [event: number, place: number]
}

export interface HandMadeEdition {
  readonly providers: readonly Provider[]
  readonly topics: readonly Pick<Topic, 'id' | 'name' | 'ink'>[]
  /** Newest first. */
  readonly articles: readonly HandMadeArticle[]
  readonly similar?: Omit<SimilarShard, 'providers'>
  /** Position in `articles` of the lead of the front page. */
  readonly lead?: number
}

interface FileContents {
  readonly fronts: Front
  readonly catalogue: CatalogueFile
  readonly directory: Directory
  readonly cards: CardShard
  readonly stories: StoryShard
  readonly similar: SimilarShard
  readonly search: SearchVolume
}

/** The words of some articles in one volume. Each word is its own key, so endings make a difference. */
function searchVolume(stories: readonly Story[]): SearchVolume {
  const [inTitle, inExcerpt] = [WORD_PLACES.indexOf('title'), WORD_PLACES.indexOf('excerpt')]
  const rows = new Map<string, Map<number, number>>()
  for (const [row, { title, excerpt = '' }] of stories.entries()) {
    const places = new Map([
      ...wordsOf(excerpt).map((word) => [word, inExcerpt] as const),
      ...wordsOf(title).map((word) => [word, inTitle] as const),
    ])
    for (const [word, place] of places) rows.set(word, (rows.get(word) ?? new Map<number, number>()).set(row, place))
  }
  const keys = [...rows.keys()].sort()
  const hitsOf = (key: string) => {
    let before = -1
    return [...(rows.get(key) ?? [])].map(([row, place]) => {
      const hit = (row - before) * WORD_PLACES.length + place
      before = row
      return hit
    })
  }
  const words = {
    keys: keys.join(' '),
    forms: keys.map(() => '').join(),
    hits: keys.map((key) => packNumbers(hitsOf(key))).join(),
  }
  return { common: '', words, files: [] }
}

/** The catalogue of some articles in one volume. */
function catalogueOf(
  articles: readonly HandMadeArticle[],
  topics: readonly { readonly id: string }[],
  providers: readonly Provider[],
): CatalogueFile {
  const stories = articles.map(({ story }) => story)
  const quarters = stories.map(({ time }) => Math.floor(Date.parse(time) / 900_000))
  const types = [...new Set(stories.map(({ type = DEFAULT_TYPE }) => type))].filter((type) => type !== DEFAULT_TYPE)
  /** Packs rows as distances. */
  const packRows = (rows: readonly number[]) => packNumbers(rows.map((row, at) => row - (rows[at - 1] ?? -1)))
  const rowsWhere = (isListed: (article: HandMadeArticle) => boolean) =>
    articles.flatMap((article, row) => (isListed(article) ? [row] : []))
  const reports = rowsWhere(({ event }) => event !== undefined)
  const topicsOf = (story: Story) =>
    story.topics.map((id) => topics.findIndex((topic) => topic.id === id)).sort((a, b) => a - b)
  return {
    rows: {
      cards: [['all', stories.length, 'c']],
      time: packNumbers(quarters.map((quarter, row) => toUnsigned((quarters[row - 1] ?? 0) - quarter))),
      types: types.map((type) => [type, packRows(rowsWhere(({ story }) => story.type === type))]),
      videos: '',
      severalOutlets: packRows(rowsWhere(({ story }) => story.coverage !== undefined)),
      reports: packNumbers(
        reports.flatMap((row, at) => {
          const [event, place = 0] = articles[row]?.event ?? []
          const before = reports.slice(0, at).findLast((other) => articles[other]?.event?.[0] === event) ?? row
          return [row - (reports[at - 1] ?? -1), row - before, place]
        }),
      ),
      shared: [],
    },
    groups: {
      topics: topics.map(({ id }) => id),
      topicCounts: packNumbers(stories.map((story) => story.topics.length)),
      topic: packNumbers(
        stories.flatMap((story) => topicsOf(story).map((topic, at, all) => topic - (all[at - 1] ?? 0))),
      ),
      providers,
      provider: packNumbers(stories.map(({ provider }) => provider)),
    },
    ranks: packNumbers(stories.map(() => 0)),
    ids: stories.map(({ id }) => packIdHash(fnv1a(id) >>> 8)).join(''),
  }
}

/**
 * Makes a valid index of a few articles in one part, as texts of files by their paths. Unlike a bundled index, it does
 * not depend on which articles the bundler takes for reports of one event.
 */
export function handMadeIndex(edition: HandMadeEdition): Map<string, string> {
  const { providers, articles, similar = { ids: [], items: [], similar: [] }, lead = 0 } = edition
  const files = new Map<string, string>()
  const add = <Kind extends keyof FileContents>(kind: Kind, key: string, hash: string, content: FileContents[Kind]) =>
    files.set(indexFilePath(kind, key, hash), JSON.stringify(content))
  const stories = articles.map(({ story }) => story)
  const toCard = ({ text: _, reports: __, related: ___, alternates, authors, publishers, tags, ...card }: Story) => card
  const cards = stories.map(toCard)
  /** Positions of the articles of a list in which every event has one place. */
  const fold = (positions: readonly number[]) => {
    const leads = new Map<number, number>()
    const placeAt = (position: number) => articles[position]?.event?.[1] ?? 0
    for (const position of positions) {
      const event = articles[position]?.event?.[0]
      const known = event === undefined ? undefined : leads.get(event)
      if (event !== undefined && (known === undefined || placeAt(position) < placeAt(known))) leads.set(event, position)
    }
    return positions.filter((position) => {
      const event = articles[position]?.event?.[0]
      return event === undefined || leads.get(event) === position
    })
  }
  const facets = { providers: providers.map((_, index) => index), types: [DEFAULT_TYPE] }
  const frontOf = (positions: readonly number[], isSite: boolean): Front => ({
    providers,
    cards,
    latest: positions,
    top: positions,
    lead: isSite && positions.length > 0 ? [lead, ...positions.filter((position) => position !== lead)] : [],
    bands: [],
    facets,
  })
  const sourcesOf = (positions: readonly number[]) =>
    providers.map((_, index) => positions.filter((position) => stories[position]?.provider === index).length)
  const positionsOf = (topic?: string) =>
    fold([...stories.keys()].filter((position) => !topic || stories[position]?.topics.includes(topic)))

  const topics = edition.topics.map((topic): Topic => {
    const positions = positionsOf(topic.id)
    add('fronts', topic.id, 'f', frontOf(positions, false))
    return { ...topic, count: positions.length, providers: providers.length, sources: sourcesOf(positions), front: 'f' }
  })
  const all = positionsOf()
  add('fronts', SITE_FRONT_KEY, 'f', frontOf(all, true))
  add('catalogue', 'newest', 'r', catalogueOf(articles, topics, providers))
  add('directory', 'all', 'd', { stories: [['all', 's']], similar: [['all', 'm']] })
  add('cards', 'all', 'c', { providers, cards })
  add('stories', 'all', 's', { providers, stories })
  add('similar', 'all', 'm', { providers, ...similar })
  add('search', 'newest', 'w', searchVolume(stories))
  const manifest: Manifest = {
    format: INDEX_FORMAT,
    edition: 'hand-made',
    site: { title: 'The Test Sheet', locale: 'en', home: [] },
    counts: { articles: articles.length, stories: all.length, providers: providers.length },
    leftOut: { unpublished: 0, future: 0, invalid: 0 },
    ...(stories[0] && { newest: stories[0].time }),
    topics,
    sources: sourcesOf(all),
    front: 'f',
    parts: [{ key: 'all', count: articles.length, directory: 'd' }],
    volumes: [
      {
        key: 'newest',
        count: articles.length,
        rows: 'r',
        groups: 'r',
        ranks: 'r',
        ids: 'r',
        words: 'w',
        languages: [],
      },
    ],
  }
  files.set(MANIFEST_FILE, JSON.stringify(manifest))
  return files
}
