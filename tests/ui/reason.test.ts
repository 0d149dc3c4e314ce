import { expect, test } from 'vitest'
import type { RelatedArticle } from '../../src/contract/article.ts'
import { describeReason } from '../../src/ui/story/reason.tsx'
import { later } from '../../src/messages/en/later.ts'
import { spanBetween } from '../../src/ui/format/span-between.ts'

test.each([
  ['less than an hour is no span', '2026-11-22T12:00:00Z', '2026-11-22T12:59:59Z', undefined],
  ['hours are rounded down', '2026-11-22T06:10:00Z', '2026-11-22T15:40:00Z', { count: 9, unit: 'hours' }],
  [
    'the order of the times makes no difference',
    '2026-11-22T15:40:00Z',
    '2026-11-22T06:10:00Z',
    { count: 9, unit: 'hours' },
  ],
  ['half hours are not counted', '2026-11-22T12:00:00Z', '2026-11-22T13:30:00Z', { count: 1, unit: 'hours' }],
  ['up to two days are hours', '2026-11-20T13:00:00Z', '2026-11-22T12:00:00Z', { count: 47, unit: 'hours' }],
  ['longer spans are days', '2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z', { count: 3, unit: 'days' }],
  [
    'a day without an hour counts whole days',
    '2026-11-21T00:00:00Z',
    '2026-11-22T23:00:00Z',
    { count: 1, unit: 'days' },
  ],
  ['the same day without an hour is no span', '2026-11-22T00:00:00Z', '2026-11-22T23:00:00Z', undefined],
  ['a broken time has no span', 'soon', '2026-11-22T23:00:00Z', undefined],
])('%s', (_, time, other, span) => {
  expect(spanBetween(time, other)).toEqual(span)
})

const TIME = '2026-11-22T12:00:00Z'
const words = { by: 'words', words: ['lamp', 'ward'] } as const

test.each<[Pick<RelatedArticle, 'why' | 'time'>, string]>([
  [{}, 'Linked by the editor.'],
  [{ why: { by: 'editor' } }, 'Linked by the editor.'],
  [{ why: { by: 'publisher' } }, 'The publisher says it is the same story.'],
  [{ why: { by: 'copy' }, time: TIME }, 'Syndicated copy: nearly the same text.'],
  [{ why: words }, 'Same words: lamp, ward.'],
  [{ why: words, time: '2026-11-22T09:00:00Z' }, 'Same words: lamp, ward; 3 hours apart.'],
  [{ why: words, time: '2026-11-22T10:30:00Z' }, 'Same words: lamp, ward; 1 hour apart.'],
  [{ why: words, time: '2026-11-22T12:20:00Z' }, 'Same words: lamp, ward; within the hour.'],
  [{ why: words, time: '2026-11-22T00:00:00Z' }, 'Same words: lamp, ward.'],
  [{ why: { by: 'words' }, time: '2026-11-18T12:00:00Z' }, 'Similar words; 4 days apart.'],
])('the tie %j reads “%s”', (item, reason) => {
  expect(describeReason(item, TIME, later.story, 'en')).toBe(reason)
})

test('without a time of the story, no distance is given', () => {
  expect(describeReason({ why: words, time: TIME }, undefined, later.story, 'en')).toBe('Same words: lamp, ward.')
})
