import type { Fault } from './yaml-faults.ts'

/** Not the line of equals signs between the two: it may underline a heading. */
const MARK = /^(?:<{7}|>{7})(?:[ \t].*)?$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

const faultAt = (at: number): Fault => ({
  code: 'merge-conflict',
  at,
  message: 'This is the mark of a merge conflict.',
  hint: 'Keep one of the two versions, and take out the lines of <<<<<<<, ======= and >>>>>>>.',
  isLast: true,
})

/** The first mark of a merge conflict that front matter holds. */
export function conflictIn(text: string): Fault | undefined {
  const at = text.search(new RegExp(MARK, 'm'))
  return at < 0 ? undefined : faultAt(at)
}

/**
 * The first mark of a merge conflict that Markdown holds: one that another follows, for a single one may be anything, and
 * not in a block of code, where an article may show what they look like.
 * @param from where the Markdown begins
 */
export function conflictInText(text: string, from: number): Fault | undefined {
  // Nearly all texts have none.
  if (!text.includes('<<<<<<<', from)) return undefined
  let fence: string | undefined
  let opened: number | undefined
  for (let at = from, end = 0; at < text.length; at = end + 1) {
    end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    const line = text.slice(at, end)
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
    } else if (mark !== undefined) fence = mark
    else if (MARK.test(line)) {
      if (opened !== undefined && line.startsWith('>')) return faultAt(opened)
      if (line.startsWith('<')) opened ??= at
    }
  }
  return undefined
}
