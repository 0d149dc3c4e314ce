/** Why a file of the index could not be loaded. Each kind has its own message in `screens/edition/load-error.tsx`. */
export type IndexErrorKind =
  /** There is no connection, or the request was interrupted. */
  | 'unreachable'
  /** The server answered 404, because the edition was replaced while this page was open. */
  | 'missing'
  /** The server answered with another error. */
  | 'server'
  /** The answer is not a valid file of the index. */
  | 'unreadable'
  /** A newer bundler has written the index in a format that this page cannot read. */
  | 'format'

export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly kind: IndexErrorKind
  constructor(kind: IndexErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** A script of the reader could not be loaded. Some browsers remember that until the page is loaded anew. */
export class ScriptError extends IndexError {
  /** @param script what it does: `the screen search` */
  constructor(script: string) {
    super('unreachable', `The script of ${script} could not be loaded.`)
  }
}
