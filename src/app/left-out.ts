/**
 * Is built in place of parts of libraries that others of their parts import, but the reader never uses. `vite.config.ts`
 * says which.
 */

/** Holds no mutations of TanStack Query, since nothing is written to a server. It has what the client calls by itself. */
export class MutationCache {
  clear(): void {}
  resumePausedMutations(): Promise<void> {
    return Promise.resolve()
  }
}

/** @throws always */
function leftOut(): never {
  throw new Error('The reader is built without this.')
}
/** Queries of several pages of TanStack Query. */
export { leftOut as hasNextPage, leftOut as hasPreviousPage, leftOut as infiniteQueryBehavior }
/** Patterns of routes of wouter. */
export { leftOut as parse }
