import type { TextProblem } from './text-problem.ts'

/** The first or the last line of a conflict. The line of equals signs between them may also underline a heading. */
const MARKER = /^(?:<{7}|>{7})(?:[ \t].*)?$/
const CODE_FENCE = /^ {0,3}(`{3,}|~{3,})/

const conflictAt = (offset: number): TextProblem => ({
  code: 'merge-conflict',
  offset,
  message: 'This is a marker of a merge conflict.',
  hint: 'Keep one of the two versions, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  hidesLaterErrors: true,
})

/** Finds the first marker of a merge conflict in front matter. */
export function findMergeConflict(text: string): TextProblem | undefined {
  const offset = text.search(new RegExp(MARKER, 'm'))
  return offset < 0 ? undefined : conflictAt(offset)
}

/**
 * Finds the first merge conflict in Markdown. It needs an opening and a closing marker, because one alone may be part of
 * the text. Blocks of code are skipped, because an article may show markers as an example.
 * @param from offset of the Markdown in the text
 */
export function findMergeConflictInMarkdown(text: string, from: number): TextProblem | undefined {
  if (!text.includes('<<<<<<<', from)) return undefined
  let fence: string | undefined
  let opened: number | undefined
  for (let at = from, end = 0; at < text.length; at = end + 1) {
    end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    const line = text.slice(at, end)
    const mark = CODE_FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) fence = mark
    else if (MARKER.test(line)) {
      if (opened !== undefined && line.startsWith('>')) return conflictAt(opened)
      if (line.startsWith('<')) opened ??= at
    }
  }
  return undefined
}
