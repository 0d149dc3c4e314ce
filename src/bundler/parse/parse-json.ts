import type { Problem } from '../../contract/problem.ts'
import { codeFrame } from '../problems/code-frame.ts'
import type { SourceFile } from '../read/read-file.ts'
import type { Fields } from './parse-yaml.ts'
import { scanJson } from './scan-json.ts'

/**
 * Parses the JSON object at an offset of a text into fields, or returns its problem.
 * @param text of the file; where the object has no braces of its own, with braces around it
 * @returns the fields and the offset after the object
 */
export function parseJson(
  file: SourceFile,
  text: string,
  start: number,
): { readonly fields: Fields; readonly end: number } | { readonly problems: readonly Problem[] } {
  const scan = scanJson(text, start)
  if ('fault' in scan) {
    const { offset, message, hint } = scan.fault
    const before = text.slice(0, offset).split('\n')
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
    const frame = codeFrame(file.text, line, column)
    return { problems: [{ severity: 'error', code: 'json', file: file.path, line, column, message, hint, frame }] }
  }
  const { places, end } = scan
  const data: unknown = JSON.parse(text.slice(start, end))
  const first = places.placeOf(start)
  return {
    end,
    fields: {
      // `scanJson` has found an object.
      data: Object.fromEntries(Object.entries(data ?? {})),
      locate: (path) => places.placeOfValue(path) ?? first,
      locateName: (name) => places.placeOfName(name) ?? first,
      written: (path) => places.writtenAt(path),
    },
  }
}
