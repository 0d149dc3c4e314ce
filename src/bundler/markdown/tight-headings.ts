import type { MarkdownIt, StateBlock } from 'markdown-it'

/** Two signs at least: `#word` is a tag. */
const HEADING = /^(#{2,6})([^#\s].*)$/

/** Reads `##Heading` as a heading, as older programs did and many authors of languages without spaces write it. */
function tightHeading(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const [, signs = '', content] = HEADING.exec(state.src.slice(start, state.eMarks[line])) ?? []
  if (content === undefined) return false
  if (silent) return true
  state.line = line + 1
  const tag = `h${signs.length}`
  const open = state.push('heading_open', tag, 1)
  open.markup = signs
  open.map = [line, state.line]
  const inline = state.push('inline', '', 0)
  inline.content = content
    .trimEnd()
    .replace(/[ \t]#+$/, '')
    .trimEnd()
  inline.map = [line, state.line]
  inline.children = []
  state.push('heading_close', tag, -1).markup = signs
  return true
}

export function addTightHeadings(markdown: MarkdownIt): void {
  markdown.block.ruler.after('heading', 'tight_heading', tightHeading, {
    alt: ['paragraph', 'reference', 'blockquote'],
  })
}
