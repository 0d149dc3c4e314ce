import { charactersOf, displayWidth } from './display-width.ts'
import { CONTROLS } from './printable.ts'

const LINE_WIDTH = 100

/** Marks that nobody sees, and that could turn the direction of a line or split it. Joiners are part of what is seen. */
const UNSEEN = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

const showMarks = (text: string) => text.replaceAll('\t', '→').replace(CONTROLS, '·').replace(UNSEEN, '·')

/** The beginning of a text that fits into so many columns of a terminal. */
function fitting(text: string, columns: number): string {
  // No character of a text that is cut here could be seen.
  const characters = charactersOf(text.slice(0, columns * 20))
  let width = 0
  let shown = ''
  for (const character of characters) {
    width += displayWidth(character)
    if (width > columns) break
    shown += character
  }
  return shown.length < text.length ? `${shown}…` : shown
}

const widthOf = (text: string) => charactersOf(text).reduce((sum, character) => sum + displayWidth(character), 0)

/** The part of a line around a column, and the columns of a terminal before it. */
function around(line: string, column: number): { readonly shown: string; readonly before: number } {
  const lead = line.slice(0, column - 1)
  if (lead.length <= LINE_WIDTH - 20) {
    const before = widthOf(lead)
    if (before <= LINE_WIDTH - 20) return { shown: fitting(line, LINE_WIDTH), before }
  }
  const characters = charactersOf(lead.slice(-400))
  let start = lead.length
  for (let width = 0; width < 40 && characters.length > 0; ) {
    const character = characters.pop() ?? ''
    width += displayWidth(character)
    start -= character.length
  }
  const cut = `…${lead.slice(start)}`
  return { shown: fitting(`…${line.slice(start)}`, LINE_WIDTH), before: widthOf(cut) }
}

/**
 * Two lines before, the line itself with a caret below it, one after.
 * @param column counted in UTF-16 units; the caret is set by the width of what stands before it
 */
export function codeFrame(text: string, line: number, column: number): string {
  const lines = text.split('\n')
  const from = Math.max(1, line - 2)
  const to = Math.min(lines.length, line + 1)
  const width = String(to).length
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const number = from + at
    const source = showMarks(lines[number - 1] ?? '')
    const margin = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | `
    if (number !== line) return margin + fitting(source, LINE_WIDTH)
    // A long line is shown around the place that matters.
    const { shown, before } = around(source, column)
    return `${margin}${shown}\n  ${' '.repeat(width)} | ${' '.repeat(before)}^`
  }).join('\n')
}
