import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { createQueryClient } from '../../src/app/query-client.ts'
import { manifestQuery } from '../../src/data/index/queries.ts'
import { Edition } from '../../src/screens/edition/edition.tsx'
import { StoryActionsProvider } from '../../src/screens/story/story-actions-provider.tsx'
import { setDevice } from '../../src/state/device.ts'
import { type SiteContextValue, useSite } from '../../src/ui/base/site-context.tsx'
import { article, openEdition } from './open-edition.tsx'

const STORY = article({
  title: 'The tide is read by a camera',
  publishedDateTime: '2026-11-22T15:00:00Z',
  webUrl: 'https://amber.example/tide',
  topics: ['Tides'],
})

test('a card gets new values only when something in them is new, so that a notice draws no cards again', async () => {
  const { manifest } = await openEdition({ '_news/2026-11-22-tide.md': STORY }, '/')
  cleanup()
  const client = createQueryClient()
  client.setQueryData(manifestQuery.queryKey, manifest)
  const seen = new Set<SiteContextValue>()
  function Card() {
    seen.add(useSite())
    return null
  }
  const draw = () => (
    <QueryClientProvider client={client}>
      <Edition now={0} fallback={null}>
        <StoryActionsProvider>
          <Card />
        </StoryActionsProvider>
      </Edition>
    </QueryClientProvider>
  )
  const { rerender } = render(draw())
  onTestFinished(() => setDevice({ isOnline: true, note: undefined }))
  const first = [...seen]
  expect(first).toHaveLength(1)

  act(() => setDevice({ note: 'Saved stories are kept.' }))
  rerender(draw())
  expect([...seen]).toEqual(first)

  act(() => setDevice({ isOnline: false }))
  expect([...seen].map(({ isOffline }) => isOffline)).toEqual([false, true])
})
