// @vitest-environment node
import { expect, test, vi } from 'vitest'
import { status } from './feed-answers.ts'
import { startFeedServer } from './feed-server.ts'
import { importFolder } from './import-to.ts'

/** What the names of these tests lead to. No test asks a server of names. */
const NAMES: Readonly<Record<string, string>> = { 'inside.example': '10.1.2.3', 'this-machine.example': '127.0.0.1' }

vi.mock('node:dns', () => ({
  lookup: (host: string, _: unknown, found: (error: unknown, addresses?: unknown) => void) => {
    const address = NAMES[host]
    if (address) found(null, [{ address, family: 4 }])
    else found(Object.assign(new Error(host), { code: 'ENOTFOUND' }))
  },
}))

/** The server of these tests is on this machine, and has to stand for one on the internet. */
const isPublic = vi.hoisted(() => ({ server: '' }))
vi.mock('../../../src/bundler/pictures/private-hosts.ts', async (load) => {
  const actual: typeof import('../../../src/bundler/pictures/private-hosts.ts') = await load()
  return { ...actual, isWrittenPrivate: (url: URL) => url.host !== isPublic.server && actual.isWrittenPrivate(url) }
})

const server = await startFeedServer()
const { host, port } = new URL(server.origin)

const codeOf = async (source: string, allowPrivate = false) => {
  const { feeds } = await importFolder().run(source, { allowPrivate })
  return feeds[0]?.error?.code ?? feeds[0]?.state
}

test.each([
  `http://127.0.0.1:${port}/gzip`,
  `http://localhost:${port}/gzip`,
  `http://[::1]:${port}/gzip`,
  `http://[::ffff:127.0.0.1]:${port}/gzip`,
  `http://2130706433:${port}/gzip`,
  `http://0x7f.1:${port}/gzip`,
  `http://0:${port}/gzip`,
  `http://this-machine.example:${port}/gzip`,
  'http://inside.example/feed',
  'http://169.254.169.254/latest/meta-data',
  'http://192.168.0.1/feed',
  'http://[fe80::1]/feed',
  'http://[fd00::1]/feed',
])('%s is refused without a request', async (address) => {
  isPublic.server = ''
  server.requests.length = 0
  expect(await codeOf(address)).toBe('private')
  expect(server.requests).toEqual([])
})

test('is asked if the publisher allows it', async () => {
  isPublic.server = ''
  expect(await codeOf(`http://127.0.0.1:${port}/gzip`, true)).toBe('imported')
})

test.each([
  `http://localhost:${port}/gzip`,
  'http://169.254.169.254/latest/meta-data',
  'http://inside.example/feed',
  `http://this-machine.example:${port}/gzip`,
  'http://[::1]/feed',
])('a host on the internet may not lead to %s', async (location) => {
  isPublic.server = host
  server.requests.length = 0
  server.answers.set('leads-inside', status(302, { location }))
  expect(await codeOf(`${server.origin}/leads-inside`)).toBe('private')
  expect(server.requests).toEqual(['/leads-inside'])
})

test('a host that does not exist is said to be none', async () => {
  expect(await codeOf('http://nowhere.example/feed')).toBe('no-host')
})
