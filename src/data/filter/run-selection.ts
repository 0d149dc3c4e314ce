import type { CatalogueFiles, CatalogueIndex, IdHashes, PackedCatalogue, Ranks } from '../catalogue/catalogue.ts'
import type { Filter } from './filter.ts'
import type { ChosenRows, EngineAnswer, EngineMessage, LoadMessage, MarkedIds, WorkerMessage } from './select-engine.ts'
import type { Selection } from './select.ts'
import type { Descendants } from '../index/topics.ts'

/** Where the catalogue of an edition comes from. Each edition has one such object. */
export interface CatalogueSource {
  readonly files: readonly CatalogueFiles[]
  readonly descendants: Descendants
  /** Loads the files in the page, when the worker cannot or has not started. Throws what the reader is told. */
  readonly loadInPage: () => Promise<PackedCatalogue & CatalogueIndex>
}

/** What a selection depends on besides the filter. */
export interface SelectionInput extends ChosenRows {
  readonly catalogue: CatalogueSource
  readonly ranks?: Ranks | undefined
  readonly hashes?: IdHashes | undefined
  readonly marks?: MarkedIds | undefined
}

interface Waiting {
  /** Called when the worker has failed. */
  readonly onFailure: () => void
  readonly onAnswer: (answer: EngineAnswer) => void
}

/** Starts the worker with the engine. @returns undefined when the browser has no workers; it may also throw */
export type StartWorker = () => Worker | undefined

interface Engine {
  readonly send: (message: EngineMessage) => void
  /** Makes a worker load the catalogue by itself. Undefined until it runs. */
  load?: (message: LoadMessage) => void
  /** What the engine knows. */
  told: Partial<SelectionInput>
}

let lastId = 0
const waiting = new Map<number, Waiting>()
let engine: Promise<Engine> | undefined

function settle(answer: EngineAnswer | undefined): void {
  if (!answer) return
  const { id } = answer
  waiting.get(id)?.onAnswer(answer)
  waiting.delete(id)
}

async function startInPage(): Promise<Engine> {
  const { SelectEngine } = await import('./select-engine.ts')
  const local = new SelectEngine()
  return { send: (message) => settle(local.handle(message)), told: {} }
}

async function startEngine(start: StartWorker): Promise<Engine> {
  try {
    const worker = start()
    if (!worker) return await startInPage()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    const started: Engine = { send: (message) => worker.postMessage(message), told: {} }
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      if (data === 'ready') started.load = (message) => worker.postMessage(message)
      else settle(data)
    })
    // A worker whose script cannot be loaded never answers. The page then selects by itself.
    worker.addEventListener('error', () => {
      worker.terminate()
      engine = undefined
      // Before the first filter, nobody waits for it. The first filter then tries again.
      if (waiting.size > 0) setEngine(startInPage())
      for (const { onFailure } of waiting.values()) onFailure()
    })
    return started
  } catch {
    // The browser refuses workers.
    return startInPage()
  }
}

function setEngine(started: Promise<Engine>): void {
  engine = started
  started.catch(() => {
    // Its script could not be loaded. The next filter tries again.
    if (engine === started) engine = undefined
  })
}

/** Starts the engine before the first filter is sent. */
export function prepareEngine(start: StartWorker): void {
  if (!engine) setEngine(startEngine(start))
}

/**
 * Loads the catalogue before the first filter is sent: in the worker if it runs, else in the page. A worker that is still
 * starting would request the files later than the page.
 * @returns what lists need of the catalogue
 */
export async function loadCatalogue(start: StartWorker, source: CatalogueSource): Promise<CatalogueIndex> {
  prepareEngine(start)
  const started = await engine?.catch(() => undefined)
  const { shards, providers } = (started && (await loadInWorker(started, source))) ?? (await source.loadInPage())
  return { shards, providers }
}

/** @returns undefined when the engine cannot load files, or could not load these */
async function loadInWorker(worker: Engine, source: CatalogueSource): Promise<CatalogueIndex | undefined> {
  const { load } = worker
  if (!load) return undefined
  const id = ++lastId
  const { files, descendants } = source
  worker.told = { catalogue: source }
  const index = await new Promise<CatalogueIndex | undefined>((resolve) => {
    waiting.set(id, {
      onFailure: () => {
        waiting.delete(id)
        resolve(undefined)
      },
      onAnswer: (answer) => resolve(answer.about === 'files' ? answer.index : undefined),
    })
    load({ about: 'files', id, files, descendants })
  })
  if (!index && worker.told.catalogue === source) worker.told = {}
  // The browser's list of what the page has loaded does not have these, see `app/send-loaded-files.ts`.
  const urls = index ? files.flatMap(({ rows, groups }) => [rows, groups]) : []
  for (const url of urls) window.broadsheetPrefetched?.set(url, 'taken')
  return index
}

/**
 * Finds what matches a filter. Sends the engine only what it does not know yet.
 * @param now milliseconds since 1970
 */
export async function runSelection(
  start: StartWorker,
  input: SelectionInput,
  filter: Filter,
  now: number,
): Promise<Selection> {
  const id = ++lastId
  return new Promise((resolve, reject) => {
    const ask = () => {
      prepareEngine(start)
      engine
        ?.then(async (started) => {
          await tellCatalogue(started, input.catalogue)
          tellRest(started, input)
          started.send({ about: 'filter', id, filter, now })
        })
        .catch(reject)
    }
    waiting.set(id, {
      onFailure: ask,
      onAnswer: (answer) => {
        if (answer.about === 'filter') resolve(answer.selection)
      },
    })
    ask()
  })
}

async function tellCatalogue(started: Engine, source: CatalogueSource): Promise<void> {
  if (started.told.catalogue === source) return
  const { volumes, rows, groups } = await source.loadInPage()
  // Another filter may have sent it meanwhile.
  if (started.told.catalogue === source) return
  started.send({ about: 'catalogue', catalogue: { volumes, rows, groups }, descendants: source.descendants })
  started.told = { catalogue: source }
}

function tellRest(started: Engine, { ranks, hashes, marks, isWithin, isMuted }: SelectionInput): void {
  const { send, told } = started
  if (ranks && told.ranks !== ranks) send({ about: 'ranks', ranks })
  if (hashes && told.hashes !== hashes) send({ about: 'hashes', hashes })
  if (marks && told.marks !== marks) send({ about: 'marks', marks })
  if (told.isWithin !== isWithin || told.isMuted !== isMuted) send({ about: 'rows', isWithin, isMuted })
  started.told = {
    ...told,
    isWithin,
    isMuted,
    ...(ranks && { ranks }),
    ...(hashes && { hashes }),
    ...(marks && { marks }),
  }
}
