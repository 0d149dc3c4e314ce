import { expect, test } from 'vitest'
import type { Topic } from '../../src/contract/edition.ts'
import { formatFilter, parseFilter } from '../../src/data/filter/filter.ts'
import { later } from '../../src/messages/en/later.ts'
import { choicesOf, describeFilter } from '../../src/screens/list/describe-filter.ts'

const topic = (id: string, name: string): Topic => ({
  id,
  name,
  ink: 1,
  count: 1,
  providers: 1,
  sources: [],
  front: 'x',
})
const messages = later.filters
const names = {
  messages,
  topics: [topic('ai', 'AI'), topic('sea', 'Sea'), topic('sky', 'Sky')],
  nameOfSource: (domain: string) => domain.replace('.example', ''),
  locale: 'en',
}

test.each([
  ['', ''],
  ['?topic=ai&topic=sea&topic=sky', ' in AI, Sea or Sky'],
  ['?topic=ai&all=sea&not=sky', ' in AI, in all of Sea, not in Sky'],
  ['?source=a.example&not-source=b.example', ', from a, not from b'],
  ['?type=video&since=7d', ', videos only, past 7 days'],
  ['?from=2026-11-01&to=2026-11-22', ', Nov 1, 2026 – Nov 22, 2026'],
  ['?from=2026-11-01&to=2026-11-01', ', Nov 1, 2026'],
  ['?from=2026-11-01', ', since Nov 1, 2026'],
  ['?to=2026-11-22', ', until Nov 22, 2026'],
  ['?video=1&outlets=several&unread=1&saved=1', ', with video, reported by several outlets, unread, saved'],
])('the filter “%s” is described as “%s”', (search, words) => {
  const { inTopics, others } = describeFilter(parseFilter(search), names)
  expect(messages.found('', inTopics, others).join('')).toBe(words)
})

test('each choice can be removed without the others', () => {
  const search =
    '?topic=ai&all=sea&not=sky&source=a.example&not-source=b.example&type=video&from=2026-11-01&to=2026-11-22' +
    '&video=1&outlets=several&unread=1&saved=1'
  const removed = choicesOf(parseFilter(search), names).map(({ label, without }) => {
    const left = new Set(formatFilter(without).slice(1).split('&'))
    return [
      label,
      ...search
        .slice(1)
        .split('&')
        .filter((choice) => !left.has(choice)),
    ]
  })
  expect(removed).toEqual([
    ['Also in Sea', 'all=sea'],
    ['Not in Sky', 'not=sky'],
    ['a', 'source=a.example'],
    ['Not from b', 'not-source=b.example'],
    ['Videos', 'type=video'],
    ['Nov 1, 2026 – Nov 22, 2026', 'from=2026-11-01', 'to=2026-11-22'],
    ['With video', 'video=1'],
    ['Several outlets', 'outlets=several'],
    ['Unread', 'unread=1'],
    ['Saved', 'saved=1'],
  ])
})

test('a type of the address that is a name of every object is a type like others', () => {
  expect(choicesOf(parseFilter('?type=constructor'), names).map(({ label }) => label)).toEqual(['Constructor'])
  expect(describeFilter(parseFilter('?type=constructor'), names).others).toEqual(['constructor only'])
})

test.each([
  ['', 'No stories.'],
  ['?topic=ai&source=a.example', 'No stories in AI, from a.'],
  ['?source=a.example&since=7d', 'No stories: from a, past 7 days.'],
])('an empty list of the filter “%s” says “%s”', (search, text) => {
  const { inTopics, others } = describeFilter(parseFilter(search), names)
  expect(messages.nothingFound(inTopics, others)).toBe(text)
})
