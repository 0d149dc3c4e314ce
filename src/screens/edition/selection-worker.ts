// Loaded a while after a list is shown, or with the first filter.
// The linter does not know this ending, which gives the address of the built worker.
// oxlint-disable-next-line import/default
import address from '../../data/filter/select-worker.ts?worker&url'
import { trustedScriptUrl } from '../../ui/story/trusted-html.ts'

export { prepareEngine, runSelection } from '../../data/filter/run-selection.ts'

/** Starts the worker that selects. @returns undefined when the browser has no workers */
export const startWorker = (): Worker | undefined =>
  typeof Worker === 'function' ? new Worker(trustedScriptUrl(address), { type: 'module' }) : undefined
