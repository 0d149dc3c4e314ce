import { expect, test, vi } from 'vitest'
import { object, string } from 'valibot'
import { IndexError } from '../../src/data/index/errors.ts'
import { fetchJson } from '../../src/data/index/fetch-json.ts'

const FILE = object({ edition: string() })
const WHOLE = JSON.stringify({ edition: 'a' })

const load = () => fetchJson('/data/manifest.json', FILE, new AbortController().signal)

const faults: readonly (readonly [name: string, answer: () => Response, kind: string])[] = [
  ['status 500', () => new Response('No.', { status: 500 }), 'server'],
  ['status 429', () => new Response('No.', { status: 429 }), 'server'],
  ['status 404', () => new Response('No.', { status: 404 }), 'missing'],
  ['half of the file', () => new Response(WHOLE.slice(0, 8)), 'unreadable'],
  ['a sign-in page with status 200', () => new Response('<!doctype html><title>Sign in</title>'), 'unreadable'],
  ['other JSON', () => Response.json({ format: 1 }), 'unreadable'],
  [
    'a broken connection',
    () => {
      throw new TypeError('Failed to fetch')
    },
    'unreachable',
  ],
]

test.each(faults)('a file that comes as %s is reported, and a second try loads it', async (_, answer, kind) => {
  vi.stubGlobal('fetch', async () => answer())
  const error = await load().catch((problem: unknown) => problem)
  expect(error).toBeInstanceOf(IndexError)
  expect(error).toMatchObject({ kind })
  vi.stubGlobal('fetch', async () => new Response(WHOLE))
  await expect(load()).resolves.toEqual({ edition: 'a' })
})

test('a file that is not JSON is requested once more, past the browser’s cache', async () => {
  const caches: (RequestCache | undefined)[] = []
  vi.stubGlobal('fetch', async (_: string, { cache }: RequestInit) => {
    caches.push(cache)
    return new Response(cache === 'reload' ? WHOLE : WHOLE.slice(0, 8))
  })
  await expect(load()).resolves.toEqual({ edition: 'a' })
  expect(caches).toEqual(['default', 'reload'])
})
