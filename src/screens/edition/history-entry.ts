/** Returns what the current entry of the history holds. Other scripts may have stored something else there. */
export function entryState(): object {
  const state: unknown = import.meta.env.SSR ? undefined : window.history.state
  return typeof state === 'object' && state !== null ? state : {}
}
