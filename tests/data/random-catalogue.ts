import { type Catalogue, FLAG } from '../../src/data/catalogue/catalogue.ts'

/** Returns whole numbers below `n`, the same ones for the same seed. */
export function randomNumbers(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

export const TOPICS = Array.from({ length: 9 }, (_, index) => `t${index}`)
/** `t0` to `t2` are roots. */
export const parentOf = (topic: number) => (topic < 3 ? undefined : Math.floor(topic / 3) - 1)
export const DESCENDANTS = new Map(TOPICS.map((id) => [id, new Set([id])]))
for (let topic = TOPICS.length - 1; topic >= 0; topic--)
  for (const id of DESCENDANTS.get(`t${topic}`) ?? []) DESCENDANTS.get(`t${parentOf(topic)}`)?.add(id)

export const NOW = Date.UTC(2026, 10, 22, 16, 30)

/** A catalogue of random rows, some of which report one event, over four hundred days before {@link NOW}. */
export function randomCatalogue(seed: number, size: number, isSorted: boolean): Catalogue {
  const random = randomNumbers(seed)
  const newest = Math.floor(NOW / 900_000)
  const time = Uint32Array.from({ length: size }, () => newest - random(random(2) === 0 ? 96 * 400 : 96 * 10))
  if (isSorted) time.sort().reverse()
  const lists = Array.from({ length: size }, () => [...new Set(Array.from({ length: random(4) }, () => random(9)))])
  const topicStarts = new Uint32Array(size + 1)
  for (const [row, list] of lists.entries()) topicStarts[row + 1] = (topicStarts[row] ?? 0) + list.length
  const provider = Uint16Array.from({ length: size }, () => random(5))
  const flags = Uint8Array.from({ length: size }, () => (random(4) === 0 ? FLAG.video : 0))
  const events: Uint32Array[] = []
  const free = Array.from({ length: size }, (_, row) => row).filter(() => random(3) === 0)
  while (free.length > 0) {
    const rows = free.splice(0, 1 + random(4)).sort(() => random(3) - 1)
    const several = rows.some((row) => provider[row] !== provider[rows[0] ?? 0]) ? FLAG.severalOutlets : 0
    for (const row of rows) flags[row] = (flags[row] ?? 0) | FLAG.report | several
    events.push(Uint32Array.from(rows))
  }
  return {
    size,
    isSorted,
    time,
    type: Uint16Array.from({ length: size }, () => random(3)),
    types: ['article', 'video', 'podcast'],
    provider,
    providers: Array.from({ length: 5 }, (_, index) => ({ domain: `p${index}.example`, name: `P${index}` })),
    topicStarts,
    topicsOfRows: Uint16Array.from(lists.flat()),
    topics: TOPICS,
    flags,
    events,
    shards: [{ start: 0, key: 'all', hash: 'x' }],
  }
}
