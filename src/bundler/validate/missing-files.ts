import type { Problem } from '../../contract/problem.ts'
import type { MissingFile } from './body.ts'
import type { Parsed } from '../parse/parse.ts'
import { codeFrame } from '../problems/problems.ts'

/** What may stand between the mark that opens a reference and the path below `assets/`. */
const LEAD = /(?:\{\{[^{}]*\}\}|[./]|\{\{\s*["'])*$/
const OPENING = /[(<"'=]\s*$|\]:\s*$/

/** To look for each costs as much as the text is long. */
const MOST_TOLD = 100

/** Files that the text of an article refers to and that the folder does not have, each where it is first referred to. */
export function missingFiles({ file, body }: Parsed, missing: readonly MissingFile[]): Problem[] {
  const start = file.text.length - body.length
  return missing.slice(0, MOST_TOLD).map(({ path, reference }) => {
    const before = file.text.slice(0, start + placeIn(body, path, reference)).split('\n')
    const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
    return {
      severity: 'warning',
      code: 'missing-asset',
      file: file.path,
      line,
      column,
      message: `The text refers to ${path}, which the folder does not have.`,
      hint: 'Add the file to assets/, or take the reference out.',
      frame: codeFrame(file.text, line, column),
    }
  })
}

/** Words may name a file as well: where something opens a reference before it, it is one. */
function placeIn(body: string, path: string, reference: string): number {
  const below = (text: string) => text.slice(Math.max(0, text.indexOf('assets/')))
  const spellings = new Set([path, encodeURI(path), below(reference), path.replaceAll('&', '&amp;')])
  let named: number | undefined
  for (const spelling of spellings) {
    for (let at = body.indexOf(spelling); at >= 0; at = body.indexOf(spelling, at + 1)) {
      const lead = body.slice(Math.max(0, at - 200), at)
      const opening = lead.replace(LEAD, '')
      if (OPENING.test(opening)) return at - (lead.length - opening.length)
      named ??= at
    }
  }
  return named ?? 0
}
