import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** Elements whose content readers do not get. Without an end, one takes the rest of the article with it. */
const SWALLOWING = 'script style textarea title template select svg canvas map iframe'
const START = new RegExp(String.raw`^<(${SWALLOWING.replaceAll(' ', '|')})\b[^<>]*[^/<>]?>`, 'i')

/** Authors write `the <script> element` where they mean the name. A start tag without an end in its paragraph is text. */
function unclosedElements({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type === 'html_block') escapeBlock(token)
    const ends = new Set<string>()
    for (const child of token.children?.toReversed() ?? []) {
      if (child.type !== 'html_inline') continue
      const end = /^<\/(\w+)/.exec(child.content)?.[1]
      const start = START.exec(child.content)?.[1]
      if (end !== undefined) ends.add(end.toLowerCase())
      else if (start !== undefined && !child.content.endsWith('/>') && !ends.has(start.toLowerCase()))
        child.type = 'text'
    }
  }
}

/** Blocks of these two end with their element, or with the text. */
function escapeBlock(token: Token): void {
  const [, name] = /^\s{0,3}<(script|style)\b/i.exec(token.content) ?? []
  if (name !== undefined && !new RegExp(`</${name}\\b`, 'i').test(token.content))
    token.content = token.content.replace('<', '&lt;')
}

export function addUnclosedElements(markdown: MarkdownIt): void {
  markdown.core.ruler.after('inline', 'unclosed_elements', unclosedElements)
}
