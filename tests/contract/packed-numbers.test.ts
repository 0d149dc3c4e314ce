import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countPacked, packNumbers, toSigned, toUnsigned, unpackNumbers } from '../../src/contract/packed-numbers.ts'

test('packed numbers are read as they were', () => {
  const edges = [0, 44, 45, 89, 90, 2069, 2070, 93_194, 93_195, 2 ** 32, 2 ** 52]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(), fc.constantFrom(...edges))), (numbers) => {
      const text = packNumbers(numbers)
      expect(unpackNumbers(text)).toEqual(numbers)
      expect(countPacked(text)).toBe(numbers.length)
      expect(text).toMatch(/^[!-~]*$/)
      expect(text).not.toMatch(/[",\\]/)
    }),
  )
})

test('numbers below 45 take one character', () => {
  expect(packNumbers([0, 44])).toHaveLength(2)
  expect(packNumbers([45])).toHaveLength(2)
})

test('numbers of either sign are read as they were', () => {
  fc.assert(
    fc.property(fc.integer(), (number) => {
      expect(toUnsigned(number)).toBeGreaterThanOrEqual(0)
      expect(toSigned(toUnsigned(number))).toBe(number)
    }),
  )
})
