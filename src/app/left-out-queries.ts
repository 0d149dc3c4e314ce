/**
 * Is built in place of two modules of TanStack Query, see `vite.config.ts`. Its client imports them, but the reader writes
 * nothing to a server (mutations), and has no queries of several pages (infinite queries).
 */

/** Holds no mutations. It has what the client calls by itself. */
export class MutationCache {
  clear(): void {}
  resumePausedMutations(): Promise<void> {
    return Promise.resolve()
  }
}

/** @throws always */
function leftOut(): never {
  throw new Error('The reader is built without infinite queries.')
}
export { leftOut as hasNextPage, leftOut as hasPreviousPage, leftOut as infiniteQueryBehavior }
