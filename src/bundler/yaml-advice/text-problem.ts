import type { YAMLError } from 'yaml'

/** What is wrong, and what the writer should do about it. */
export interface Explanation {
  readonly message: string
  readonly hint?: string
}

/** A problem in a text that still has an offset in place of a line and a column. */
export interface TextProblem extends Explanation {
  readonly code: string
  /** UTF-16 units from the beginning of the text. */
  readonly offset: number
  /** True when errors in later lines are consequences of this one and should not be reported. */
  readonly hidesLaterErrors?: boolean
  readonly isWarning?: boolean
}

/** An error of the YAML parser. Its position is where the parser gave up, which is seldom where the mistake is. */
export interface ParserError {
  readonly yaml: string
  readonly error: YAMLError
  /** True in Markdown files, where the text of the article may begin before the front matter is closed. */
  readonly isArticle: boolean
  /** Returns the line of the file for an offset in `yaml`, counted from 1. */
  readonly lineOf: (offset: number) => number
}
