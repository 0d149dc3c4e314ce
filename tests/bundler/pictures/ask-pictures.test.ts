// @vitest-environment node
import { expect, test } from 'vitest'
import { ASK_LIMITS, askPictures } from '../../../src/bundler/pictures/ask-pictures.ts'
import type { PictureState } from '../../../src/bundler/pictures/picture-client.ts'

/** Asks for pictures whose hosts are named after their answers. */
async function askAll(addresses: readonly string[], limits: Partial<typeof ASK_LIMITS> = {}) {
  const asked: string[] = []
  const open = new Map<string, number>()
  let mostOfHost = 0
  let most = 0
  const ask = async (address: string) => {
    const { host } = new URL(address)
    asked.push(address)
    open.set(host, (open.get(host) ?? 0) + 1)
    mostOfHost = Math.max(mostOfHost, open.get(host) ?? 0)
    most = Math.max(
      most,
      [...open.values()].reduce((sum, number) => sum + number),
    )
    await new Promise((done) => setImmediate(done))
    open.set(host, (open.get(host) ?? 0) - 1)
    return { state: host.replace(/\d*\.example$/, '') as PictureState, detail: '' }
  }
  const answers = await askPictures(addresses, ask, { ...ASK_LIMITS, ...limits }, () => {})
  return { asked, answers, most, mostOfHost }
}

const pictures = (host: string, count: number) => Array.from({ length: count }, (_, at) => `https://${host}/${at}.png`)

test('asks for every picture, a few at once and fewer of one host', async () => {
  const all = ['fine1', 'fine2', 'fine3', 'fine4', 'fine5'].flatMap((name) => pictures(`${name}.example`, 20))
  const { asked, answers, most, mostOfHost } = await askAll(all)
  expect(asked.toSorted()).toEqual(all.toSorted())
  expect(answers.size).toBe(100)
  expect(most).toBe(ASK_LIMITS.atOnce)
  expect(mostOfHost).toBe(ASK_LIMITS.perHost)
})

test('a host that does not exist is asked once, and has none of its pictures', async () => {
  const { asked, answers } = await askAll(pictures('no-host.example', 50), { perHost: 1 })
  expect(asked.length).toBe(1)
  expect([...answers.values()].map(({ state }) => state)).toEqual(Array(50).fill('no-host'))
})

test('a host that wants fewer requests or does not answer is left alone', async () => {
  const busy = await askAll(pictures('busy.example', 50), { perHost: 1 })
  expect([busy.asked.length, busy.answers.size]).toEqual([1, 1])
  const silent = await askAll(pictures('silent.example', 50), { perHost: 1 })
  expect([silent.asked.length, silent.answers.size]).toEqual([3, 3])
})

test('asks for no more pictures than one run may, and for none when the time is over', async () => {
  expect((await askAll(pictures('fine.example', 50), { pictures: 7 })).asked.length).toBe(7)
  expect((await askAll(pictures('fine.example', 50), { time: -1 })).asked).toEqual([])
})
