import { describe, expect, test } from 'vitest'
import { nearWords, typosBetween } from '../../src/data/words/spelling.ts'

test.each([
  ['harbour', 'harbour', 0],
  ['harbuor', 'harbour', 1],
  ['habour', 'harbour', 1],
  ['harrbour', 'harbour', 1],
  ['hatbour', 'harbour', 1],
  ['jarbuor', 'harbour', 2],
  ['tide', 'harbour', 3],
])('%s and %s are %i typos apart, as far as two are counted', (word, other, typos) => {
  expect(typosBetween(word, other, 2)).toBe(typos)
  expect(typosBetween(other, word, 2)).toBe(typos)
})

describe('near words', () => {
  const known = ['harbour', 'harbours', 'labour', 'arbour', 'tide', 'tile', 'camera'].map((word, at) => ({
    word,
    count: 10 - at,
  }))
  test('come with the fewest typos first', () => {
    expect(nearWords('harbuor', known)[0]).toBe('harbour')
    expect(nearWords('xarbour', known)).toEqual(['harbour', 'arbour', 'harbours', 'labour'])
  })
  test('of a short word or of a number do not exist', () => {
    expect(nearWords('tid', known)).toEqual([])
    expect(nearWords('1969', [{ word: '1968', count: 1 }])).toEqual([])
  })
  test('of a word that is still being typed may be longer', () => {
    expect(nearWords('camre', known, { isPrefix: true })).toEqual(['camera'])
    expect(nearWords('camre', known)).toEqual([])
    expect(nearWords('harbuo', known, { isPrefix: true })[0]).toBe('harbour')
  })
})
