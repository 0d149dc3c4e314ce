import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { startThread } from './start-thread.ts'

/** More threads do not help: they wait for the disk and for each other. */
const MAX_THREADS = 4
/** Each worker gets one task in advance, so that it does not wait for this thread between two tasks. */
const TASKS_PER_WORKER = 2

/** Runs tasks of one kind, one after another. */
export interface TaskRunner<Task, Result> {
  readonly run: (task: Task) => Result
  /** Releases resources such as open files. */
  readonly end: () => void
}

/** Tasks of one kind that can be run in any order and in any thread. */
export interface Job<Setup, Task, Result> {
  /** Name of `start` in the table of `worker.ts`. */
  readonly kind: string
  /** Data that all tasks need. Each thread gets one copy. */
  readonly setup: Setup
  readonly start: (setup: Setup) => TaskRunner<Task, Result>
  /** Each function makes one task when it is needed, so that not all tasks are in memory at once. */
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
  /** Numbers of the tasks that were sent and have no reply yet. */
  readonly assigned: Set<number>
}

/** Shares tasks between this thread and worker threads. If a worker dies, the other threads run its tasks. */
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
   * Runs all tasks of a job.
   * @param isLarge true when the job takes longer than starting workers
   * @throws the error of the first task that fails, in any thread
   */
  async run<Setup, Task, Result>(job: Job<Setup, Task, Result>, isLarge: boolean): Promise<void> {
    if (isLarge)
      this.workers ??= Array.from({ length: this.size - 1 }, () => ({ thread: this.start(), assigned: new Set() }))
    const runner = job.start(job.setup)
    try {
      await this.share(job, runner, [...((isLarge && this.workers) || [])])
    } finally {
      runner.end()
    }
  }

  private async share<Setup, Task, Result>(
    { kind, setup, tasks, onDone }: Job<Setup, Task, Result>,
    runner: TaskRunner<Task, Result>,
    workers: PoolWorker[],
  ): Promise<void> {
    const waiting = [...tasks.keys()].toReversed()
    const failures: Error[] = []
    let wake = () => {}
    const send = ({ thread, assigned }: PoolWorker) => {
      while (assigned.size < TASKS_PER_WORKER && failures.length === 0) {
        const number = waiting.pop()
        if (number === undefined) return
        assigned.add(number)
        thread.postMessage({ number, task: tasks[number]?.() } satisfies WorkerMessage)
      }
    }
    for (const worker of workers) {
      worker.thread.removeAllListeners()
      worker.thread.on('message', (reply: WorkerReply) => {
        worker.assigned.delete(reply.number)
        if ('error' in reply) failures.push(Object.assign(new Error(reply.error.message), { name: reply.error.name }))
        // The worker runs the same function, so its result has the same type.
        else onDone(reply.result as Result, reply.number)
        send(worker)
        wake()
      })
      // An error without a listener would end the process. The event `exit` follows and handles it.
      worker.thread.on('error', () => {})
      worker.thread.on('exit', () => {
        waiting.push(...worker.assigned)
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
        onDone(runner.run(task), number)
        // Lets this thread receive the replies of the workers.
        await new Promise((done) => setImmediate(done))
      } else if (workers.some(({ assigned }) => assigned.size > 0)) {
        await new Promise<void>((done) => {
          wake = done
        })
      } else return
    }
    throw failures[0] ?? new Error('A task failed without an error.')
  }

  /** Ends the worker threads. */
  async end(): Promise<void> {
    await Promise.all((this.workers ?? []).map(({ thread }) => thread.terminate()))
    this.workers = undefined
  }
}
