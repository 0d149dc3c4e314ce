import { expect, test } from 'vitest'
import { timelinePositions } from '../../src/ui/cards/coverage-line.tsx'

test('tiles keep the proportions of the times where there is room', () => {
  expect(timelinePositions([0, 50, 100], 10)).toEqual([0, 50, 100])
})

test('tiles that would overlap are pushed apart within the line', () => {
  expect(timelinePositions([0, 1, 2, 100], 14)).toEqual([0, 14, 28, 100])
  expect(timelinePositions([0, 98, 99, 100], 14)).toEqual([0, 72, 86, 100])
})

test('tiles of the same time are placed side by side from the start', () => {
  expect(timelinePositions([5, 5, 5], 14)).toEqual([0, 14, 28])
})
