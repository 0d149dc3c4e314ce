import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmptySearch, parseSearch } from '../../src/data/search/search-query.ts'

const NOTHING = {
  words: [],
  isTyping: false,
  phrases: [],
  excluded: [],
  topics: [],
  sources: [],
  tags: [],
  authors: [],
  is: [],
  not: { topics: [], sources: [], tags: [], authors: [], types: [] },
  unclear: [],
}

describe('a search', () => {
  test.each([
    ['', {}],
    ['   ', {}],
    ['Harbour', { words: ['harbour'], isTyping: true }],
    ['harbour ', { words: ['harbour'] }],
    ['tide tide gauges', { words: ['tide', 'gauges'], isTyping: true }],
    ['"night train"', { words: ['night', 'train'], phrases: ['night train'] }],
    ['“night train” viaduct', { words: ['night', 'train', 'viaduct'], isTyping: true, phrases: ['night train'] }],
    ['"night tra', { words: ['night', 'tra'], phrases: ['night tra'] }],
    ['harbour -camera', { words: ['harbour'], excluded: ['camera'] }],
    ['-"night train" sleeper', { words: ['sleeper'], isTyping: true, excluded: ['night train'] }],
    ['double-focus', { words: ['double', 'focus'], isTyping: true }],
    ['topic:chips', { topics: ['chips'] }],
    ['topic:"Computer Vision" lens', { topics: ['computer vision'], words: ['lens'], isTyping: true }],
    ['tag:pilotage author:"Odile Farrant"', { tags: ['pilotage'], authors: ['Odile Farrant'] }],
    ['tag:', {}],
    ['source:velum storms', { sources: ['velum'], words: ['storms'], isTyping: true }],
    ['Type:Video', { type: 'video' }],
    ['after:2026-11-1 before:2026/12', { after: '2026-11-01', before: '2026-12-01' }],
    ['after:2025', { after: '2025-01-01' }],
    ['after:yesterday fog', { unclear: ['after:yesterday'], words: ['fog'], isTyping: true }],
    ['before:2026-13-45 -before:x is:new', { unclear: ['before:2026-13-45', 'before:x', 'is:new'] }],
    [
      '-topic:chips -source:"Velum Weekly" -tag:Ice -author:Ada -type:video',
      {
        not: { topics: ['chips'], sources: ['velum weekly'], tags: ['Ice'], authors: ['Ada'], types: ['video'] },
      },
    ],
    ['-is:read -is:saved', { is: ['unread', 'unsaved'] }],
    ['-before:2026 -after:2027', { after: '2026-01-01', before: '2027-01-01' }],
    ['is:saved is:read is:saved', { is: ['saved', 'read'] }],
    ['re:invent', { words: ['re', 'invent'], isTyping: true }],
    ['topic:', {}],
    ['is:', {}],
    ['-', {}],
    ['""', {}],
    ['21:30', { words: ['21', '30'], isTyping: true }],
  ])('%j', (text, expected) => {
    expect(parseSearch(text)).toEqual({ ...NOTHING, ...expected })
  })

  test('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseSearch(text)
        expect(isEmptySearch(parsed)).toBeTypeOf('boolean')
      }),
    )
  })

  test('may have no words', () => {
    expect(
      ['-harbour', '-topic:sea', 'is:saved', 'topic:sea', 'tag:sea', 'after:2026'].map((text) =>
        isEmptySearch(parseSearch(text)),
      ),
    ).toEqual([false, false, false, false, false, false])
    expect(['', '?!', 'topic:'].map((text) => isEmptySearch(parseSearch(text)))).toEqual([true, true, true])
  })
})
