import type { MarkdownIt, StateCore } from 'markdown-it'
import { outsideCodeSpans } from './code-spans.ts'

/** Bold text with a space inside of one of its marks: `**High water **`, `** High water**`. */
const SPACED =
  /\*\*(?:(?=\S)([^*]*\S)((?:&nbsp;){0,4}[ \t\n\u00A0]+|(?:&nbsp;){1,4})|(?:[ \t\u00A0]+|(?:&nbsp;){1,4}[ \t\u00A0]*)(\S(?:[^*]*\S)?))\*\*(?!\*)/g
const MAY_BE_SPACED = /\*\*(?:[ \t\u00A0]|&nbsp;)|(?:[ \t\n\u00A0]|&nbsp;)\*\*/

/**
 * Moves spaces out of bold text, where Markdown would show the asterisks. In `2 ** 3 ** 4` there are spaces on both sides of a
 * mark, and behind an odd number of marks one ends what has begun before. All marks must have their other end.
 */
function moveSpaces(text: string): string {
  if (text.split('**').length % 2 === 0) return text
  let [marks, counted] = [0, 0]
  return text.replace(SPACED, (whole, first: string | undefined, space: string, second: string, offset: number) => {
    marks += text.slice(counted, offset).split('**').length - 1
    counted = offset
    const isBegin = marks % 2 === 0 && (first === undefined || !/[\p{L}\p{N}]/u.test(text[offset - 1] ?? ''))
    if (!isBegin) return whole
    return first === undefined ? ` **${second}**` : `**${first}**${space.includes('\n') ? space : ' '}`
  })
}

/** Bold text and what is on both sides of it. */
const BOLD = /\*\*(?=[^\s*])([^*]*[^\s*])\*\*(?!\*)/g
const WORD = /[\p{L}\p{N}]/u
const SIGN = /[\p{P}\p{S}]/u

/**
 * Between a sign and a letter, a mark neither begins nor ends bold text for Markdown: `**(high)**water`. Most other programs
 * need only that there is no space inside. In `2**(3)**4`, where both marks stand so, it is no bold text.
 */
function markBesideSigns(text: string): string {
  if (text.split('**').length % 2 === 0) return text
  let [marks, counted] = [0, 0]
  return text.replace(BOLD, (whole, inner: string, offset: number) => {
    marks += text.slice(counted, offset).split('**').length - 1
    counted = offset
    const isOddBegin = WORD.test(text[offset - 1] ?? '') && SIGN.test(inner[0] ?? '')
    const isOddEnd = SIGN.test(inner.at(-1) ?? '') && WORD.test(text[offset + whole.length] ?? '')
    return marks % 2 === 0 && isOddBegin !== isOddEnd ? `<strong>${inner}</strong>` : whole
  })
}

/** Bold text between four asterisks, or four asterisks alone: bold text with nothing in it, or the border of two bold texts. */
const FOUR = /(?<![*\\])\*{4}(?=[^\s*])[^*]*[^\s*]\*{4}(?!\*)|(?<![*\\ \t])([ \t]*)\*{4}(?!\*)(_?)/g

/** A comment for programs, which is no text to be bold. */
const BOLD_COMMENT = /\*\*(<!--(?:(?!-->)[^\n]){0,500}-->)\*\*/g

/** `**High****water**` is two bold texts, and `_high ****_water` has an empty one, which editors leave behind. */
const leaveOutEmpty = (text: string) =>
  text
    .replace(BOLD_COMMENT, '$1')
    .replace(FOUR, (whole, space: string | undefined, mark = '') => (space === undefined ? whole : mark + space))

function spacedEmphasis({ env, tokens }: StateCore): void {
  if (env['isOfOthers'] !== true) return
  for (const token of tokens) {
    if (token.type !== 'inline' || !token.content.includes('**')) continue
    if (/\*{4}|\*\*<!--/.test(token.content)) token.content = outsideCodeSpans(token.content, leaveOutEmpty)
    if (MAY_BE_SPACED.test(token.content)) token.content = outsideCodeSpans(token.content, moveSpaces)
    token.content = outsideCodeSpans(token.content, markBesideSigns)
  }
}

export function addSpacedEmphasis(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'spaced_emphasis', spacedEmphasis)
}
