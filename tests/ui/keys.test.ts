import { expect, test } from 'vitest'
import { KEYS, KEY_GROUPS, commandOf } from '../../src/ui/controls/keys.ts'

test.each([
  ['a letter is a command', 'j', undefined, 'next'],
  ['a capital letter is another key', 'J', undefined, undefined],
  ['the first letter of a pair waits for the second', 'g', undefined, 'first'],
  ['two letters are a command', 's', 'g', 'goToSaved'],
  ['a letter that no pair has is nothing after the first one', 'j', 'g', undefined],
  ['a letter that is a command alone keeps its meaning', 's', undefined, 'save'],
  ['other keys are nothing', 'Enter', undefined, undefined],
] as const)('%s', (_, key, before, command) => {
  expect(commandOf(key, before)).toBe(command)
})

test('the help sheet lists every command once', () => {
  expect(Object.values(KEY_GROUPS).flat().toSorted()).toEqual(Object.keys(KEYS).toSorted())
})

test('no two commands have the same keys, and none begins like another', () => {
  const all = Object.values(KEYS).map((keys) => keys.join(' '))
  expect(
    all.filter((keys, at) => all.some((other, place) => place !== at && `${other} `.startsWith(`${keys} `))),
  ).toEqual([])
})
