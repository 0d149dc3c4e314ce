import { parentPort } from 'node:worker_threads'
import { startReading } from './collect/read-articles.ts'
import { startSearching } from './relate/find-neighbours.ts'
import { startMakingParts } from './shard/make-part.ts'
import { startReadingWords } from './shard/word-block.ts'
import type { TaskRunner, WorkerMessage, WorkerReply } from './system/thread-pool.ts'

// The script of a worker thread. It runs the tasks of one job after another, with the same functions as the main thread.

/** Starts a job of each kind. The pool sends the setup that fits the kind, so its type is not checked here. */
const START: Readonly<Record<string, (setup: never) => TaskRunner<never, unknown>>> = {
  articles: startReading,
  neighbours: startSearching,
  parts: startMakingParts,
  words: startReadingWords,
}

let runner: TaskRunner<never, unknown> | undefined

parentPort?.on('message', (message: WorkerMessage) => {
  if ('kind' in message) {
    runner?.end()
    runner = START[message.kind]?.(message.setup as never)
    return
  }
  const { number, task } = message
  let reply: WorkerReply
  try {
    reply = { number, result: runner?.run(task as never) }
  } catch (error) {
    const { name, stack, message: text } = error instanceof Error ? error : new Error(String(error))
    reply = { number, error: { name, message: stack ?? text } }
  }
  parentPort?.postMessage(reply)
})
