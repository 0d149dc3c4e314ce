import type { MarkdownIt, StateCore } from 'markdown-it'
import { outsideCodeSpans } from './code-spans.ts'

/** Bold text with a space inside of one of its marks: `**High water **`, `** High water**`. */
const SPACED = /\*\*(?:(?=\S)([^*]*\S)[ \t\u00A0]+|[ \t\u00A0]+(\S(?:[^*]*\S)?))\*\*(?!\*)/g

/**
 * Moves spaces out of bold text, where Markdown would show the asterisks. In `2 ** 3 ** 4` there are spaces on both sides of a
 * mark, and behind an odd number of marks one ends what has begun before. All marks must have their other end.
 */
function moveSpaces(text: string): string {
  if (text.split('**').length % 2 === 0) return text
  let [marks, counted] = [0, 0]
  return text.replace(SPACED, (whole, first: string | undefined, second: string | undefined, offset: number) => {
    marks += text.slice(counted, offset).split('**').length - 1
    counted = offset
    const isBegin = marks % 2 === 0 && (first === undefined || !/[\p{L}\p{N}]/u.test(text[offset - 1] ?? ''))
    if (!isBegin) return whole
    return first === undefined ? ` **${second ?? ''}**` : `**${first}** `
  })
}

function spacedEmphasis({ env, tokens }: StateCore): void {
  if (env['isOfOthers'] !== true) return
  for (const token of tokens)
    if (token.type === 'inline' && /\*\*[ \t\u00A0]|[ \t\u00A0]\*\*/.test(token.content))
      token.content = outsideCodeSpans(token.content, moveSpaces)
}

export function addSpacedEmphasis(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'spaced_emphasis', spacedEmphasis)
}
