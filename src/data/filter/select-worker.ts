// Runs in a worker: selecting takes longer than a frame on a slow phone.
import { type EngineMessage, SelectEngine } from './select-engine.ts'

const engine = new SelectEngine()

addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
  const answer = engine.handle(data)
  // The `postMessage` of a worker takes no target origin; the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  if (answer) postMessage(answer)
})
