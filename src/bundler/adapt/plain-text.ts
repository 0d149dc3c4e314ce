import { decodeHTML } from 'entities'
import { markdownIt } from '../system/late-libraries.ts'

/** Matches text that may contain marks of HTML or Markdown. */
const MARKS = /[*_`<[~\\&]/
const BLOCK_MARK = /^\s*(?:#{1,6}\s+|>\s+)/

/** Elements that people write into titles and excerpts. Other words between angle brackets are text: `Vec<T>`. */
const ELEMENT =
  /^<\/?(?:a|abbr|b|bdi|bdo|big|blockquote|br|center|cite|code|del|dfn|div|em|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|q|rp|rt|ruby|s|samp|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|var|wbr)(?:\s[^>]*)?\/?>$/i
const BREAK = /^<\/?(?:br|p|div|li|h[1-6]|blockquote|tr|hr)\b/i
const HIDDEN_PARTS = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi

interface InlineToken {
  readonly type: string
  readonly content: string
  readonly markup: string
  readonly children: readonly InlineToken[] | null
}

let parser: ReturnType<ReturnType<typeof markdownIt>> | undefined

/**
 * Turns the Markdown and HTML of a title or an excerpt into text. Words that only look like marks stay: `snake_case`, `5 < 6`,
 * `Vec<T>` and `__init__`.
 */
export function plainText(text: string): string {
  const first = BLOCK_MARK.test(text) ? text.replace(BLOCK_MARK, '') : text
  if (!MARKS.test(first)) return first
  const markdown = (parser ??= markdownIt()({ html: true }))
  const tokens: readonly InlineToken[] = markdown.parseInline(first.replaceAll(HIDDEN_PARTS, ' '), {})
  return tokens
    .map(({ children }) => textOfTokens(children ?? []))
    .join(' ')
    .trim()
}

function textOfTokens(tokens: readonly InlineToken[]): string {
  const isName = namesBetweenUnderscores(tokens)
  return tokens
    .map((token, at) => {
      if (isName.has(at)) return token.markup
      if (token.type === 'html_inline')
        return ELEMENT.test(token.content) ? (BREAK.test(token.content) ? ' ' : '') : decodeHTML(token.content)
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      if (token.type === 'image') return textOfTokens(token.children ?? [])
      return token.content
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
}

/** Finds the marks around a name such as `__init__`, which only looks emphasised. Returns their positions. */
function namesBetweenUnderscores(tokens: readonly InlineToken[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [at, { type, markup }] of tokens.entries()) {
    if (type !== 'strong_open' || markup !== '__') continue
    const end = tokens.findIndex((token, index) => index > at && token.type === 'strong_close')
    const inner = tokens.slice(at + 1, end)
    if (end > 0 && inner.every((token) => token.type === 'text' && /^[a-z\d_]*$/.test(token.content)))
      for (const index of [at, end]) found.add(index)
  }
  return found
}
