import type { Path } from '../problems/found-problem.ts'
import type { TextEdit } from './text-edit.ts'

export type FixKind =
  | 'byte-order-mark'
  | 'line-ends'
  | 'date-spelling'
  | 'trailing-spaces'
  | 'field-name'
  | 'topic-spelling'
  | 'repeated-item'

/** Something of a file that is corrected. */
export interface FixNote {
  readonly kind: FixKind
  /** Absent for what is of the file as a whole. */
  readonly field?: string
  /** What is corrected, in a few words: `2026/3/8 → 2026-03-08`. */
  readonly what: string
}

/** A correction of one field. */
export interface FieldFix {
  readonly kind: FixKind
  readonly path: Path
  /** Its path afterwards, if its name changes. */
  readonly renamed?: Path
  readonly edit: TextEdit
  readonly what: string
}
