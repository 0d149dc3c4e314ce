import { expect, test } from 'vitest'
import { formatSize } from '../../src/ui/format/format-size.ts'

test.each([
  [0, '0 MB'],
  [800, '1 kB'],
  [12_300, '12 kB'],
  [4_450_000, '4.5 MB'],
  [12_345_678, '12 MB'],
  [5_369_000_000, '5.4 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatSize(bytes, 'en')).toBe(text)
})
