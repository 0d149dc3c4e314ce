// @vitest-environment node
import type { QueryClient } from '@tanstack/react-query'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CatalogueRows } from '../../src/data/catalogue/catalogue.ts'
import { placeOf } from '../../src/data/catalogue/catalogue.ts'
import { catalogueRowsQuery } from '../../src/data/catalogue/load-catalogue.ts'
import { runSearch } from '../../src/data/search/run-search.ts'
import { allowedRows, countFacets } from '../../src/data/search/search-filter.ts'
import { dayOf, toggleOperator, valuesIn } from '../../src/data/search/search-operators.ts'
import { type SearchQuery, parseSearch } from '../../src/data/search/search-query.ts'
import { type Bundled, type Files, article } from '../bundler/workspace.ts'
import { openIndex } from './open-index.ts'

async function search(
  { client, index, serve }: Bundled & { readonly client: QueryClient; readonly serve: () => void },
  text: string,
  marked: Parameters<typeof allowedRows>[3] = { saved: [], read: [], lines: { lines: [], unread: {} } },
  isExact = false,
) {
  serve()
  const { manifest } = index
  const query = parseSearch(text)
  const isAllowed = (rows: CatalogueRows, asked: SearchQuery) => allowedRows(client, manifest, asked, marked, rows)
  const outcome = await runSearch({ client, manifest, query, isAllowed, isExact })
  const rows = outcome.rows.length > 0 ? await client.fetchQuery(catalogueRowsQuery(manifest)) : undefined
  const cards = index.cardShards()
  const slugs = outcome.rows.map((row) => {
    const place = rows && placeOf(rows, row)
    const shard = cards.find(({ key }) => key === place?.key)
    return shard?.cards[place?.index ?? -1]?.id.slice(11) ?? ''
  })
  return { ...outcome, slugs }
}

const story = (day: string, fields: Readonly<Record<string, unknown>>, body = '') =>
  article(
    { publishedDateTime: `2026-${day}T10:00:00Z`, webUrl: `https://x.example/${day}`, locale: 'en', ...fields },
    body,
  )

const FILES: Files = {
  '_data/topics/1.yaml': 'name: Science\n',
  '_data/topics/2.yaml': 'name: Oceans\nparent: Science\n',
  '_news/2026-03-01-harbour.md': story('03-01', {
    title: 'The harbour that reads the tide',
    excerpt: 'A camera watches the water.',
    topics: ['Oceans'],
    tags: ['pilotage'],
    provider: { name: 'Gullwing', domain: 'gullwing.example', authors: ['Odile Farrant'] },
  }),
  '_news/2026-03-02-camera.md': story('03-02', {
    title: 'A camera for the deep',
    excerpt: 'Divers tested it in a harbour.',
    topics: ['Science'],
    type: 'video',
  }),
  '_news/2026-03-03-text.md': story(
    '03-03',
    { title: 'Winter supplies', excerpt: 'Ships wait.', tags: ['Night watch'], topics: ['Oceans'] },
    'They came to the **harbour** by night train.',
  ),
  '_news/2026-03-04-train.md': story('03-04', {
    title: 'The train leaves at night',
    excerpt: 'And comes back.',
    tags: ['Night'],
  }),
  '_news/2026-03-05-japan.md': story('03-05', { title: '無人駅の時計', excerpt: '五分の遅れ。', locale: 'ja' }),
  '_news/2026-03-06-arabic.md': story('03-06', { title: 'نخيل الواحة', excerpt: 'يعلن عطشه.', locale: 'ar' }),
  '_news/2026-03-07-hebrew.md': story('03-07', { title: 'הנמל הישן', excerpt: 'מצלמה.', locale: 'he' }),
  '_news/2026-03-08-cafe.md': story('03-08', { title: 'Café São Tomé reopens', excerpt: 'Coffee again.' }),
}

let edition: Awaited<ReturnType<typeof openIndex>>
beforeAll(async () => {
  edition = await openIndex(FILES)
})

describe('a search finds', () => {
  test.each([
    ['harbour', ['harbour', 'camera', 'text']],
    ['harbor', ['harbour', 'camera', 'text']],
    ['harbours', ['harbour', 'camera', 'text']],
    ['harb', ['harbour', 'camera', 'text']],
    ['tide harbour', ['harbour']],
    ['harbour camera', ['camera', 'harbour']],
    ['pilotage', ['harbour']],
    ['farrant', ['harbour']],
    ['gullwing', ['harbour']],
    ['oceans', ['text', 'harbour']],
    ['ocean', ['text', 'harbour']],
    ['supply', ['text']],
    ['cafe sao tome', ['cafe']],
    ['時計', ['japan']],
    ['نخيل', ['arabic']],
    ['הנמל', ['hebrew']],
    ['harbour -camera', ['text']],
    ['-the -cafe -harbour topic:science', []],
    ['-harbour after:2026-03-05', ['cafe', 'hebrew', 'arabic', 'japan']],
    ['"night train"', ['text']],
    ['night train', ['train', 'text']],
    ['harbour -"night train"', ['harbour', 'camera']],
    ['topic:oceans harbour', ['harbour', 'text']],
    ['topic:science harbour', ['harbour', 'camera', 'text']],
    ['source:gullwing', ['harbour']],
    ['source:gul', ['harbour']],
    ['topic:oce harbour', ['harbour', 'text']],
    ['tag:pilotage', ['harbour']],
    ['tag:"Night Watch"', ['text']],
    ['tag:night-watch', ['text']],
    ['tag:night', ['train']],
    ['tag:nigh', ['train', 'text']],
    ['author:"odile farrant"', ['harbour']],
    ['author:odi harbour', ['harbour']],
    ['type:video', ['camera']],
    ['harbour after:2026-03-02', ['camera', 'text']],
    ['harbour -topic:oceans', ['camera']],
    ['harbour -topic:science', []],
    ['harbour -source:gullwing', ['camera', 'text']],
    ['harbour -tag:pilotage', ['camera', 'text']],
    ['harbour -author:"odile farrant" -type:video', ['text']],
    ['harbour -before:2026-03-02 -after:2026-03-03', ['camera']],
    ['harbour after:tomorrow', ['harbour', 'camera', 'text']],
    ['harbour before:2026-03-02', ['harbour']],
    ['the', ['train', 'camera', 'harbour', 'text']],
  ])('%s', async (text, expected) => {
    const { slugs, corrected } = await search(edition, text)
    expect(corrected).toBeUndefined()
    expect(slugs.toSorted()).toEqual(expected.toSorted())
    // Titles come before excerpts, and these before texts.
    expect(slugs[0]).toBe(expected[0])
  })

  test('what the reader has marked', async () => {
    const marked = {
      saved: ['2026/03/01/harbour', '2025/01/01/gone'],
      read: ['2026/03/02/camera'],
      lines: { lines: [], unread: {} },
    }
    expect((await search(edition, 'harbour is:saved', marked)).slugs).toEqual(['harbour'])
    expect((await search(edition, 'is:read', marked)).slugs).toEqual(['camera'])
    expect((await search(edition, 'harbour is:unread', marked)).slugs).toEqual(['harbour', 'text'])
    expect((await search(edition, 'harbour -is:saved', marked)).slugs).toEqual(['camera', 'text'])
    expect((await search(edition, 'is:saved')).slugs).toEqual([])
  })

  test('where it matched, when it is neither title nor excerpt', async () => {
    const places = async (text: string) => {
      const { rows, matchOf } = await search(edition, text)
      return rows.map((row) => {
        const match = matchOf(row)
        return match && `${match.place}: ${match.words}`
      })
    }
    expect(await places('pilotage')).toEqual(['tag: pilotage'])
    expect(await places('odile farrant ')).toEqual(['author: odile farrant'])
    expect(await places('pilot')).toEqual(['tag: pilot…'])
    expect(await places('supplies')).toEqual([undefined])
    expect(await places('harbour')).toEqual([undefined, undefined, 'text: harbour'])
  })
})

describe('a search that finds nothing', () => {
  test.each([
    ['harbuor', 'harbour'],
    ['jarbour', 'harbour'],
    ['camrea', 'camera'],
    ['pilotege tide', 'pilotage tide'],
    ['harbour zzzzzzzz', 'harbour'],
    ['harbour coffee', 'coffee'],
  ])('%s is searched as %s', async (text, corrected) => {
    const found = await search(edition, text)
    expect(found.corrected).toBe(corrected)
    expect(found.slugs.length).toBeGreaterThan(0)
  })

  test('keeps to the typed words when it is told to, and offers the near ones', async () => {
    const found = await search(edition, 'harbuor', undefined, true)
    expect(found.slugs).toEqual([])
    expect(found.suggestions[0]).toBe('harbour')
  })

  test('is empty when no word is near', async () => {
    const found = await search(edition, 'qqqqqqqq')
    expect(found).toMatchObject({ slugs: [], suggestions: [] })
    expect(found.corrected).toBeUndefined()
  })
})

test('facets count each topic with those above it, outlets and times', async () => {
  const { client, index } = edition
  const { matching } = await search(edition, 'harbour')
  const catalogue = index.catalogue()
  const now = Date.parse('2026-03-08T12:00:00Z')
  const loaded = await client.fetchQuery(catalogueRowsQuery(index.manifest))
  const facets = countFacets(index.manifest, loaded, catalogue, matching, now)
  expect(facets.topics).toEqual([
    ['science', 3],
    ['oceans', 2],
  ])
  expect(facets.outlets.map(([{ domain }, count]) => [domain, count])).toEqual([
    ['x.example', 2],
    ['gullwing.example', 1],
  ])
  expect(facets.times.at(-1)).toEqual(['365d', 3])
})

test.each([
  'harbour',
  'harb',
  'topic:oceans harbour',
  'topic:science source:gullwing.example',
  'source:x.example camera',
  'after:2026-03-01 the',
  'after:2026-02-24 -cafe',
  '-"night train" harbour',
  '"night train" topic:science',
])('each choice beside the results of %s finds as many stories as its count says', async (text) => {
  const opened = await openIndex(FILES)
  const { client, manifest, index } = opened
  opened.serve()
  const options = catalogueRowsQuery(manifest)
  const loaded = await client.fetchQuery(options)
  // The rows are newest first. Both events have reports of two topics, and one has reports of two outlets.
  const [supplies, camera, harbour, train] = [5, 6, 7, 4]
  const rows = { ...loaded, events: [Uint32Array.of(supplies, train), Uint32Array.of(harbour, camera)] }
  client.setQueryData(options.queryKey, rows)
  const find = (query: string) => search(opened, query)
  const now = Date.parse('2026-03-03T12:00:00Z')
  const facets = countFacets(manifest, rows, index.catalogue(), (await find(text)).matching, now)
  const choices = [
    ...facets.topics.map(([id, count]) => ['topic', id, count] as const),
    ...facets.outlets.map(([{ domain }, count]) => ['source', domain, count] as const),
    ...facets.times.map(([since, count]) => ['after', dayOf(since, now), count] as const),
  ]
  const chosen = choices.filter(([name, value]) => !valuesIn(text, name).includes(value))
  const found = await Promise.all(
    chosen.map(async ([name, value]) => [name, value, (await find(toggleOperator(text, name, value))).slugs.length]),
  )
  expect(found).toEqual(chosen)
})

test('a large edition loads only the words that a search asks for', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 900 }, (_, at) => {
      const day = new Date(Date.UTC(2025, 0, 1) + at * 43_200_000).toISOString().slice(0, 10)
      const words = Array.from(
        { length: 30 },
        (__, place) => `w${((at * 31 + place * 17) % 5000).toString(36)}x${place}`,
      )
      const title = `Story ${at} of ${at % 2 ? 'harbours' : 'cameras'}`
      return [
        `_news/${day}-story-${at}.md`,
        article({
          title,
          excerpt: words.join(' '),
          publishedDateTime: `${day}T10:00:00Z`,
          webUrl: `https://x.example/${at}`,
        }),
      ]
    }),
  )
  const large = await openIndex(many)
  const archive = large.index.search().find(({ tables }) => tables.length > 1)
  expect(archive?.tables.length).toBeGreaterThan(2)
  const { slugs } = await search(large, 'harbour')
  expect(slugs).toHaveLength(450)
  expect(slugs[0]).toBe('story-899')
  expect(large.requested.filter((path) => path.startsWith('search/words'))).toHaveLength(1)
  const phrase = await search(large, '"of harbours"')
  expect(phrase.slugs.length).toBeGreaterThan(40)
  expect(phrase.isWhole).toBe(false)
  // Only stories that have the words of an excluded phrase are read.
  expect((await search(large, '-"of harbours"')).slugs).toHaveLength(450)
  expect(await search(large, '-"of boats"')).toMatchObject({ isWhole: true, slugs: { length: 900 } })
  large.requested.length = 0
  expect((await search(large, 'nowhere')).slugs).toEqual([])
  expect(large.requested.length).toBeLessThanOrEqual(1)
}, 60_000)
