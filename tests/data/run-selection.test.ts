import { beforeEach, expect, test, vi } from 'vitest'
import { parseFilter } from '../../src/data/filter/filter.ts'
import { type EngineMessage, type LoadMessage, SelectEngine } from '../../src/data/filter/select-engine.ts'
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

  postMessage(message: EngineMessage | LoadMessage): void {
    const data = message.about === 'files' ? this.load(message) : this.engine.handle(message)
    if (data) this.answer(data)
  }

  /** What the worker says. */
  answer(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  /** Answers as a worker whose files have arrived. */
  load({ id, descendants }: LoadMessage): unknown {
    return { about: 'files', id, index: this.engine.use(packed, descendants) }
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

const index = { shards: catalogue.shards, providers: catalogue.providers }
const loadInPage = vi.fn(() => Promise.resolve({ ...packed, ...index }))
const source = { files: [{ count: 50, rows: '/rows', groups: '/groups' }], descendants: DESCENDANTS, loadInPage }
beforeEach(() => loadInPage.mockClear())

const run = (start: () => LocalWorker) => module.runSelection(start, { catalogue: source }, filter, NOW)

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

test('a worker that runs loads the catalogue, and the page does not', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  workers[0]?.answer('ready')
  expect(await module.loadCatalogue(start, source)).toEqual(index)
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(loadInPage).not.toHaveBeenCalled()
})

test('the page loads the catalogue while its worker is starting', async () => {
  const { workers, start } = factory()
  expect(await module.loadCatalogue(start, source)).toEqual(index)
  expect(loadInPage).toHaveBeenCalledTimes(1)
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(workers).toHaveLength(1)
})

test('the page loads the catalogue that its worker could not load', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  const [worker] = workers
  if (!worker) throw new Error('No worker was started.')
  worker.answer('ready')
  worker.load = ({ id }) => ({ about: 'files', id, index: undefined })
  expect(await module.loadCatalogue(start, source)).toEqual(index)
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(workers).toHaveLength(1)
})

test('what stops the page from loading the catalogue is reported when its worker could not load it either', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  workers[0]?.answer('ready')
  if (workers[0]) workers[0].load = ({ id }) => ({ about: 'files', id, index: undefined })
  loadInPage.mockRejectedValueOnce(new Error('The server answered 500.'))
  await expect(module.loadCatalogue(start, source)).rejects.toThrow('The server answered 500.')
})

test('the page loads the catalogue and selects when its worker fails while it loads', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  const [worker] = workers
  if (!worker) throw new Error('No worker was started.')
  worker.answer('ready')
  worker.load = () => void worker.dispatchEvent(new Event('error'))
  expect(await module.loadCatalogue(start, source)).toEqual(index)
  expect((await run(start)).rows).toEqual(expected.rows)
})

test('a worker that fails after it has loaded the catalogue is replaced by the page', async () => {
  const { workers, start } = factory()
  module.prepareEngine(start)
  const [worker] = workers
  if (!worker) throw new Error('No worker was started.')
  worker.answer('ready')
  await module.loadCatalogue(start, source)
  worker.postMessage = () => void worker.dispatchEvent(new Event('error'))
  expect((await run(start)).rows).toEqual(expected.rows)
  expect(loadInPage).toHaveBeenCalledTimes(1)
})
