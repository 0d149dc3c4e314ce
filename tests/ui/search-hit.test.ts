import { expect, test } from 'vitest'
import { fromFirstMatch } from '../../src/ui/search/search-hit.tsx'

test('a text with a late match is cut before a word close to the match', () => {
  const before = `${'A sentence of many words. '.repeat(6)}Here is the `
  const [first, second] = fromFirstMatch([
    { text: before, isMatch: false },
    { text: 'fog', isMatch: true },
    { text: ' at last.', isMatch: false },
  ])
  expect(first?.text).toMatch(/^… \S.{10,40} $/)
  expect(second).toEqual({ text: 'fog', isMatch: true })
})

test('a text with an early match or none is not cut', () => {
  const early = [
    { text: 'Here is the ', isMatch: false },
    { text: 'fog', isMatch: true },
  ]
  expect(fromFirstMatch(early)).toBe(early)
  const none = [{ text: 'A sentence of many words. '.repeat(6), isMatch: false }]
  expect(fromFirstMatch(none)).toBe(none)
})
