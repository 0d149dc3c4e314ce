import { expect, it } from 'vitest'
import { article, bundleFolder, onlyStory, publishedCards } from './workspace.ts'

it('publishes a sound article without a word', async () => {
  const edition = await bundleFolder({ '_news/2026-05-10-quiet.md': article() })
  expect(edition.problems).toEqual([])
  expect(edition.ok).toBe(true)
  expect(onlyStory(edition).title).toBe('A quiet harbour wakes')
  expect(publishedCards(edition)).toHaveLength(1)
})
