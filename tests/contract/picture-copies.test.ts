import { expect, test } from 'vitest'
import { srcSetOf } from '../../src/contract/picture-copies.ts'

const of = (width: number, widths: readonly number[]) =>
  srcSetOf({ src: 'assets/a.jpg', width, copies: ['0123456789ab', widths] }, '/data/')

test.for([
  ['a large picture itself is no choice', 2400, [480, 1200], ['480w', '1200w']],
  ['a picture whose copy is as wide as itself is no choice', 900, [480, 900], ['480w', '900w']],
  ['a picture without a wide copy is the widest choice', 1600, [480], ['480w', '/data/assets/a.jpg 1600w']],
] as const)('%s', ([, width, widths, expected]) => {
  const choices = of(width, widths)?.split(',') ?? []
  expect(choices).toEqual(
    expected.map((one) => (one.includes(' ') ? one : `/data/pictures/0123456789ab.${one.slice(0, -1)}.webp ${one}`)),
  )
})

test('a picture without copies has no choices', () => {
  expect(srcSetOf({ src: 'assets/a.svg' }, '/data/')).toBeUndefined()
})
