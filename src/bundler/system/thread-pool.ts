import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { startThread } from './start-thread.ts'

/** More threads than this wait for the disk and for one another. */
const MAX_THREADS = 4
/** A worker has one task in advance, so that it need not wait for this thread to reply. */
const TASKS_IN_HAND = 2

/** Does tasks of one kind, one after another. */
export interface TaskRunner<Task, Result> {
  readonly run: (task: Task) => Result
  /** Releases what it holds, such as open files. */
  readonly end: () => void
}

/** Tasks of one kind that may be done in any order and in any thread. */
export interface Job<Setup, Task, Result> {
  /** Name of `start` in the table of `worker.ts`. */
  readonly kind: string
  /** What all tasks have in common. Each thread gets one copy. */
  readonly setup: Setup
  readonly start: (setup: Setup) => TaskRunner<Task, Result>
  /** Each is called when its turn comes, so that not all tasks are in memory at once. */
  readonly tasks: readonly (() => Task)[]
  /** Called with each result, in any order. */
  readonly onDone: (result: Result, number: number) => void
}

/** Messages to a worker: first the job, then its tasks. */
export type WorkerMessage =
  | { readonly kind: string; readonly setup: unknown }
  | { readonly number: number; readonly task: unknown }
/** The reply to a task. */
export type WorkerReply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: { readonly name: string; readonly message: string } }

interface PoolWorker {
  readonly thread: Worker
  /** Numbers of the tasks that were sent and not answered. */
  readonly inHand: Set<number>
}

/** Shares tasks between this thread and worker threads. The tasks of a worker that dies are done by the others. */
export class ThreadPool {
  private readonly size: number
  private readonly start: () => Worker
  private workers: PoolWorker[] | undefined

  /** @param size number of threads, this one included; by default one for each core, at most four */
  constructor(size = Math.min(MAX_THREADS, availableParallelism()), start = startThread) {
    this.size = size
    this.start = start
  }

  /**
   * Does all tasks of a job.
   * @param isLarge whether the job is worth the start of workers
   * @throws what a task throws, in whichever thread
   */
  async run<Setup, Task, Result>(job: Job<Setup, Task, Result>, isLarge: boolean): Promise<void> {
    if (isLarge)
      this.workers ??= Array.from({ length: this.size - 1 }, () => ({ thread: this.start(), inHand: new Set() }))
    const own = job.start(job.setup)
    try {
      await this.share(job, own, [...((isLarge && this.workers) || [])])
    } finally {
      own.end()
    }
  }

  private async share<Setup, Task, Result>(
    { kind, setup, tasks, onDone }: Job<Setup, Task, Result>,
    own: TaskRunner<Task, Result>,
    workers: PoolWorker[],
  ): Promise<void> {
    const waiting = [...tasks.keys()].toReversed()
    const failures: Error[] = []
    let wake = () => {}
    const send = ({ thread, inHand }: PoolWorker) => {
      while (inHand.size < TASKS_IN_HAND && failures.length === 0) {
        const number = waiting.pop()
        if (number === undefined) return
        inHand.add(number)
        thread.postMessage({ number, task: tasks[number]?.() } satisfies WorkerMessage)
      }
    }
    for (const worker of workers) {
      worker.thread.removeAllListeners()
      worker.thread.on('message', (reply: WorkerReply) => {
        worker.inHand.delete(reply.number)
        if ('error' in reply) failures.push(Object.assign(new Error(reply.error.message), { name: reply.error.name }))
        // The worker runs the same function, so its result has the same type.
        else onDone(reply.result as Result, reply.number)
        send(worker)
        wake()
      })
      // Without a listener an error would end the process. The thread exits after it.
      worker.thread.on('error', () => {})
      worker.thread.on('exit', () => {
        waiting.push(...worker.inHand)
        workers.splice(workers.indexOf(worker), 1)
        this.workers = this.workers?.filter((other) => other !== worker)
        wake()
      })
      worker.thread.postMessage({ kind, setup } satisfies WorkerMessage)
      send(worker)
    }
    while (failures.length === 0) {
      const number = waiting.pop()
      const task = number === undefined ? undefined : tasks[number]?.()
      if (number !== undefined && task !== undefined) {
        onDone(own.run(task), number)
        // Lets the replies of the workers in.
        await new Promise((done) => setImmediate(done))
      } else if (workers.some(({ inHand }) => inHand.size > 0)) {
        await new Promise<void>((done) => {
          wake = done
        })
      } else return
    }
    throw failures[0] ?? new Error('A task failed without an error.')
  }

  async end(): Promise<void> {
    await Promise.all((this.workers ?? []).map(({ thread }) => thread.terminate()))
    this.workers = undefined
  }
}
