import type { MarkdownIt, Token } from 'markdown-it'

/**
 * Tokens to which others are added in their place. The plugin of footnotes adds those of each note by `concat`, which would
 * copy all of the text for each of a hundred thousand notes.
 */
class GrowingTokens extends Array<Token> {
  override concat(...items: (Token | ConcatArray<Token>)[]): Token[] {
    for (const item of items) {
      if ('slice' in item) for (const token of item.slice()) this.push(token)
      else this.push(item)
    }
    return this
  }
}

export function makeFootnotesFast(markdown: MarkdownIt): void {
  markdown.core.ruler.before('footnote_tail', 'growing_tokens', (state) => {
    if (state.env['footnotes'] !== undefined) state.tokens = GrowingTokens.from(state.tokens)
  })
}
