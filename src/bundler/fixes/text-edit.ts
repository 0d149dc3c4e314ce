/** Replaces a part of a text. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** @param edits in any order; they do not overlap */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const edit of edits.toSorted((a, b) => b.from - a.from))
    result = result.slice(0, edit.from) + edit.text + result.slice(edit.to)
  return result
}
