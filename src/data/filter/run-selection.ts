import type { IdHashes, PackedCatalogue, Ranks } from '../catalogue/catalogue.ts'
import type { Filter } from './filter.ts'
import type { ChosenRows, EngineAnswer, EngineMessage, MarkedIds } from './select-engine.ts'
import type { Selection } from './select.ts'
import type { Descendants } from '../index/topics.ts'

/** What a selection depends on besides the filter. */
export interface SelectionInput extends ChosenRows {
  readonly catalogue: PackedCatalogue
  readonly descendants: Descendants
  readonly ranks?: Ranks | undefined
  readonly hashes?: IdHashes | undefined
  readonly marks?: MarkedIds | undefined
}

interface Waiting {
  readonly ask: () => void
  readonly resolve: (selection: Selection) => void
}

/** Starts the worker with the engine. @returns undefined when the browser has no workers; it may also throw */
export type StartWorker = () => Worker | undefined

/** What the engine knows. */
let told: Partial<SelectionInput> = {}
let lastId = 0
const waiting = new Map<number, Waiting>()
let engine: Promise<(message: EngineMessage) => void> | undefined

function settle(answer: EngineAnswer | undefined): void {
  if (!answer) return
  waiting.get(answer.id)?.resolve(answer.selection)
  waiting.delete(answer.id)
}

async function startInPage(): Promise<(message: EngineMessage) => void> {
  const { SelectEngine } = await import('./select-engine.ts')
  const local = new SelectEngine()
  return (message) => settle(local.handle(message))
}

async function startEngine(start: StartWorker): Promise<(message: EngineMessage) => void> {
  try {
    const worker = start()
    if (!worker) return await startInPage()
    worker.addEventListener('message', ({ data }: MessageEvent<EngineAnswer>) => settle(data))
    // A worker whose script cannot be loaded never answers. The page then selects by itself.
    worker.addEventListener('error', () => {
      worker.terminate()
      told = {}
      engine = undefined
      // Before the first filter, nobody waits for it. The first filter then tries again.
      if (waiting.size > 0) setEngine(startInPage())
      for (const { ask } of waiting.values()) ask()
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    return (message) => worker.postMessage(message)
  } catch {
    // The browser refuses workers.
    return startInPage()
  }
}

function setEngine(started: Promise<(message: EngineMessage) => void>): void {
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
        ?.then((send) => {
          tell(send, input)
          send({ about: 'filter', id, filter, now })
        })
        .catch(reject)
    }
    waiting.set(id, { ask, resolve })
    ask()
  })
}

function tell(
  send: (message: EngineMessage) => void,
  { catalogue, descendants, ranks, hashes, marks, isWithin, isMuted }: SelectionInput,
): void {
  if (told.catalogue !== catalogue) {
    const { volumes, rows, groups } = catalogue
    send({ about: 'catalogue', catalogue: { volumes, rows, groups }, descendants })
    told = { catalogue }
  }
  if (ranks && told.ranks !== ranks) send({ about: 'ranks', ranks })
  if (hashes && told.hashes !== hashes) send({ about: 'hashes', hashes })
  if (marks && told.marks !== marks) send({ about: 'marks', marks })
  if (told.isWithin !== isWithin || told.isMuted !== isMuted) send({ about: 'rows', isWithin, isMuted })
  told = { ...told, isWithin, isMuted, ...(ranks && { ranks }), ...(hashes && { hashes }), ...(marks && { marks }) }
}
