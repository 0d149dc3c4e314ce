import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { PropsWithChildren } from 'react'
import { expect, test, vi } from 'vitest'
import type { Front, Manifest, Topic } from '../../src/contract/edition.ts'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { useArticleList } from '../../src/data/filter/use-article-list.ts'
import { frontQuery } from '../../src/data/index/queries.ts'

const topicOf = (id: string, front: string): Topic => ({
  id,
  name: id,
  ink: 1,
  count: 1,
  providers: 1,
  sources: [1],
  front,
})

const editionOf = (edition: string) =>
  ({ edition, topics: [], counts: { stories: 1, providers: 1 }, sources: [1] }) as unknown as Manifest

const frontOf = (title: string): Front => ({
  providers: [{ domain: 'amber.example', name: 'Amber Post' }],
  cards: [{ id: '2026/11/22/a', title, time: '2026-11-22T12:00:00Z', provider: 0, topics: [] }],
  latest: [0],
  top: [0],
  lead: [],
  bands: [],
  facets: { providers: [0], types: ['article'] },
})

test('the choices of a list stay while the front of a newer edition is loading, and not for another topic', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => {}))
  const client = new QueryClient()
  const wrapper = ({ children }: PropsWithChildren) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const [sea, newerSea, sky] = [topicOf('sea', 'old'), topicOf('sea', 'new'), topicOf('sky', 'old')]
  const put = (edition: string, topic: Topic, title: string) =>
    client.setQueryData(frontQuery(editionOf(edition), topic).queryKey, frontOf(title))
  put('1', sea, 'Old')
  const { result, rerender } = renderHook(
    ({ edition, topic }) =>
      useArticleList(editionOf(edition), {
        topic,
        filter: parseFilter(''),
        wanted: 1,
        files: 1,
        isEager: false,
        now: 0,
        marks: undefined,
        loadSelecting: () => Promise.reject(new Error('Nothing is selected.')),
      }),
    { wrapper, initialProps: { edition: '1', topic: sea } },
  )
  const titles = () => result.current.view?.articles.map(({ title }) => title)
  expect(titles()).toEqual(['Old'])
  rerender({ edition: '2', topic: newerSea })
  expect(result.current.hasFacets).toBe(true)
  expect(result.current.facets.providers).toHaveLength(1)
  expect(result.current.isOutdated).toBe(true)
  put('2', newerSea, 'New')
  await waitFor(() => expect(titles()).toEqual(['New']))
  rerender({ edition: '2', topic: sky })
  expect(result.current.hasFacets).toBe(false)
})
