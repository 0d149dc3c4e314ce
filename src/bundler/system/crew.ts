import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import type { Worker } from 'node:worker_threads'
import { CacheError } from '../cache/cache-file.ts'
import { startThread } from './threads.ts'

/** More threads than this only wait for the disk and for one another. */
const MOST_THREADS = 4
/** So many articles that memory counts for more than the time it takes to clear it. */
const LARGE = 30_000
/** A helper is given its next task before it has done the last, so that it never waits. */
const AHEAD = 2

/** What a helper is asked, and what it answers. */
export interface Question {
  readonly number: number
  readonly task: unknown
  /** Of all tasks, by number: whether somebody has begun with it. */
  readonly begun: Int32Array
}
export type Answer =
  | { readonly number: number; readonly result: unknown }
  /** Another thread had begun with it. */
  | { readonly number: number; readonly isBegun: true }
  | { readonly number: number; readonly error: string; readonly isCacheError: boolean }

interface Helper {
  readonly worker: Worker
  /** Numbers of the tasks in its hands. */
  readonly open: Set<number>
}

/**
 * V8 compiles what runs often a second time, better, in every thread for itself. At ten thousand articles that takes as
 * long as all it saves; with this much patience (the default is 67584) the command is a tenth faster there, and as fast at
 * more. Garbage is cleared by the thread that made it: the others have no time for it. Not before a helper has begun: code
 * that Node brings compiled is compiled anew under other flags.
 */
function bePatient(): void {
  if (!process.versions.v8.startsWith('11.')) return
  setFlagsFromString('--interrupt-budget=1200000')
  setFlagsFromString('--no-parallel-scavenge')
}

/** Whether nobody had begun with a task. */
export const begin = (begun: Int32Array, number: number): boolean => Atomics.exchange(begun, number, 1) === 0

/** Threads that share work with the one that asks, which works too. A helper that fails leaves its tasks to the others. */
export class Crew {
  private readonly helpers: Helper[] = []
  private wake = () => {}
  private onAnswer: (helper: Helper, answer: Answer) => void = () => {}
  private onLost: (helper: Helper) => void = () => {}

  /**
   * @param count of helpers; as many as the machine has cores, but for this thread's own, when not given
   * @param onBegun is called when a helper has begun
   */
  constructor(count = Math.min(MOST_THREADS, availableParallelism()) - 1, onBegun = () => {}) {
    for (let at = 0; at < count; at++) {
      const worker = startThread('worker')
      worker.once('online', onBegun)
      const helper: Helper = { worker, open: new Set() }
      worker.on('message', (answer: Answer) => {
        this.onAnswer(helper, answer)
        this.wake()
      })
      worker.on('error', () => {
        this.helpers.splice(this.helpers.indexOf(helper), 1)
        this.onLost(helper)
        this.wake()
      })
      this.helpers.push(helper)
    }
  }

  /** What all tasks from here on have in common. */
  tell(setting: unknown): void {
    for (const { worker } of this.helpers) worker.postMessage({ setting })
  }

  /**
   * @param tasks made when their turn comes
   * @param here does a task in this thread; `worker.ts` does the same in the others
   * @param onDone is called with each result, in any order
   * @param meanwhile is done here when the others have begun
   * @throws what a task throws, in whichever thread
   */
  async run<Task, Result>(
    tasks: readonly (() => Task)[],
    here: (task: Task) => Result,
    onDone: (result: Result, at: number) => void,
    meanwhile: () => void = () => {},
  ): Promise<void> {
    const waiting = tasks.map((_, at) => tasks.length - 1 - at)
    const begun = new Int32Array(new SharedArrayBuffer(tasks.length * Int32Array.BYTES_PER_ELEMENT))
    const failures: Error[] = []
    const hand = (helper: Helper) => {
      while (helper.open.size < AHEAD && failures.length === 0) {
        const number = waiting.pop()
        if (number === undefined) return
        helper.open.add(number)
        helper.worker.postMessage({ number, task: tasks[number]?.(), begun } satisfies Question)
      }
    }
    /** A task that is in the hands of a helper and waits there. */
    const takeBack = () => {
      for (const { open } of this.helpers)
        for (const number of [...open].toReversed()) if (begin(begun, number)) return number
      return undefined
    }
    this.onAnswer = (helper, answer) => {
      helper.open.delete(answer.number)
      if ('error' in answer) failures.push(answer.isCacheError ? new CacheError(answer.error) : new Error(answer.error))
      // The helper answers what `here` would have.
      else if ('result' in answer) onDone(answer.result as Result, answer.number)
      hand(helper)
    }
    const takenBack = new Set<number>()
    this.onLost = (helper) => {
      for (const number of helper.open) {
        if (takenBack.has(number)) continue
        Atomics.store(begun, number, 0)
        waiting.push(number)
      }
      helper.open.clear()
    }
    for (const helper of this.helpers) hand(helper)
    meanwhile()
    while (failures.length === 0) {
      let number = waiting.pop()
      if (number === undefined) {
        number = takeBack()
        if (number !== undefined) takenBack.add(number)
      }
      const task = number === undefined ? undefined : tasks[number]?.()
      if (number !== undefined && task !== undefined) {
        onDone(here(task), number)
        // Answers are heard between two tasks.
        await new Promise((done) => setImmediate(done))
      } else if (this.helpers.some(({ open }) => open.size > 0)) {
        await new Promise<void>((done) => {
          this.wake = done
        })
      } else return
    }
    throw failures[0] ?? new Error('A task failed.')
  }

  async end(): Promise<void> {
    await Promise.all(this.helpers.map(({ worker }) => worker.terminate()))
  }
}

/** A crew whose helpers are started by the first work that is worth it. */
export class LateCrew {
  private readonly alone = new Crew(0)
  private readonly onBegun: (() => void) | undefined
  private started: Crew | undefined

  /** @param isCommand the process does nothing else */
  constructor(isCommand = false) {
    this.onBegun = isCommand ? bePatient : undefined
  }

  /**
   * @param count of tasks or files
   * @param many from so many on helpers are started for them
   * @param articles of all
   */
  for(count: number, many: number, articles: number): Crew {
    if (count < many) return this.started ?? this.alone
    // What was read is garbage when it is written: a heap that may double before it is cleared would hold most of it.
    if (articles > LARGE) setFlagsFromString('--heap-growing-percent=40')
    return (this.started ??= new Crew(undefined, this.onBegun))
  }

  async end(): Promise<void> {
    await this.started?.end()
    this.started = undefined
  }
}
