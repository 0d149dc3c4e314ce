import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** The module as a page loads it. What it has stored stays until the session ends. */
async function openPage() {
  vi.resetModules()
  return {
    ...(await import('../../src/state/gone-pictures.ts')),
    ...(await import('../../src/state/remember-gone-pictures.ts')),
  }
}

const of = (host: string, at: number) => `https://${host}/${at}.jpg`

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.unstubAllGlobals())

test('a picture that failed is gone for the session, and others of its host are not', async () => {
  const first = await openPage()
  first.learnPicture(of('a.example', 1), false)
  first.storeGonePictures()
  const second = await openPage()
  expect([1, 2].map((at) => second.isGone(of('a.example', at)))).toEqual([true, false])
})

test('a host is gone when three of its pictures have failed and none was there', async () => {
  const { learnPicture, isGone } = await openPage()
  for (const at of [1, 2, 2, 2]) learnPicture(of('a.example', at), false)
  expect(isGone(of('a.example', 9))).toBe(false)
  learnPicture(of('a.example', 3), false)
  expect(isGone(of('a.example', 9))).toBe(true)
  expect(isGone(of('b.example', 9))).toBe(false)
})

test.each([
  ['before', [true, false, false, false, false]],
  ['after two others', [false, false, true, false, false]],
])('a host is good when one of its pictures was there %s', async (_, answers) => {
  const { learnPicture, isGone } = await openPage()
  for (const [at, isThere] of answers.entries()) learnPicture(of('a.example', at), isThere)
  expect(isGone(of('a.example', 99))).toBe(false)
  expect(isGone(of('a.example', 4))).toBe(true)
})

test('a picture that comes back is no longer gone', async () => {
  const { learnPicture, isGone } = await openPage()
  learnPicture(of('a.example', 1), false)
  learnPicture(of('a.example', 1), true)
  expect(isGone(of('a.example', 1))).toBe(false)
})

test('our own pictures are never gone', async () => {
  const { learnPicture, isGone } = await openPage()
  for (const at of [1, 2, 3, 4]) learnPicture(`/data/assets/${at}.jpg`, false)
  expect(isGone('/data/assets/1.jpg')).toBe(false)
})

test('what was learned is stored when our server has answered, and what was learned since is forgotten with the connection', async () => {
  const first = await openPage()
  for (const at of [1, 2, 3]) first.learnPicture(of('a.example', at), false)
  expect(first.isGone(of('a.example', 9))).toBe(true)
  expect((await openPage()).isGone(of('a.example', 1))).toBe(false)
  first.storeGonePictures()
  expect((await openPage()).isGone(of('a.example', 9))).toBe(true)
  first.learnPicture(of('b.example', 1), false)
  first.forgetUnsurePictures()
  expect(first.isGone(of('a.example', 1))).toBe(true)
  expect(first.isGone(of('b.example', 1))).toBe(false)
})

test('the answer for a picture stays the same as long as its page is open', async () => {
  const { learnPicture, keepPicturesOf, isGoneOnPage } = await openPage()
  keepPicturesOf('/')
  expect(isGoneOnPage(of('a.example', 1))).toBe(false)
  learnPicture(of('a.example', 1), false)
  learnPicture(of('a.example', 2), false)
  expect(isGoneOnPage(of('a.example', 1))).toBe(false)
  // A picture further down, which nothing has shown yet.
  expect(isGoneOnPage(of('a.example', 2))).toBe(true)
  keepPicturesOf('/topics/sea')
  expect(isGoneOnPage(of('a.example', 1))).toBe(true)
})

test.each(['nonsense', '{}', 'null', '[1,2]', '[["https://a.example/1.jpg","x"],["a.example"],5]'])(
  'a damaged value is read as far as it goes: %s',
  async (stored) => {
    sessionStorage.setItem('broadsheet:/:gone', stored)
    const { isGone, learnPicture } = await openPage()
    expect(isGone(of('b.example', 1))).toBe(false)
    learnPicture(of('b.example', 1), false)
    expect(isGone(of('b.example', 1))).toBe(true)
  },
)

test('without storage, the page learns for itself', async () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('blocked')
    },
    setItem: () => {
      throw new Error('blocked')
    },
    clear: () => {},
  })
  const { isGone, learnPicture } = await openPage()
  learnPicture(of('a.example', 1), false)
  expect(isGone(of('a.example', 1))).toBe(true)
})
