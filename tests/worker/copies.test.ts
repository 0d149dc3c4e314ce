// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { cacheNames } from '../../src/contract/offline.ts'
import { ORIGIN, type WorkerScope, startWorker } from './worker-scope.ts'

const CACHES = cacheNames('/')
const SMALL = '/data/pictures/0123456789ab.480.webp'
const LARGE = '/data/pictures/0123456789ab.1200.webp'
const OTHER = '/data/pictures/ba9876543210.1200.webp'

const picture = (words: string) => new Response(words, { headers: { 'content-type': 'image/webp' } })

let worker: WorkerScope
let requested: string[]
let answer: (path: string) => Response

beforeEach(async () => {
  requested = []
  answer = picture
  worker = startWorker((url) => {
    const path = new URL(url).pathname
    requested.push(path)
    return new Promise((done) => done(answer(path)))
  })
})

const offline = () => {
  throw new TypeError('fetch failed')
}
const textOf = async (path: string) => (await worker.fetch(path)).text()

test('a copy of a picture never changes, so it is requested once', async () => {
  expect(await textOf(SMALL)).toBe(SMALL)
  expect(await textOf(SMALL)).toBe(SMALL)
  expect(requested).toEqual([SMALL])
})

test('without a connection, the copy of a saved story answers for every width of its picture', async () => {
  await (await worker.caches.open(CACHES.kept)).put(ORIGIN + LARGE, picture('kept'))
  await (await worker.caches.open(CACHES.pictures)).put(ORIGIN + OTHER, picture('another picture'))
  answer = offline
  expect(await textOf(SMALL)).toBe('kept')
  expect(await textOf(LARGE)).toBe('kept')
})

test('a copy that the site no longer has is taken from the device', async () => {
  await textOf(LARGE)
  answer = () => new Response('Not found', { status: 404 })
  expect(await textOf(SMALL)).toBe(LARGE)
})

test('a copy that nobody has fails, and an answer that is no picture is not kept', async () => {
  answer = () => new Response('Sign in', { headers: { 'content-type': 'text/html' } })
  expect(await textOf(SMALL)).toBe('Sign in')
  answer = offline
  expect((await worker.fetch(SMALL)).type).toBe('error')
})
