import { expect, test } from 'vitest'
import type { Topic } from '../../src/contract/edition.ts'
import { type TopicNode, topicTree } from '../../src/data/index/topic-tree.ts'
import { descendantsOf, sectionsOf, trailOf } from '../../src/data/index/topics.ts'

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

test('the tree of topics keeps the publisher’s order', () => {
  const names = (nodes: readonly TopicNode[]): unknown => nodes.map((node) => [node.topic.id, names(node.children)])
  expect(names(topicTree(topics))).toEqual([
    ['ai', [['vision', [['faces', []]]]]],
    ['space', []],
  ])
})

test('the descendants of a topic are itself and all topics below it', () => {
  const below = descendantsOf(topics)
  expect([...(below.get('ai') ?? [])].sort()).toEqual(['ai', 'faces', 'vision'])
  expect([...(below.get('space') ?? [])]).toEqual(['space'])
})

test('sections are the topics with an own ink and at least one story', () => {
  expect(sectionsOf([...topics, make('empty', { count: 0 }), make('all', { ink: 0 })]).map((t) => t.id)).toEqual([
    'ai',
    'space',
  ])
})

test('a trail leads from the root topic to the topic', () => {
  expect(trailOf(topics, 'faces').map((t) => t.id)).toEqual(['ai', 'vision', 'faces'])
  expect(trailOf(topics, 'nowhere')).toEqual([])
})
