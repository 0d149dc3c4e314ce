import { beforeEach, expect, test, vi } from 'vitest'

const load = async () => {
  vi.resetModules()
  return { ...(await import('../../src/state/follows.ts')), ...(await import('../../src/state/change-follows.ts')) }
}

beforeEach(() => localStorage.clear())

test('topics and outlets are followed in the order of following, also after a reload', async () => {
  const { follow } = await load()
  follow('topic', 'sea')
  follow('outlet', 'tideline.example')
  follow('topic', 'air')
  follow('topic', 'sea')
  const { getFollows } = await load()
  expect(getFollows()).toEqual({ topics: ['sea', 'air'], outlets: ['tideline.example'] })
})

test('undoing an unfollow puts the topic back in its place, whatever was changed since', async () => {
  const { follow, unfollow, getFollows } = await load()
  for (const id of ['a', 'b', 'c', 'd']) follow('topic', id)
  const undo = unfollow('topic', 'c')
  unfollow('topic', 'b')
  follow('topic', 'e')
  undo()
  undo()
  expect(getFollows().topics).toEqual(['a', 'c', 'd', 'e'])
})

test('the undo of an act that changed nothing changes nothing', async () => {
  const { follow, unfollow, getFollows } = await load()
  follow('topic', 'sea')
  const undoFollow = follow('topic', 'sea')
  const undoUnfollow = unfollow('topic', 'air')
  undoFollow()
  undoUnfollow()
  expect(getFollows().topics).toEqual(['sea'])
})

test('following something without a sensible id does nothing', async () => {
  const { follow, getFollows } = await load()
  follow('topic', '')
  follow('outlet', 'x'.repeat(201))
  expect(getFollows()).toEqual({ topics: [], outlets: [] })
})
