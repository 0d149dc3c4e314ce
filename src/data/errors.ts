/** Why a part of the index could not be had; each asks for another way forward. */
export type IndexErrorKind =
  /** No connection, or the request broke off. */
  | 'unreachable'
  /** 404: an edition was replaced while this page was open. */
  | 'missing'
  /** The server answered with another error. */
  | 'server'
  /** It answered, but not with a file of the index. */
  | 'unreadable'
  /** Written by a newer bundler than this page understands. */
  | 'format'

export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly kind: IndexErrorKind
  constructor(kind: IndexErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}
