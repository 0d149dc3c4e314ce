import { createHash } from 'node:crypto'
import { ALL_PROVIDERS, MANIFEST_FILE, SITE_FRONT, indexFile, type IndexFileKind } from '../contract/addresses.ts'
import {
  type CatalogueRows,
  type Directory,
  FORMAT,
  type Manifest,
  type Part,
  type Provider,
  type Site,
  type Topic,
} from '../contract/edition.ts'
import { byLatest, rankOf } from '../contract/order.ts'
import { shardKey, splitShards } from '../contract/shards.ts'
import { type EditionArticle, ProviderTable, toCard, toStory } from './edition-parts.ts'
import { makeFront, topFirst } from './front.ts'
import type { TopicPlan } from './topic-plan.ts'

const MOST_ROWS = 2000
const MOST_CARDS = 48
const MOST_STORIES = 24
const MOST_BYTES = 40_000

export interface EditionInput {
  readonly site: Site
  readonly articles: readonly EditionArticle[]
  readonly topics: readonly TopicPlan[]
  /** Everyone who is named, by domain, sorted. */
  readonly providers: ReadonlyMap<string, Provider>
  readonly leftOut: Manifest['leftOut']
}

const byteLength = (content: unknown) => Buffer.byteLength(JSON.stringify(content))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * An edition → the files of its index, by path. Pure: the same articles in any order give the same bytes.
 * The manifest is the last of the files.
 */
export function shard(input: EditionInput): { files: Map<string, string>; manifest: Manifest } {
  const files = new Map<string, string>()
  const add = (kind: IndexFileKind, key: string, content: unknown): string => {
    const text = JSON.stringify(content)
    const hash = hashOf(text)
    files.set(indexFile(kind, key, hash), text)
    return hash
  }
  const { site, providers } = input
  const latest = input.articles.toSorted(byLatest)
  const newest = latest[0]?.time
  const keys = new Map(latest.map((article) => [article, shardKey(article.id)]))
  const keyOf = (article: EditionArticle) => keys.get(article) ?? ''
  const byKey = latest.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.id < b.id ? -1 : 1))

  const cardBytes = new Map<EditionArticle, number>()
  const storyBytes = new Map<EditionArticle, number>()
  for (const article of latest) {
    cardBytes.set(article, byteLength(toCard(article, new ProviderTable(providers), site.locale)))
    storyBytes.set(article, byteLength(toStory(article, new ProviderTable(providers), site.locale)))
  }
  const isOver = (sizes: Map<EditionArticle, number>, most: number) => (group: readonly EditionArticle[]) =>
    group.length > most || group.reduce((sum, article) => sum + (sizes.get(article) ?? 0), 0) > MOST_BYTES

  const parts = splitShards(byKey, keyOf, (group) => group.length > MOST_ROWS).map(({ key, items }): Part => {
    // A shard of a part is never named wider than the part.
    const split = (sizes: Map<EditionArticle, number>, most: number) =>
      splitShards(items, keyOf, isOver(sizes, most)).map((one) => ({
        key: one.key.length < key.length ? key : one.key,
        items: one.items.toSorted(byLatest),
      }))
    const cardShards = split(cardBytes, MOST_CARDS)
    const directory: Directory = {
      cards: cardShards.map((one) => {
        const table = new ProviderTable(providers)
        const cards = one.items.map((article) => toCard(article, table, site.locale))
        return [one.key, cards.length, add('cards', one.key, { providers: table.providers, cards })]
      }),
      stories: split(storyBytes, MOST_STORIES).map((one) => {
        const table = new ProviderTable(providers)
        const stories = one.items.map((article) => toStory(article, table, site.locale))
        return [one.key, add('stories', one.key, { providers: table.providers, stories })]
      }),
    }
    return {
      key,
      count: items.length,
      rows: add('catalogue', key, rowsOf(cardShards.flatMap((one) => one.items))),
      directory: add('directory', key, directory),
    }
  })

  const members = articlesByTopic(latest, input.topics)
  const within = (plan: TopicPlan) => members.get(plan.topic.id) ?? []
  const topics: Topic[] = input.topics.map((plan) => {
    const articles = within(plan)
    return {
      ...plan.topic,
      ink: plan.ink,
      ...(plan.sub !== undefined && { sub: plan.sub }),
      count: articles.length,
      providers: new Set(articles.map((article) => article.source.domain)).size,
      front: add('fronts', plan.topic.id, makeFront(articles, newest, providers, site.locale)),
    }
  })
  const home = site.home.flatMap((id) => input.topics.find((plan) => plan.topic.id === id) ?? [])
  const bands = home.map((plan) => ({ topic: plan.topic.id, articles: topFirst(within(plan), newest) }))
  const named = new Set(latest.map((article) => article.source.domain))
  const draft: Manifest = {
    format: FORMAT,
    edition: '',
    site,
    counts: { articles: latest.length, providers: named.size },
    leftOut: input.leftOut,
    ...(newest && { newest }),
    topics,
    front: add('fronts', SITE_FRONT, makeFront(latest, newest, providers, site.locale, bands)),
    providers: add('providers', ALL_PROVIDERS, {
      providers: [...providers.values()].filter(({ domain }) => named.has(domain)),
    }),
    parts,
  }
  const manifest: Manifest = { ...draft, edition: hashOf(JSON.stringify(draft)) }
  files.set(MANIFEST_FILE, JSON.stringify(manifest))
  return { files, manifest }
}

/** Articles of each topic and of all below it, each once, in the order given. */
function articlesByTopic(
  articles: readonly EditionArticle[],
  plans: readonly TopicPlan[],
): Map<string, EditionArticle[]> {
  const parents = new Map(plans.map(({ topic }) => [topic.id, topic.parent]))
  const members = new Map<string, EditionArticle[]>(plans.map(({ topic }) => [topic.id, []]))
  for (const article of articles) {
    const ids = new Set<string>()
    for (const own of article.topics) for (let id: string | undefined = own; id; id = parents.get(id)) ids.add(id)
    for (const id of ids) members.get(id)?.push(article)
  }
  return members
}

/** Columns in the order of the cards; see `CatalogueRows`. */
function rowsOf(articles: readonly EditionArticle[]): CatalogueRows {
  const table = () => {
    const places = new Map<string, number>()
    return {
      place: (value: string) => places.get(value) ?? places.set(value, places.size).size - 1,
      values: () => [...places.keys()],
    }
  }
  const [topics, providers, types, sets] = [table(), table(), table(), table()]
  let before = 0
  const rows = articles.map(({ source, topics: ids, time }) => {
    const seconds = Date.parse(time) / 1000
    const step = seconds - before
    before = seconds
    return {
      time: step,
      set: sets.place(ids.map((id) => topics.place(id)).join(' ')),
      provider: providers.place(source.domain),
      type: types.place(source.type),
      rank: rankOf(source),
    }
  })
  return {
    topics: topics.values(),
    providers: providers.values(),
    types: types.values(),
    sets: sets.values().map((set) => (set ? set.split(' ').map(Number) : [])),
    time: rows.map((row) => row.time),
    set: rows.map((row) => row.set),
    provider: rows.map((row) => row.provider),
    type: rows.map((row) => row.type),
    rank: rows.map((row) => row.rank),
  }
}
