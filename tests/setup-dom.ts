import '@testing-library/jest-dom/vitest'
import { CompressionStream, DecompressionStream } from 'node:stream/web'
import { format } from 'node:util'
import { MessageChannel } from 'node:worker_threads'
import { configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// A screen that has a script of its own is compiled when a test first draws it. On a busy machine, that takes long.
configure({ asyncUtilTimeout: 20_000 })

// Browsers and Node have these. The globals of a test in `vmThreads` are those of happy-dom, which lacks them.
for (const [name, value] of Object.entries({ CompressionStream, DecompressionStream, MessageChannel }))
  if (!(name in globalThis)) Reflect.set(globalThis, name, value)

/** Logged errors and unexpected requests. They fail the test, unless it replaces `console` or `fetch` itself. */
const problems: string[] = []

const recordProblem =
  (what: string) =>
  (...parts: unknown[]): void => {
    problems.push(`${what}: ${format(...parts)}`)
  }

beforeEach(() => {
  problems.length = 0
  vi.spyOn(console, 'error').mockImplementation(recordProblem('console.error'))
  vi.spyOn(console, 'warn').mockImplementation(recordProblem('console.warn'))
  vi.stubGlobal('fetch', (input: RequestInfo | URL) => {
    const url = input instanceof Request ? input.url : String(input)
    problems.push(`An unexpected request: ${url}`)
    return Promise.reject(new TypeError(`Nothing answers ${url} in this test.`))
  })
})

afterEach(() => {
  expect(problems, 'A test must log no errors and send no unexpected requests.').toEqual([])
})
