import { sendToWorker } from '../state/send-to-worker.ts'

/** Makes a new worker cache the files that this page loaded before the worker was active. */
export function sendLoadedFiles(): void {
  const files = performance.getEntriesByType('resource').map(({ name }) => name)
  const pictures = [...document.images].map(({ currentSrc }) => currentSrc).filter(Boolean)
  sendToWorker({
    type: 'broadsheet:loaded',
    urls: [...files.filter((name) => /\/data\/.*\.json$/.test(name)), ...pictures],
  })
}
