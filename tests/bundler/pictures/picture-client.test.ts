// @vitest-environment node
import { afterAll, expect, test, vi } from 'vitest'
import { type PictureState, pageClient, pictureClient } from '../../../src/bundler/pictures/picture-client.ts'
import { isPrivateIp, isWrittenPrivate } from '../../../src/bundler/pictures/private-hosts.ts'
import { startPictureServer } from './picture-server.ts'

/** What the names of these tests lead to. No test asks a server of names. */
const NAMES: Readonly<Record<string, string>> = { 'inside.example': '10.1.2.3', 'this-machine.example': '127.0.0.1' }

vi.mock('node:dns', () => ({
  lookup: (host: string, _: unknown, found: (error: unknown, addresses?: unknown) => void) => {
    const address = NAMES[host]
    if (address) found(null, [{ address, family: 4 }])
    else found(Object.assign(new Error(host), { code: host === 'slow-names.example' ? 'EAI_AGAIN' : 'ENOTFOUND' }))
  },
}))

const server = await startPictureServer()
const client = pictureClient('Broadsheet (+https://news.example)')
afterAll(() => client.close())

test.each<[string, PictureState]>([
  ['/fine', 'fine'],
  ['/partial', 'fine'],
  ['/only-get', 'fine'],
  ['/head-says-missing', 'fine'],
  ['/moved', 'fine'],
  ['/not-found', 'missing'],
  ['/gone-for-good', 'missing'],
  ['/moved-away', 'missing'],
  ['/page', 'no-picture'],
  ['/data', 'no-picture'],
  ['/moved-home', 'no-picture'],
  ['/busy', 'busy'],
  ['/broken', 'unclear'],
  ['/forbidden', 'unclear'],
  ['/nameless', 'unclear'],
  ['/bytes', 'unclear'],
  ['/moved-in-circles', 'unclear'],
  ['/moved-to-a-file', 'unclear'],
  ['/hangup', 'silent'],
])('%s is %s', async (path, state) => {
  expect((await client.ask(server.origin + path)).state).toBe(state)
})

test.each<[string, PictureState]>([
  ['/page', 'fine'],
  ['/fine', 'fine'],
  ['/only-get', 'fine'],
  ['/head-says-missing', 'fine'],
  ['/moved-home', 'fine'],
  ['/not-found', 'missing'],
  ['/moved-away', 'missing'],
  ['/forbidden', 'unclear'],
  ['/broken', 'unclear'],
  ['/busy', 'busy'],
])('as a page, %s is %s', async (path, state) => {
  const pages = pageClient('Broadsheet (+https://news.example)')
  expect((await pages.ask(server.origin + path)).state).toBe(state)
  pages.close()
})

test('a host of a private network is not asked where this is not allowed', async () => {
  const careful = pictureClient('Broadsheet (+https://news.example)', { asksPrivate: false })
  const before = server.requests.length
  expect(await careful.ask(`${server.origin}/fine`)).toEqual({ state: 'unclear', detail: 'EPRIVATEHOST' })
  expect(server.requests.length).toBe(before)
  careful.close()
})

test('a host is asked one request at a time if it should be, redirects included', async () => {
  const own = await startPictureServer()
  const patient = pageClient('Broadsheet (+https://news.example)', { isOneAtATime: true })
  const paths = ['/fine/1', '/moved', '/hangup', '/not-found/1', '/moved-home', '/fine/2']
  const answers = await Promise.all(paths.map((path) => patient.ask(own.origin + path)))
  expect(answers.map(({ state }) => state)).toEqual(['fine', 'fine', 'silent', 'missing', 'fine', 'fine'])
  expect(own.mostAtOnce()).toBe(1)
  patient.close()
})

test('a host that does not answer in time is silent', async () => {
  const impatient = pictureClient('Broadsheet (+https://news.example)', { timeOut: 50 })
  expect(await impatient.ask(`${server.origin}/silent`)).toMatchObject({ state: 'silent' })
  impatient.close()
})

test.each<[string, PictureState, string]>([
  ['http://nowhere.example/a.png', 'no-host', 'ENOTFOUND'],
  ['http://slow-names.example/a.png', 'silent', 'EAI_AGAIN'],
  ['http://inside.example/a.png', 'unclear', 'EPRIVATEHOST'],
])('%s is %s', async (address, state, detail) => {
  expect(await client.ask(address)).toEqual({ state, detail })
})

test('a name that leads to this machine is not asked, although an article may name the machine itself', async () => {
  const { port } = new URL(server.origin)
  const before = server.requests.length
  expect(await client.ask(`http://this-machine.example:${port}/fine`)).toMatchObject({ detail: 'EPRIVATEHOST' })
  expect(server.requests.length).toBe(before)
})

test('another site may not lead into a private network', async () => {
  expect(await client.ask(`${server.origin}/moved-to-another-machine`)).toEqual({
    state: 'unclear',
    detail: 'EPRIVATEHOST',
  })
})

test('asks for the head first, and for the picture only when the head is no picture', async () => {
  server.requests.length = 0
  await client.ask(`${server.origin}/fine`)
  expect(server.requests).toEqual(['HEAD /fine'])
  await client.ask(`${server.origin}/only-get`)
  expect(server.requests.slice(1)).toEqual(['HEAD /only-get', 'GET /only-get'])
})

test('says who asks', () => {
  expect([...server.userAgents]).toEqual(['Broadsheet (+https://news.example)'])
})

test.each([
  ['127.0.0.1', true],
  ['10.0.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['169.254.169.254', true],
  ['192.168.1.1', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['255.255.255.255', true],
  ['1.1.1.1', false],
  ['::1', true],
  ['::', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['64:ff9b::7f00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['2606:4700::1111', false],
])('the address %s is private: %s', (ip, isPrivate) => {
  expect(isPrivateIp(ip)).toBe(isPrivate)
})

test.each([
  ['http://localhost/', true],
  ['http://a.localhost./', true],
  ['http://2130706433/', true],
  ['http://0x7f.1/', true],
  ['http://[::1]/', true],
  ['http://[::ffff:10.0.0.1]/', true],
  ['http://8.8.8.8/', false],
  ['http://localhost.example/', false],
])('%s is written as private: %s', (address, isPrivate) => {
  expect(isWrittenPrivate(new URL(address))).toBe(isPrivate)
})
