import { expect, test } from 'vitest'
import {
  completionsOf,
  dayOf,
  toggleOperator,
  valuesIn,
  withoutOperators,
  withoutUnfinished,
} from '../../src/data/search/search-operators.ts'

const topic = (id: string, name: string, count = 3) => ({
  id,
  name,
  count,
  ink: 1,
  providers: 1,
  sources: [],
  front: 'hash',
})

const values = {
  topics: [topic('sea', 'Sea'), topic('computer-vision', 'Computer Vision'), topic('sky', 'Sky', 0)],
  outlets: [
    { domain: 'velum.example', name: 'Velum Weekly' },
    { domain: 'ninth.example', name: 'The Ninth Meridian' },
  ],
  now: Date.parse('2026-11-22T16:30:00Z'),
}

test.each([
  ['offers an operator for its first two letters', 'fog to', ['fog topic:']],
  ['offers an operator for its whole name', 'is', ['is:']],
  ['offers nothing for one letter', 'fog t', []],
  ['offers nothing after a space', 'topic ', []],
  ['offers topics that have stories', 'topic:', ['topic:sea ', 'topic:computer-vision ']],
  ['finds a topic by a word of its name', 'fog topic:vis', ['fog topic:computer-vision ']],
  ['finds an outlet by its name', 'source:meri', ['source:ninth.example ']],
  ['finds an outlet by its domain', 'source:velum.e', ['source:velum.example ']],
  ['offers what can be excluded', 'fog -topic:vis', ['fog -topic:computer-vision ']],
  ['offers the values of is', 'is:', ['is:saved ', 'is:read ', 'is:unread ']],
  ['offers nothing for a value whose quotation marks are closed', 'topic:"Computer Vision"', []],
  ['finds a topic by its name in quotation marks', 'topic:"Computer V', ['topic:computer-vision ']],
  ['offers days before today', 'after:2026-10', ['after:2026-10-23 ']],
  ['offers nothing for a value that is complete', 'topic:sea', []],
  ['offers nothing for an unknown operator', 'editor:x', []],
  ['offers tags by the name of their operator only', 'fog ta', ['fog tag:']],
  ['does not take a web address for an operator', 'https://velum', []],
])('%s', (_, query, expected) => {
  expect(completionsOf(query, values).map((completion) => completion.query)).toEqual(expected)
})

test.each([
  ['adds an operator before the words', 'fog', 'topic', 'sea', 'topic:sea fog'],
  ['adds an operator after others', 'source:velum fog', 'topic', 'sea', 'source:velum topic:sea fog'],
  ['replaces other operators of the name', 'Topic:"The Sky" fog', 'topic', 'sea', 'topic:sea fog'],
  ['removes an operator as it was typed', 'fog TOPIC:“The Sky” topic:sea', 'topic', 'The Sky', 'fog topic:sea'],
  ['removes an operator that the query has', 'topic:sea fog', 'topic', 'sea', 'fog'],
  ['keeps a phrase in one piece', '"depth  camera" -fog', 'is', 'saved', 'is:saved "depth  camera" -fog'],
  ['replaces another time range', 'fog after:2026-11-01', 'after', '2026-11-15', 'after:2026-11-15 fog'],
  ['keeps what is excluded', '-topic:sky fog', 'topic', 'sky', '-topic:sky topic:sky fog'],
  ['puts several words in quotation marks', 'fog', 'tag', 'night train', 'tag:"night train" fog'],
  ['removes a value of several words', 'tag:"night train" fog', 'tag', 'night train', 'fog'],
  ['removes the time range that is chosen', 'fog after:2026-11-15', 'after', '2026-11-15', 'fog'],
] as const)('%s', (_, query, name, value, expected) => {
  expect(toggleOperator(query, name, value)).toBe(expected)
})

test('values are read in the order of the query, and an operator without a value has none', () => {
  expect(valuesIn('topic:sea fog topic:sky topic:', 'topic')).toEqual(['sea', 'sky'])
  expect(valuesIn('fog tag:"night train" tag:“night train”', 'tag')).toEqual(['night train'])
})

test('the words of a query are what is left without its operators', () => {
  expect(withoutOperators('fog topic:sea -topic:sky "a phrase" note:this')).toBe('fog "a phrase" note:this')
})

test('a day that is being typed is not searched; the beginning of a name and an unknown value are', () => {
  expect(withoutUnfinished('fog after:2026-1', values)).toBe('fog ')
  expect(withoutUnfinished('fog topic:se', values)).toBe('fog topic:se')
  expect(withoutUnfinished('fog topic:', values)).toBe('fog ')
  expect(withoutUnfinished('fog topic:sea', values)).toBe('fog topic:sea')
  expect(withoutUnfinished('fog source:other.example', values)).toBe('fog source:other.example')
})

test('a time range begins at a day before today', () => {
  expect(dayOf('7d', Date.parse('2026-11-22T16:30:00Z'))).toBe('2026-11-15')
})
