// @vitest-environment node
import { expect, test } from 'vitest'
import { compareLatest, rankOf, topScore } from '../../../src/contract/order.ts'
import { manyArticles, generatedFolder } from '../many-articles.ts'
import { WrittenIndex, article, bundleFiles, bundleFolder } from '../workspace.ts'

test('a front has the newest and the best articles, and facets of the whole topic', async () => {
  const { index } = await bundleFiles(manyArticles(300))
  const cards = index
    .cardShards()
    .flatMap((shard) => shard.cards.map((card) => ({ ...card, domain: shard.providers[card.provider]?.domain ?? '' })))
  const inStars = cards.filter(({ topics }) => topics.includes('stars')).toSorted(compareLatest)
  const front = index.front('stars')
  expect(front.latest.map((at) => front.cards[at]?.id)).toEqual(inStars.slice(0, 24).map(({ id }) => id))
  expect(front.top).toHaveLength(24)
  expect(front.lead).toEqual([])
  expect(front.bands).toEqual([])
  expect(front.facets.types).toEqual(['article', 'video'])
  const { sources = [] } = index.manifest.topics.find(({ id }) => id === 'stars') ?? {}
  expect(sources).toHaveLength(front.facets.providers.length)
  expect(sources).toEqual(sources.toSorted((a, b) => b - a))
  for (const [place, provider] of front.facets.providers.entries()) {
    const domain = front.providers[provider]?.domain
    expect(inStars.filter((card) => card.domain === domain)).toHaveLength(sources[place] ?? 0)
  }
  const whole = index.front()
  expect(whole.bands.map(({ topic }) => topic).toSorted()).toEqual(['harbours', 'oceans', 'stars'])
  expect(whole.cards.length).toBeLessThanOrEqual(100)
  const first = cards.toSorted(compareLatest)[0]
  expect(whole.cards[whole.latest[0] ?? -1]?.id).toBe(first?.id)
  expect(index.manifest.newest).toBe(first?.time)
})

test('an article of unknown heat never comes before one of known heat in “Top”', async () => {
  const { index } = await bundleFiles({
    '_news/2020-06-12-unknown.md': article({ heat: -1, publishedDateTime: '2020-06-12' }),
    '_news/2020-06-01-known.md': article({ heat: 0, publishedDateTime: '2020-06-01', webUrl: 'https://b.example/' }),
  })
  const front = index.front()
  expect(front.top.map((at) => front.cards[at]?.id)).toEqual(['2020/06/01/known', '2020/06/12/unknown'])
})

/** All cards, with the domain of the outlet instead of its number. */
const allCards = (index: WrittenIndex) =>
  index
    .cardShards()
    .flatMap(({ cards, providers }) =>
      cards.map((card) => ({ ...card, provider: providers[card.provider]?.domain ?? '' })),
    )

/** Ids of a topic and of all topics below it. */
function withBelow(index: WrittenIndex, id: string): string[] {
  const children = index.manifest.topics.filter(({ parent }) => parent === id)
  return [id, ...children.flatMap((child) => withBelow(index, child.id))]
}

test('fronts and counts agree with the cards of the index, and a front has each card and each event once', async () => {
  const { index } = await bundleFolder(generatedFolder())
  const cards = allCards(index)
  const events = index.events()
  /** Leaves out reports of which the list has one that comes before them in the event. */
  const shownOf = (list: typeof cards) => {
    const first = new Map<number, number>()
    for (const { id } of list) {
      const { event = -1, place = 0 } = events.get(id) ?? {}
      first.set(event, Math.min(first.get(event) ?? place, place))
    }
    return list.filter(({ id }) => {
      const { event, place } = events.get(id) ?? {}
      return event === undefined || first.get(event) === place
    })
  }
  expect(shownOf(cards).length).toBeLessThan(cards.length)
  const byId = new Map(cards.map((card) => [card.id, card]))
  expect(byId.size).toBe(3000)
  expect(index.manifest.counts.stories).toBe(shownOf(cards).length)
  expect(index.manifest.newest).toBe(cards.toSorted(compareLatest)[0]?.time)
  const newest = Date.parse(index.manifest.newest ?? '')
  const scoreOf = (card: (typeof cards)[number]) => topScore(rankOf(card), (newest - Date.parse(card.time)) / 1000)
  const lists = [
    { front: index.front(), members: shownOf(cards) },
    ...index.manifest.topics.map(({ id, count, providers }) => {
      const ids = withBelow(index, id)
      const members = cards.filter(({ topics }) => topics.some((topic) => ids.includes(topic)))
      expect({ id, count, providers }).toEqual({
        id,
        count: shownOf(members).length,
        providers: new Set(members.map(({ provider }) => provider)).size,
      })
      return { front: index.front(id), members: shownOf(members) }
    }),
  ]
  for (const { front, members } of lists) {
    const idsOf = (places: readonly number[]) => places.map((place) => front.cards[place]?.id)
    const latest = members.toSorted(compareLatest)
    const best = members.toSorted((a, b) => scoreOf(b) - scoreOf(a) || compareLatest(a, b))
    expect(idsOf(front.latest)).toEqual(latest.slice(0, 24).map(({ id }) => id))
    expect(idsOf(front.top)).toEqual(best.slice(0, 24).map(({ id }) => id))
    expect(new Set(front.cards.map(({ id }) => id)).size).toBe(front.cards.length)
    const featured = new Set([
      front.latest[0],
      front.top[0],
      ...front.lead,
      ...front.bands.flatMap(({ cards }) => cards),
    ])
    for (const [at, { image, provider, ...card }] of front.cards.entries()) {
      const { excerpt, provider: domain, ...known } = byId.get(card.id) ?? {}
      const isPictured = image && front.cards.filter((other) => other.image?.src === image.src).length === 1
      // The open story shows the excerpt that the card leaves out.
      const withoutExcerpt = excerpt === undefined ? known : { ...known, more: true }
      const expected = isPictured && !featured.has(at) ? withoutExcerpt : { ...known, excerpt }
      expect({ ...card, image }).toEqual(expected)
      expect(front.providers[provider]?.domain).toBe(domain)
    }
    const shown = [front.latest, front.top, front.lead, ...front.bands.map((band) => band.cards)].flat()
    expect(new Set(shown).size).toBe(front.cards.length)
    expect(Math.max(...shown)).toBeLessThan(front.cards.length)
  }
})
