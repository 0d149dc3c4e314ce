import { beforeEach, expect, test, vi } from 'vitest'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { type EngineMessage, SelectEngine } from '../../src/data/filter/select-engine.ts'
import { select } from '../../src/data/filter/select.ts'
import { packCatalogue } from './pack-catalogue.ts'
import { DESCENDANTS, NOW, randomCatalogue } from './random-catalogue.ts'

const catalogue = randomCatalogue(1, 50, true)
const packed = packCatalogue(catalogue)
const filter = parseFilter('?topic=t1')
const expected = select(catalogue, filter, { descendants: DESCENDANTS, now: NOW })

/** A worker in the same thread. */
class LocalWorker extends EventTarget {
  private readonly engine = new SelectEngine()
  isTerminated = false
  onerror = null
  onmessage = null
  onmessageerror = null

  postMessage(message: EngineMessage): void {
    const data = this.engine.handle(message)
    if (data) this.dispatchEvent(new MessageEvent('message', { data }))
  }

  terminate(): void {
    this.isTerminated = true
  }
}

/** Starts workers, and counts them. */
function factory() {
  const workers: LocalWorker[] = []
  const start = () => {
    const worker = new LocalWorker()
    workers.push(worker)
    return worker
  }
  return { workers, start }
}

// The module has one engine for the page, so each test loads it anew.
let module: typeof import('../../src/data/filter/run-selection.ts')
beforeEach(async () => {
  vi.resetModules()
  module = await import('../../src/data/filter/run-selection.ts')
})

const run = (start: () => LocalWorker) =>
  module.runSelection(start, { catalogue: packed, descendants: DESCENDANTS }, filter, NOW)

test('the first filter uses the worker that was started before it', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  expect(workers).toHaveLength(1)
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(workers).toHaveLength(1)
})

test('the first filter starts another worker when the one before it could not be loaded', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  workers[0]?.dispatchEvent(new Event('error'))
  expect(workers[0]?.isTerminated).toBe(true)
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(workers).toHaveLength(2)
})

test('the page selects by itself when its worker fails while a filter waits', async () => {
  const { workers, start } = factory()
  const failing = () => {
    const worker = start()
    worker.postMessage = ({ about }) => void (about === 'filter' && worker.dispatchEvent(new Event('error')))
    return worker
  }
  expect((await run(failing)).rows).toEqual(expected.rows)
  expect(workers).toHaveLength(1)
})

test('a filter that failed since no engine could be started can be tried again', async () => {
  vi.doMock('../../src/data/filter/select-engine.ts', () => {
    throw new Error('The script could not be loaded.')
  })
  const refuse = () => {
    throw new Error('The browser refuses workers.')
  }
  await expect(run(refuse)).rejects.toThrow()
  vi.doUnmock('../../src/data/filter/select-engine.ts')
  expect((await run(refuse)).rows).toEqual(expected.rows)
})
