import { parentPort } from 'node:worker_threads'
import { CacheError } from './cache/cache-file.ts'
import { type Answer, type Question, begin } from './system/crew.ts'
import { TaskBench, doTask, type Setting, type Task } from './tasks.ts'

// One of the crew: does what it is asked, one task after another.
let bench = new TaskBench({})

parentPort?.on('message', (message: Question | { readonly setting: Setting }) => {
  if ('setting' in message) {
    bench.end()
    bench = new TaskBench(message.setting)
    return
  }
  const { number, task, begun } = message
  if (!begin(begun, number)) {
    parentPort?.postMessage({ number, isBegun: true } satisfies Answer)
    return
  }
  let answer: Answer
  const transfer: ArrayBuffer[] = []
  try {
    answer = { number, result: doTask(bench, task as Task, transfer) }
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    answer = { number, error: text, isCacheError: error instanceof CacheError }
  }
  parentPort?.postMessage(answer, transfer)
})
