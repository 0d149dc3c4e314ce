import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { NewRule } from '../../src/state/rules.ts'

const DAY = 86_400_000

const load = async () => {
  vi.resetModules()
  return import('../../src/state/rules.ts')
}

const words = (value: string): NewRule => ({ kind: 'words', value })

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ now: new Date('2026-05-01T08:00:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
})

test('rules are kept in the order of adding, also after a reload', async () => {
  const { addRule } = await load()
  addRule({ kind: 'words', value: ' sea fog ', topic: 'sea' })
  addRule({ kind: 'outlet', value: 'tideline.example', until: Date.now() + DAY })
  const { getRules } = await load()
  expect(getRules()).toMatchObject([
    { kind: 'words', value: 'sea fog', topic: 'sea' },
    { kind: 'outlet', value: 'tideline.example', until: Date.now() + DAY },
  ])
})

test('a rule that expires is dropped, and the page is drawn again without it', async () => {
  const { addRule, useRules } = await load()
  addRule({ kind: 'topic', value: 'sea', until: Date.now() + 60 * DAY })
  addRule({ kind: 'words', value: 'fog', until: Date.now() + DAY })
  addRule(words('tide'))
  const { result } = renderHook(useRules)
  const values = () => result.current.map(({ value }) => value)
  expect(values()).toEqual(['sea', 'fog', 'tide'])
  act(() => void vi.advanceTimersByTime(DAY - 1))
  expect(values()).toEqual(['sea', 'fog', 'tide'])
  act(() => void vi.advanceTimersByTime(1))
  expect(values()).toEqual(['sea', 'tide'])
  act(() => void vi.advanceTimersByTime(60 * DAY))
  expect(values()).toEqual(['tide'])
})

test('expired rules are removed from the device with the next change', async () => {
  const { addRule } = await load()
  addRule({ kind: 'words', value: 'fog', until: Date.now() + DAY })
  vi.advanceTimersByTime(DAY)
  addRule(words('tide'))
  expect(localStorage.getItem('broadsheet:/:rules')).not.toContain('fog')
})

test('the list is the same object until a rule changes', async () => {
  const { addRule, getRules } = await load()
  addRule(words('fog'))
  expect(getRules()).toBe(getRules())
})

test('a rule that hides the same replaces the one before, and its undo restores that one in its place', async () => {
  const { addRule, getRules } = await load()
  addRule({ kind: 'words', value: 'Fog', until: Date.now() + DAY })
  addRule(words('tide'))
  const before = getRules()
  const undo = addRule(words('fog'))
  expect(getRules()).toMatchObject([{ value: 'tide' }, { value: 'fog' }])
  addRule({ kind: 'words', value: 'fog', topic: 'sea' })
  undo?.()
  expect(getRules().slice(0, 2)).toEqual(before)
  expect(getRules()).toHaveLength(3)
})

test('undoing a removal puts the rule back in its place, once', async () => {
  const { addRule, removeRule, getRules } = await load()
  for (const value of ['a', 'b', 'c']) addRule(words(value))
  const before = getRules()
  const undo = removeRule(before[1]?.id ?? '')
  addRule(words('d'))
  undo()
  undo()
  expect(getRules().map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd'])
  expect(getRules().slice(0, 3)).toEqual(before)
})

test('a removed rule does not come back beside a newer one that hides the same', async () => {
  const { addRule, removeRule, getRules } = await load()
  addRule(words('fog'))
  const undo = removeRule(getRules()[0]?.id ?? '')
  addRule(words('fog'))
  undo()
  expect(getRules()).toHaveLength(1)
})

test.each([
  ['is empty', words('  ')],
  ['is longer than the limit', words('x'.repeat(101))],
  ['is over already', { kind: 'words', value: 'fog', until: 0 } as const],
])('a rule is refused when it %s', async (_, rule) => {
  const { addRule, getRules } = await load()
  expect(addRule(rule)).toBeUndefined()
  expect(getRules()).toEqual([])
})

test('no more than 200 rules are added', async () => {
  const { addRule, getRules } = await load()
  for (let index = 0; index < 200; index++) addRule(words(`word ${index}`))
  expect(addRule(words('one more'))).toBeUndefined()
  expect(getRules()).toHaveLength(200)
})
