/** Thrown when a feed can't be had or read. Its message says why, in a sentence; its hint says what to do. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
  /** Name of the reason. It never changes. */
  readonly code: string
  readonly hint: string

  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
