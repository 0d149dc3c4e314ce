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
import type { CatalogueColumns, Directory, SearchShard } from '../../src/contract/part.ts'
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
  readonly catalogue: CatalogueColumns
  readonly directory: Directory
  readonly cards: CardShard
  readonly stories: StoryShard
  readonly similar: SimilarShard
  readonly search: SearchShard
}

/** One search shard over some articles, see {@link SearchShard}. */
function searchShard(stories: readonly Story[]): SearchShard {
  const hits = new Map<string, number[]>()
  for (const [row, { title, excerpt = '' }] of stories.entries()) {
    const inTitle = new Set(wordsOf(title))
    for (const word of new Set([...inTitle, ...wordsOf(excerpt)]))
      hits.set(word, [...(hits.get(word) ?? []), row * 2 + Number(inTitle.has(word))])
  }
  const words = [...hits.keys()].sort()
  const differences = (list: readonly number[]) =>
    list.map((hit, index) => (hit - (list[index - 1] ?? 0)).toString(36)).join(' ')
  return { words: words.join(' '), hits: words.map((word) => differences(hits.get(word) ?? [])).join() }
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
  const seconds = stories.map(({ time }) => Date.parse(time) / 1000)
  const types = [...new Set(stories.map(({ type = DEFAULT_TYPE }) => type))]
  add('catalogue', 'all', 'r', {
    topics: topics.map(({ id }) => id),
    providers,
    types,
    sets: stories.map((story) => story.topics.map((id) => topics.findIndex((topic) => topic.id === id))),
    time: seconds.map((time, row) => time - (seconds[row - 1] ?? 0)),
    set: stories.map((_, row) => row),
    provider: stories.map(({ provider }) => provider),
    type: stories.map(({ type = DEFAULT_TYPE }) => types.indexOf(type)),
    rank: stories.map(() => -1),
    reports: articles.flatMap(({ event }, row) => (event ? [[row, ...event] as const] : [])),
  })
  add('directory', 'all', 'd', {
    cards: [['all', cards.length, 'c']],
    stories: [['all', 's']],
    similar: [['all', 'm']],
    search: [['all', cards.length, 'w']],
  })
  add('cards', 'all', 'c', { providers, cards })
  add('stories', 'all', 's', { providers, stories })
  add('similar', 'all', 'm', { providers, ...similar })
  add('search', 'all', 'w', searchShard(stories))
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
    parts: [{ key: 'all', count: articles.length, rows: 'r', directory: 'd' }],
  }
  files.set(MANIFEST_FILE, JSON.stringify(manifest))
  return files
}
