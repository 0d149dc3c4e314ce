import { expect, test } from 'vitest'
import type { Manifest, Topic } from '../../src/contract/edition.ts'
import { frameOf } from '../../src/contract/first-screen.ts'

const topic: Topic = { id: 'sea', name: 'Sea', ink: 1, count: 3, providers: 2, sources: [2, 1], front: 'aaa' }

const manifest: Manifest = {
  format: 7,
  edition: 'one',
  site: { title: 'The Paper', locale: 'en', home: [] },
  counts: { articles: 3, stories: 3, providers: 2 },
  leftOut: { unpublished: 0, future: 0, invalid: 0 },
  topics: [topic],
  sources: [2, 1],
  front: 'bbb',
  parts: [],
  volumes: [],
}

test.each<[what: string, other: Manifest]>([
  [
    'one more story',
    {
      ...manifest,
      edition: 'two',
      counts: { articles: 4, stories: 4, providers: 3 },
      topics: [{ ...topic, count: 4, front: 'ccc' }],
    },
  ],
  ['another order of keys', { ...manifest, site: { home: [], locale: 'en', title: 'The Paper' } }],
])('%s leaves the frame of an edition as it is', (_, other) => {
  expect(frameOf(other)).toBe(frameOf(manifest))
})

test.each<[what: string, other: Manifest]>([
  ['another title', { ...manifest, site: { ...manifest.site, title: 'Another Paper' } }],
  ['another name of a topic', { ...manifest, topics: [{ ...topic, name: 'Oceans' }] }],
  ['a topic that lost its last story', { ...manifest, topics: [{ ...topic, count: 0 }] }],
  ['one more topic', { ...manifest, topics: [topic, { ...topic, id: 'sky' }] }],
  ['only one outlet, whose name then says nothing', { ...manifest, counts: { ...manifest.counts, providers: 1 } }],
])('%s gives an edition another frame', (_, other) => {
  expect(frameOf(other)).not.toBe(frameOf(manifest))
})
