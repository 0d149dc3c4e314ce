/** Returns what the current entry of the history holds. Other scripts may have stored something else there. */
export function entryState(): object {
  const state: unknown = import.meta.env.SSR ? undefined : window.history.state
  return typeof state === 'object' && state !== null ? state : {}
}

/**
 * Number of articles to which the list of the page has grown. `app/scroll-restoration.ts` keeps it for each entry of the history
 * when the page is left: storing it at each step of a list that grows takes longer than drawing the step.
 */
export const grownList: { shown: number | undefined } = { shown: undefined }
