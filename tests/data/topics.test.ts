import { expect, test } from 'vitest'
import type { Topic } from '../../src/contract/edition.ts'
import { type TopicNode, descendantsOf, sectionsOf, topicTree, trailOf } from '../../src/data/topics.ts'

const make = (id: string, more: Partial<Topic> = {}): Topic => ({
  id,
  name: id,
  ink: 1,
  count: 1,
  providers: 1,
  sources: [],
  front: 'x',
  ...more,
})
const topics = [
  make('ai'),
  make('vision', { parent: 'ai', sub: 1 }),
  make('faces', { parent: 'vision', sub: 1 }),
  make('space', { ink: 2 }),
]

test('the tree keeps the order of the publisher', () => {
  const names = (nodes: readonly TopicNode[]): unknown => nodes.map((node) => [node.topic.id, names(node.children)])
  expect(names(topicTree(topics))).toEqual([
    ['ai', [['vision', [['faces', []]]]]],
    ['space', []],
  ])
})

test('a parent includes its children and theirs', () => {
  const below = descendantsOf(topics)
  expect([...(below.get('ai') ?? [])].sort()).toEqual(['ai', 'faces', 'vision'])
  expect([...(below.get('space') ?? [])]).toEqual(['space'])
})

test('sections are what has an ink of its own and stories', () => {
  expect(sectionsOf([...topics, make('empty', { count: 0 }), make('all', { ink: 0 })]).map((t) => t.id)).toEqual([
    'ai',
    'space',
  ])
})

test('a trail leads from the root to the topic', () => {
  expect(trailOf(topics, 'faces').map((t) => t.id)).toEqual(['ai', 'vision', 'faces'])
  expect(trailOf(topics, 'nowhere')).toEqual([])
})
