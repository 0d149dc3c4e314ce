import { expect, test } from 'vitest'
import { NAMES_AT_ONCE, Names } from '../../src/bundler/read/names.ts'

test.each([0, 1, NAMES_AT_ONCE - 1, NAMES_AT_ONCE, NAMES_AT_ONCE + 1, 3 * NAMES_AT_ONCE])(
  '%d names are the same packed and unpacked',
  (count) => {
    const list = Array.from({ length: count }, (_, at) => `港 ${at}.md`)
    const { packed } = Names.of(list)
    expect(packed).toHaveLength(Math.ceil(count / NAMES_AT_ONCE))
    const names = Names.from(packed)
    expect(names.length).toBe(count)
    for (const at of [0, count - 1, count]) expect(names.at(at), String(at)).toBe(list[at])
    expect(names.all).toEqual(list)
  },
)
