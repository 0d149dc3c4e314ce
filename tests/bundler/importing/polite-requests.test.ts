// @vitest-environment node
import { expect, test } from 'vitest'
import { HostQueue } from '../../../src/bundler/fetching/host-queue.ts'
import { NOW } from '../workspace.ts'
import { goodFeed, send, status } from './feed-answers.ts'
import { startFeedServer } from './feed-server.ts'
import { importFolder } from './import-to.ts'

const server = await startFeedServer()
const other = await startFeedServer('127.0.0.2')

test('a host has one request at a time, also where others lead to it', async () => {
  const names = ['a', 'b', 'c', 'd']
  for (const name of names) {
    server.answers.set(name, send(goodFeed(name)))
    other.answers.set(name, status(302, { location: `${server.origin}/${name}-moved` }))
    server.answers.set(`${name}-moved`, send(goodFeed(`${name}-moved`)))
  }
  const sources = [
    ...names.map((name) => `${other.origin}/${name}`),
    ...names.map((name) => `${server.origin}/${name}`),
  ]
  const { feeds } = await importFolder().run(sources)
  expect(feeds.map(({ files }) => files.length)).toEqual(sources.map(() => 1))
  expect(server.mostAtOnce()).toBe(1)
})

test('few hosts are asked at once, each with one request, in their order', async () => {
  const queue = new HostQueue(2)
  const log: string[] = []
  const open = new Map<string, () => void>()
  const ask = (host: string, name: string) =>
    queue.run(host, () => {
      log.push(name)
      return new Promise<void>((done) => open.set(name, done))
    })
  const all = [ask('a', 'a1'), ask('a', 'a2'), ask('b', 'b1'), ask('c', 'c1')]
  expect(log).toEqual(['a1', 'b1'])
  open.get('b1')?.()
  await all[2]
  await Promise.resolve()
  expect(log).toHaveLength(3)
  for (const name of ['a1', 'a2', 'c1']) {
    open.get(name)?.()
    await new Promise(setImmediate)
    open.get(name)?.()
    await new Promise(setImmediate)
  }
  open.get('a2')?.()
  open.get('c1')?.()
  await Promise.all(all)
  expect(log.toSorted()).toEqual(['a1', 'a2', 'b1', 'c1'])
})

test('a task that fails makes way for the next one', async () => {
  const queue = new HostQueue(1)
  const failed = queue.run('a', () => Promise.reject(new Error('no')))
  const next = queue.run('a', () => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test.each([
  ['429 with a number of seconds', 429, '120', '2026-11-23T12:02:00.000Z'],
  ['429 with a date', 429, 'Mon, 23 Nov 2026 13:00:00 GMT', '2026-11-23T13:00:00.000Z'],
  ['429 alone', 429, undefined, '2026-11-23T12:15:00.000Z'],
  ['503 with a number of seconds', 503, '60', '2026-11-23T12:01:00.000Z'],
  ['a wait of a year', 429, '31536000', '2026-11-30T12:00:00.000Z'],
])('after %s, the host is left alone until then, in later imports too', async (_, code, retryAfter, until) => {
  const folder = importFolder()
  server.requests.length = 0
  server.answers.set('busy', status(code, retryAfter === undefined ? {} : { 'retry-after': retryAfter }))
  server.answers.set('after', send(goodFeed('after')))
  const sources = [`${server.origin}/busy`, `${server.origin}/after`]
  const first = await folder.run(sources)
  expect(first.feeds.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  const end = new Date(until)
  const early = await folder.run(sources, { now: new Date(end.getTime() - 1000) })
  expect(early.feeds.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  expect(server.requests).toEqual(['/busy'])
  server.answers.set('busy', send(goodFeed('busy')))
  const late = await folder.run(sources, { now: end })
  expect(late.feeds.map(({ state }) => state)).toEqual(['imported', 'imported'])
  expect(end > NOW).toBe(true)
})

test('503 without a time is a fault, and stops no other feed of the host', async () => {
  server.answers.set('down', status(503))
  server.answers.set('up', send(goodFeed('up')))
  const { feeds } = await importFolder().run([`${server.origin}/down`, `${server.origin}/up`])
  expect(feeds.map(({ state, error }) => error?.code ?? state)).toEqual(['status-503', 'imported'])
})
