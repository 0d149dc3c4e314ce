import type { MissingFile } from '../text/render-body.ts'
import type { Parsed } from '../parse/parse.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { Place } from '../parse/parse-yaml.ts'

/** Text between the beginning of a reference and `assets/`: a template tag, dots and slashes. */
const PREFIX = /(?:\{\{[^{}]*\}\}|[./]|\{\{\s*["'])*$/
const OPENING = /[(<"'=]\s*$|\]:\s*$/

/** An article gets at most this many warnings of missing files. */
const MAX_REPORTED = 100

/** Warnings of files that the text of an article refers to and that the folder does not have. */
export function missingFiles(file: string, missing: readonly MissingFile[]): FoundProblem[] {
  return missing.slice(0, MAX_REPORTED).map(({ path, reference }) => ({
    severity: 'warning',
    code: 'missing-asset',
    file,
    message: `The text refers to ${path}, but there is no such file.`,
    hint: 'Add the file to assets/, or remove the reference.',
    subject: { part: 'text', file: path, reference },
  }))
}

/** Line and column of the first reference to a file in the text of an article, each counted from 1. */
export function placeOfReference(
  { file, body }: Parsed,
  { file: path, reference }: { readonly file: string; readonly reference: string },
): Place {
  const start = file.text.length - body.length
  const before = file.text.slice(0, start + placeIn(body, path, reference)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** The text may also mention a file; a reference has an opening bracket, quote or equals sign before it. */
function placeIn(body: string, path: string, reference: string): number {
  const below = (text: string) => text.slice(Math.max(0, text.indexOf('assets/')))
  const spellings = new Set([path, encodeURI(path), below(reference), path.replaceAll('&', '&amp;')])
  let mentioned: number | undefined
  for (const spelling of spellings) {
    for (let at = body.indexOf(spelling); at >= 0; at = body.indexOf(spelling, at + 1)) {
      const before = body.slice(Math.max(0, at - 200), at)
      const opening = before.replace(PREFIX, '')
      if (OPENING.test(opening)) return at - (before.length - opening.length)
      mentioned ??= at
    }
  }
  return mentioned ?? 0
}
