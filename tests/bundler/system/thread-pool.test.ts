// @vitest-environment node
import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { type ReadResult, type ReadTask, startReading } from '../../../src/bundler/collect/read-articles.ts'
import { startThread } from '../../../src/bundler/system/start-thread.ts'
import { type Job, ThreadPool } from '../../../src/bundler/system/thread-pool.ts'
import type { ReadFile } from '../../../src/bundler/collect/article-summary.ts'
import { article, publisher } from '../workspace.ts'

const COUNT = 60
const folder = publisher(
  Object.fromEntries(
    Array.from({ length: COUNT }, (_, at) => [`_news/2026-01-10-${at}.md`, article({ title: String(at) })]),
  ),
)
const setup = {
  folder,
  assets: [],
  site: { outlet: { domain: 'site.example', title: 'Site' }, addresses: { urls: [] } },
}

/** A job that reads each article in a task of its own. */
function reading(onDone: Job<typeof setup, ReadTask, ReadResult>['onDone']): Job<typeof setup, ReadTask, ReadResult> {
  const tasks = Array.from({ length: COUNT }, (_, at) => () => ({
    paths: [`_news/2026-01-10-${at}.md`],
    hashes: [null],
  }))
  return { kind: 'articles', setup, start: startReading, tasks, onDone }
}

test.each([1, 2, 4])('a pool of %i threads runs each task once, in every one of several jobs', async (threads) => {
  const pool = new ThreadPool(threads)
  try {
    for (let round = 0; round < 3; round++) {
      const done: number[] = []
      const job = reading(({ files }, number) => {
        const [file] = JSON.parse(files) as ReadFile[]
        expect(file?.file).toBe(`_news/2026-01-10-${number}.md`)
        done.push(number)
      })
      await pool.run(job, true)
      expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, at) => at))
    }
  } finally {
    await pool.end()
  }
})

test('a pool runs a small job in this thread alone', async () => {
  const pool = new ThreadPool(4)
  let done = 0
  await pool.run(
    reading(() => done++),
    false,
  )
  expect(done).toBe(COUNT)
})

test('a job fails with the error of a task in another thread', async () => {
  const pool = new ThreadPool(2)
  // The record store of this job does not exist. The task in this thread is slow, so that the other thread gets one.
  const slow = { run: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200), end: () => {} }
  const tasks = Array.from({ length: 4 }, () => () => ({ range: { start: 0, bits: 53 }, articles: 'none' }))
  const job = {
    kind: 'parts',
    setup: { records: 'missing', out: folder, locale: 'en' },
    start: () => slow,
    tasks,
    onDone: () => {},
  }
  try {
    await expect(pool.run(job, true)).rejects.toThrow(TypeError.name)
  } finally {
    await pool.end()
  }
})

test('a pool runs the tasks of a thread that dies in the other threads', async () => {
  const threads: Worker[] = []
  const pool = new ThreadPool(2, () => {
    const thread = startThread()
    threads.push(thread)
    return thread
  })
  const done: number[] = []
  try {
    const job = reading((_, number) => {
      done.push(number)
      if (done.length === 5) void threads[0]?.terminate()
    })
    await pool.run(job, true)
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, at) => at))
  } finally {
    await pool.end()
  }
})
