import { charactersOf, displayWidth } from './display-width.ts'
import { CONTROLS } from './printable.ts'

/** Columns of a terminal that a line of a frame has at most. */
const LINE_WIDTH = 100
/** A place further right than this is shown with only the text around it. */
const MAX_BEFORE = LINE_WIDTH - 20
/** Columns that are shown before a place that is further right. */
const SHOWN_BEFORE = 40

/** Invisible characters that could change the direction of a line or split it. Joiners are kept, since they are part of letters and emoji. */
const INVISIBLE = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

/** Makes tabs, control characters and invisible characters visible. */
const showInvisible = (text: string) => text.replaceAll('\t', '→').replace(CONTROLS, '·').replace(INVISIBLE, '·')

/** Shortens a text to a number of columns of a terminal. */
function shorten(text: string, columns: number): string {
  // The text after that many code units could not fit, so it is not split into characters.
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

/**
 * Shortens a line to the part around a column.
 * @returns the text that is shown, and the number of terminal columns before the place
 */
function partAround(line: string, column: number): { readonly shown: string; readonly before: number } {
  const lead = line.slice(0, column - 1)
  if (lead.length <= MAX_BEFORE) {
    const before = widthOf(lead)
    if (before <= MAX_BEFORE) return { shown: shorten(line, LINE_WIDTH), before }
  }
  const characters = charactersOf(lead.slice(-400))
  let start = lead.length
  for (let width = 0; width < SHOWN_BEFORE && characters.length > 0; ) {
    const character = characters.pop() ?? ''
    width += displayWidth(character)
    start -= character.length
  }
  const cut = `…${lead.slice(start)}`
  return { shown: shorten(`…${line.slice(start)}`, LINE_WIDTH), before: widthOf(cut) }
}

/**
 * Shows a place in a text: two lines before it, its line with a caret below the place, and one line after it.
 * @param text or its lines, for many frames of one text
 * @param line counted from 1
 * @param column counted from 1 in UTF-16 code units; the caret is placed by the width of the characters before it
 */
export function codeFrame(text: string | readonly string[], line: number, column: number): string {
  const lines = typeof text === 'string' ? text.split('\n') : text
  const from = Math.max(1, line - 2)
  const to = Math.min(lines.length, line + 1)
  const width = String(to).length
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const number = from + at
    const source = showInvisible(lines[number - 1] ?? '')
    const margin = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | `
    if (number !== line) return margin + shorten(source, LINE_WIDTH)
    const { shown, before } = partAround(source, column)
    return `${margin}${shown}\n  ${' '.repeat(width)} | ${' '.repeat(before)}^`
  }).join('\n')
}

/** Returns the marked line of a frame and the caret below it. */
export function markedLine(frame: string): string {
  const lines = frame.split('\n')
  const at = lines.findIndex((line) => line.startsWith('>'))
  return lines.slice(at, at + 2).join('\n')
}
