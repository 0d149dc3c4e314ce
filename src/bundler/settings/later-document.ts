import type { FieldReader } from '../validate/fields.ts'
import type { SourceFile } from '../read/read-file.ts'

const SEPARATOR = /^(?:---|\.\.\.)[ \t]*$/

/** Warns about a second YAML document in a file. Only the first document that is not empty is read. */
export function reportLaterDocument(fields: FieldReader, { text }: SourceFile): void {
  let hasContent = false
  let start: number | undefined
  for (const [at, line] of text.split('\n').entries()) {
    if (SEPARATOR.test(line)) {
      if (hasContent) start ??= at + 1
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      if (start !== undefined) {
        const message = 'Only the first document of this file is read. A second one begins here.'
        fields.reportLine(
          'warning',
          'second-document',
          start,
          message,
          'Give it a file of its own, or remove the line of ---.',
        )
        return
      }
      hasContent = true
    }
  }
}
