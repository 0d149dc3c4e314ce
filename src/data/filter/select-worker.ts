// Runs in a worker: selecting takes longer than a frame on a slow phone.
import { loadPacked } from '../catalogue/load-packed.ts'
import {
  type EngineAnswer,
  type EngineMessage,
  type LoadMessage,
  SelectEngine,
  type WorkerMessage,
} from './select-engine.ts'

const engine = new SelectEngine()

async function answer(message: EngineMessage | LoadMessage): Promise<EngineAnswer | undefined> {
  if (message.about !== 'files') return engine.handle(message)
  const packed = await loadPacked(message.files)
  return { about: 'files', id: message.id, index: packed && engine.use(packed, message.descendants) }
}

// The `postMessage` of a worker takes no target origin; the rule is about windows.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const send = (message: WorkerMessage) => postMessage(message)

let before = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<EngineMessage | LoadMessage>) => {
  // One after the other, since each message relies on those before it.
  before = before
    .then(async () => {
      const result = await answer(data)
      if (result) send(result)
    })
    // The page then selects by itself. It does not hear of a promise that fails.
    .catch(reportError)
})
send('ready')
