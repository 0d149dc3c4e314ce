import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { mathRenderer } from '../system/late-libraries.ts'
import { escapeText } from './html-tree.ts'
import { firstLine } from './line-search.ts'

const MAX_LENGTH = 5000

/** Renders a formula as MathML, which needs no styles and no fonts. A formula with a mistake is shown as it is written. */
function mathHtml(formula: string, isBlock: boolean): string {
  const tex = formula.trim()
  if (tex.length <= MAX_LENGTH) {
    try {
      return mathRenderer()(tex, { displayMode: isBlock, throwOnError: true, trust: false, maxExpand: 200 })
    } catch {
      // Shown as text below.
    }
  }
  return `<code>${escapeText(tex)}</code>`
}

/** True for what is between two dollar signs of a formula. Prices and names of variables are none: `$5 and $6`, `$PATH/$x`. */
function isFormula(text: string): boolean {
  if (/^\s|\s$/.test(text) || text === '') return false
  if (/\\[A-Za-z]|[\^_=]/.test(text)) return !/^\d[\d.,]*\s/.test(text)
  return /^[A-Za-z]/.test(text) && !/[A-Za-z]{3}|[.:;]/.test(text)
}

const DISPLAY: readonly (readonly [opening: string, closing: string])[] = [
  ['$$', '$$'],
  [String.raw`\[`, String.raw`\]`],
  [String.raw`\\[`, String.raw`\\]`],
]

function mathBlock(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const begin = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const pair = DISPLAY.find(([opening]) => state.src.startsWith(opening, begin))
  if (!pair || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const [opening, closing] = pair
  const first = state.src.slice(begin + opening.length, state.eMarks[startLine])
  const lineAt = (line: number) => state.src.slice(state.bMarks[line], state.eMarks[line])
  const end = first.includes(closing)
    ? startLine
    : firstLine(state, closing, startLine + 1, endLine, (line) => state.isEmpty(line) || lineAt(line).includes(closing))
  const last = end === startLine ? first : lineAt(end)
  if (end >= endLine || !last.trimEnd().endsWith(closing)) return false
  // `$$x$$ and words`, or a link: `\[1\]`.
  const whole =
    `${first}\n${end > startLine ? state.getLines(startLine + 1, end + 1, state.blkIndent, false) : ''}`.trimEnd()
  const formula = whole.slice(0, -closing.length)
  if (formula.includes(closing) || (opening !== '$$' && !/[\\^_=]/.test(formula))) return false
  if (isSilent) return true
  const token = state.push('math_block', 'math', 0)
  token.content = formula
  token.map = [startLine, end + 1]
  state.line = end + 1
  return true
}

/** From where on a text has no more of a closing mark, so that it is not searched for again at each opening one. */
const unclosed = new WeakMap<StateInline, Map<string, number>>()

function closingAt(state: StateInline, closing: string, start: number): number {
  const known = unclosed.get(state)?.get(closing) ?? Infinity
  if (start >= known) return -1
  const { src } = state
  let end = src.indexOf(closing, start)
  while (end > 0 && closing.startsWith('$') && src[end - 1] === '\\') end = src.indexOf(closing, end + 1)
  if (end < 0) unclosed.set(state, new Map(unclosed.get(state)).set(closing, start))
  return end
}

const INLINE: readonly (readonly [opening: string, closing: string])[] = [
  [String.raw`\\(`, String.raw`\\)`],
  [String.raw`\(`, String.raw`\)`],
  ['$$', '$$'],
  ['$', '$'],
]

function mathInline(state: StateInline, isSilent: boolean): boolean {
  const { src, pos } = state
  const code = src.charCodeAt(pos)
  if (code !== 0x24 && code !== 0x5c) return false
  const pair = INLINE.find(([opening]) => src.startsWith(opening, pos))
  if (!pair) return false
  const [opening, closing] = pair
  const start = pos + opening.length
  const end = closingAt(state, closing, start)
  if (end < 0) return false
  const formula = src.slice(start, end)
  if (opening === '$' && (/[\p{L}\p{N}$]/u.test(src[end + 1] ?? '') || !isFormula(formula))) return false
  if (opening !== '$' && !/[\\^_=]|^\s*[A-Za-z]\w?\s*$|[A-Za-z]\s*[-+*/(]/.test(formula)) return false
  if (!isSilent) state.push('math_inline', 'math', 0).content = formula
  state.pos = end + closing.length
  return true
}

export function addMath(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'math_block', mathBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  markdown.inline.ruler.before('escape', 'math_inline', mathInline)
  const fence = markdown.renderer.rules['fence']
  markdown.renderer.rules['fence'] = (tokens, at, ...rest) =>
    /^\{?\.?math\b/.test(tokens[at]?.info.trim() ?? '')
      ? `<p>${mathHtml(tokens[at]?.content ?? '', true)}</p>\n`
      : (fence?.(tokens, at, ...rest) ?? '')
  markdown.renderer.rules['math_block'] = (tokens, at) => `<p>${mathHtml(tokens[at]?.content ?? '', true)}</p>\n`
  markdown.renderer.rules['math_inline'] = (tokens, at) => mathHtml(tokens[at]?.content ?? '', false)
}
