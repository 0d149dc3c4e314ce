import type { FixNote } from './field-fix.ts'
import { type FileFacts, fixFields } from './field-fixes.ts'

const MARK = '\uFEFF'

/** The corrections of one file. */
export interface FixedText {
  /** Without a byte order mark, and with the line ends `\n`; otherwise as it was. */
  readonly before: string
  readonly after: string
  readonly notes: readonly FixNote[]
}

/** Corrects a file: a byte order mark, line ends, and its fields. All other bytes stay as they are. */
export function fixText(path: string, written: string, facts: FileFacts): FixedText {
  const unmarked = written.replace(new RegExp(`^${MARK}+`), '')
  const before = unmarked.replaceAll(/\r\n?/g, '\n')
  const lines = unmarked.split('\r').length - 1
  const { text: after, notes } = fixFields(path, before, facts)
  return {
    before,
    after,
    notes: [
      ...(unmarked === written ? [] : [{ kind: 'byte-order-mark', what: 'byte order mark' } as const]),
      ...(lines === 0
        ? []
        : [{ kind: 'line-ends', what: `${lines} line ${lines === 1 ? 'end' : 'ends'} of Windows` } as const]),
      ...notes,
    ],
  }
}
