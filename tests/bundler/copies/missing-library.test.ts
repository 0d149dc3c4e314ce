// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { describeCopies } from '../../../src/bundler/report/report-copies.ts'
import { PNG, article, bundleFiles } from '../workspace.ts'

vi.mock('../../../src/bundler/copies/load-sharp.ts', () => ({
  sharpVersion: () => undefined,
  loadSharp: () => undefined,
}))

test('without the library, pictures are published in their own size and the report says so', async () => {
  const { index, edition } = await bundleFiles({
    '_news/2020-06-10-story.md': article({ images: [{ url: 'assets/quay.png', width: 800, height: 400 }] }),
    'assets/quay.png': PNG,
  })
  expect(edition.problems).toEqual([])
  expect(edition.assets).toEqual(['assets/quay.png'])
  expect(edition.copies).toEqual([])
  expect(index.story('story').image).toEqual({ src: 'assets/quay.png', width: 800, height: 400 })
  expect(edition.copied && describeCopies(edition.copied)).toEqual([
    'Pictures are published in their own size only, because the library sharp is missing: npm install --include=optional.',
  ])
})

test('a folder without pictures says nothing of them', async () => {
  const { edition } = await bundleFiles({ '_news/2020-06-10-story.md': article() })
  expect(edition.copied).toBeUndefined()
})
