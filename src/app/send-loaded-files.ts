import { sendToWorker } from '../state/send-to-worker.ts'

/** Makes a new worker cache the files that this page loaded before the worker was active. */
export function sendLoadedFiles(): void {
  // The browser lists what the page has loaded, but not what its workers have.
  const ofWorkers = [...(window.broadsheetPrefetched?.keys() ?? [])].map((url) => new URL(url, location.href).href)
  const files = new Set([...performance.getEntriesByType('resource').map(({ name }) => name), ...ofWorkers])
  const pictures = [...document.images].map(({ currentSrc }) => currentSrc).filter(Boolean)
  sendToWorker({
    type: 'broadsheet:loaded',
    urls: [...[...files].filter((name) => /\/data\/.*\.json$/.test(name)), ...pictures],
  })
}
