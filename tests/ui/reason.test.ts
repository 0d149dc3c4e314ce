import { expect, test } from 'vitest'
import type { RelatedArticle } from '../../src/contract/article.ts'
import { describeReason } from '../../src/ui/reason.tsx'
import { formatSpan } from '../../src/ui/time-span.ts'

test.each([
  ['less than an hour has no words', '2026-11-22T12:00:00Z', '2026-11-22T12:59:59Z', undefined],
  ['hours are rounded down', '2026-11-22T06:10:00Z', '2026-11-22T15:40:00Z', '9 hours'],
  ['the order of the times makes no difference', '2026-11-22T15:40:00Z', '2026-11-22T06:10:00Z', '9 hours'],
  ['one hour is singular', '2026-11-22T12:00:00Z', '2026-11-22T13:30:00Z', '1 hour'],
  ['up to two days are hours', '2026-11-20T13:00:00Z', '2026-11-22T12:00:00Z', '47 hours'],
  ['longer spans are days', '2026-11-19T12:00:00Z', '2026-11-22T12:00:00Z', '3 days'],
  ['a day without an hour counts whole days', '2026-11-21T00:00:00Z', '2026-11-22T23:00:00Z', '1 day'],
  ['the same day without an hour has no words', '2026-11-22T00:00:00Z', '2026-11-22T23:00:00Z', undefined],
  ['a broken time has no words', 'soon', '2026-11-22T23:00:00Z', undefined],
])('%s', (_, time, other, span) => {
  expect(formatSpan(time, other)).toBe(span)
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
  [{ why: words, time: '2026-11-22T12:20:00Z' }, 'Same words: lamp, ward; within the hour.'],
  [{ why: words, time: '2026-11-22T00:00:00Z' }, 'Same words: lamp, ward.'],
  [{ why: { by: 'words' }, time: '2026-11-18T12:00:00Z' }, 'Similar words; 4 days apart.'],
])('the tie %j reads “%s”', (item, reason) => {
  expect(describeReason(item, TIME)).toBe(reason)
})

test('without a time of the story, no distance is given', () => {
  expect(describeReason({ why: words, time: TIME }, undefined)).toBe('Same words: lamp, ward.')
})
