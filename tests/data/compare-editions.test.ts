import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import type { Manifest, RelatedItem, Story, Tie } from '../../src/contract/edition.ts'
import { compareEditions } from '../../src/data/index/compare-editions.ts'
import { directoryQuery, storyShardQuery } from '../../src/data/index/story-queries.ts'

const story = (slug: string, reports: readonly RelatedItem[] = []): Story => ({
  id: `2026/11/22/${slug}`,
  title: slug,
  time: '2026-11-22T12:00:00Z',
  provider: 0,
  topics: [],
  reports,
  related: [],
  alternates: [],
  authors: [],
  publishers: [],
  tags: [],
})

const reportOf = (slug: string, by: Tie['by'] = 'words'): RelatedItem => ({
  title: slug,
  provider: 0,
  article: `2026/11/22/${slug}`,
  why: { by },
})

/** Compares two editions of these stories. The reader has opened the story `read`, and rules hide some others. */
function compare(
  before: readonly Story[],
  now: readonly Story[],
  hidden: readonly string[] = [],
  ofMutedOutlets: readonly string[] = [],
) {
  const client = new QueryClient()
  const edition = (name: string, stories: readonly Story[]) => {
    client.setQueryData(storyShardQuery('all', name).queryKey, { providers: [], stories })
    client.setQueryData(directoryQuery('all', name).queryKey, {
      stories: [['all', name]],
      similar: [],
    })
    return {
      topics: [],
      counts: { stories: stories.length },
      parts: [{ key: 'all', count: stories.length, directory: name }],
    } as unknown as Manifest
  }
  const isRead = (id: string) => id === '2026/11/22/read'
  return compareEditions(client, edition('old', before), edition('new', now), isRead, {
    isHidden: ({ title }) => [...hidden, ...ofMutedOutlets].includes(title),
    hidesEvent: ({ title }) => hidden.includes(title),
  })
}

test.each(['directory', 'shard'])(
  'only stories that are newer than the old edition are new when its %s is no longer on the host',
  async (missing) => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })))
    const later = { ...story('later'), time: '2026-11-22T13:00:00Z' }
    const place = (name: string) => ({ stories: [['all', name]] as const, similar: [] })
    client.setQueryData(directoryQuery('all', 'new').queryKey, place('new'))
    client.setQueryData(storyShardQuery('all', 'new').queryKey, { providers: [], stories: [story('a'), later] })
    if (missing === 'shard') client.setQueryData(directoryQuery('all', 'old').queryKey, place('old'))
    const edition = (directory: string) =>
      ({
        topics: [],
        counts: { stories: 1 },
        newest: '2026-11-22T12:00:00Z',
        parts: [{ key: 'all', count: 1, directory }],
      }) as unknown as Manifest
    const changes = await compareEditions(client, edition('old'), edition('new'), () => false)
    expect(changes).toEqual({ added: 1, updated: 0, joined: 0 })
  },
)

test('new reports of one event are one new story', async () => {
  const lamp = [story('a', [reportOf('b')]), story('b', [reportOf('a')])]
  expect(await compare([], [...lamp, story('c')])).toEqual({ added: 2, updated: 0, joined: 0 })
})

test('a new report joins a story that the reader has opened', async () => {
  const read = story('read')
  const now = [{ ...read, reports: [reportOf('a')] }, story('a', [reportOf('read')])]
  expect(await compare([read], now)).toEqual({ added: 1, updated: 0, joined: 1 })
})

test('another file of a page that the reader has opened does not join it', async () => {
  expect(await compare([story('read')], [story('read'), story('a', [reportOf('read', 'page')])])).toEqual({
    added: 1,
    updated: 0,
    joined: 0,
  })
})

test('a story that a rule hides is neither new nor updated, and joins no other', async () => {
  const read = story('read')
  const changed = { ...story('old'), excerpt: 'Changed.' }
  const now = [{ ...read, reports: [reportOf('a')] }, story('a', [reportOf('read')]), story('b'), changed]
  expect(await compare([read, story('old')], now, ['a', 'old'])).toEqual({ added: 1, updated: 0, joined: 0 })
})

test('an event whose first new report is hidden is not counted by another report', async () => {
  const lamp = [story('a', [reportOf('b')]), story('b', [reportOf('a')])]
  expect(await compare([], lamp, ['a'])).toEqual({ added: 0, updated: 0, joined: 0 })
  expect(await compare([], lamp, ['b'])).toEqual({ added: 1, updated: 0, joined: 0 })
})

test('an event whose first new report is of a muted outlet is counted by another report', async () => {
  const lamp = [story('a', [reportOf('b')]), story('b', [reportOf('a')])]
  expect(await compare([], lamp, [], ['a'])).toEqual({ added: 1, updated: 0, joined: 0 })
  expect(await compare([], lamp, [], ['b'])).toEqual({ added: 1, updated: 0, joined: 0 })
  expect(await compare([], lamp, [], ['a', 'b'])).toEqual({ added: 0, updated: 0, joined: 0 })
})
