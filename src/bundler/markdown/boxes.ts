import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it'
import { boxLabel } from './box-labels.ts'
import { escapeText } from './html-tree.ts'

// Boxes are written as `:::note`, `> [!NOTE]` and `!!! note`, each with words of its own behind the kind.

const TIPS = new Set(['tip', 'success', 'hint', 'check', 'done', 'example', 'best'])
const WARNINGS = new Set(
  'warning warn caution danger important attention error bug failure fail missing alert'.split(' '),
)
const NOTES = new Set(
  'note info abstract summary tldr seealso admonition callout notice todo question help faq quote cite aside box primary secondary default'.split(
    ' ',
  ),
)
const FOLDED = new Set(['details', 'collapse', 'spoiler'])

/** True for the name of a box that has a label. */
export const isBoxKind = (kind: string): boolean => NOTES.has(kind) || TIPS.has(kind) || WARNINGS.has(kind)

const classOf = (kind: string) =>
  TIPS.has(kind) ? 'note note--tip' : WARNINGS.has(kind) ? 'note note--warning' : 'note'

/** The label of a box without a title. */
function labelOf(kind: string, { env }: Pick<StateCore, 'env'>): string {
  const language: unknown = env['language']
  const label = typeof language === 'string' ? boxLabel(kind, language) : undefined
  return label ?? (isBoxKind(kind) ? kind[0]?.toUpperCase() + kind.slice(1) : '')
}

/** The first tags of a box. One of an unknown kind has none, and only its content is shown. */
function boxStart(state: Pick<StateCore, 'env'>, kind: string, title: string, isFolded = FOLDED.has(kind)): string {
  const label = title || labelOf(kind, state)
  if (isFolded) return `<details><summary>${escapeText(label || labelOf('details', state) || 'Details')}</summary>\n`
  if (kind === 'figure') return '<figure>\n'
  return isBoxKind(kind) ? `<aside class="${classOf(kind)}"><p class="note__label">${escapeText(label)}</p>\n` : ''
}

function boxEnd(kind: string, title: string, isFolded = FOLDED.has(kind)): string {
  if (isFolded) return '</details>\n'
  if (kind === 'figure') return `<figcaption>${escapeText(title)}</figcaption></figure>\n`
  return isBoxKind(kind) ? '</aside>\n' : ''
}

const html = (Token: StateCore['Token'], content: string): Token => {
  const token = new Token('html_block', '', 0)
  token.content = content
  return token
}

const OPENING = /^(:{3,})\s*\{?\.?([\p{L}][\p{L}\p{N}_-]*)\}?(.*)$/u
const CLOSING = /^:{3,}\s*$/

/** Deeper boxes are shown as they are written. Each is a call of a function, and a search for its end. */
const MAX_BOXES = 20
const depths = new WeakMap<StateBlock, number>()

const lineOf = (state: StateBlock, line: number) =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])

/** The title in what is behind the name of a box: `[Title]{.class}`, `"Title"`, `Title`. */
const titleOf = (rest: string) =>
  rest
    .replace(/\{[^{}]*\}/g, '')
    .trim()
    .replace(/^\[(.*)\]$|^"(.*)"$/, '$1$2')
    .trim()

/** `:::note` up to its `:::`. Marks that close nothing are left out. */
function colonBox(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const first = lineOf(state, startLine)
  if (!first.startsWith(':::')) return false
  if (CLOSING.test(first)) {
    if (!isSilent) state.line = startLine + 1
    return true
  }
  const opening = (depths.get(state) ?? 0) < MAX_BOXES ? OPENING.exec(first) : null
  if (!opening) return false
  if (isSilent) return true
  const [, colons = '', name = '', rest = ''] = opening
  let depth = 1
  let end = startLine + 1
  // Boxes inside are closed by as many colons as they were opened with, so only lines of our own number count.
  for (; end < endLine; end++) {
    const line = lineOf(state, end)
    const length = /^:*/.exec(line)?.[0].length ?? 0
    if (CLOSING.test(line) && length === colons.length) depth--
    else if (OPENING.test(line) && length === colons.length) depth++
    if (depth === 0) break
  }
  const kind = name.toLowerCase()
  const title = titleOf(rest)
  state.tokens.push(html(state.Token, boxStart(state, kind, title)))
  inside(state, startLine + 1, end)
  state.tokens.push(html(state.Token, boxEnd(kind, title)))
  state.line = Math.min(end + 1, endLine)
  return true
}

function inside(state: StateBlock, begin: number, end: number): void {
  const { lineMax, parentType } = state
  const depth = depths.get(state) ?? 0
  depths.set(state, depth + 1)
  state.lineMax = end
  state.md.block.tokenize(state, begin, end)
  depths.set(state, depth)
  state.lineMax = lineMax
  state.parentType = parentType
}

/** Behind the kind are words, which are left out, and a title in quotes. */
const ADMONITION = /^(?:!!!|\?\?\?\+?)\s+([a-z][\w-]*)(?:[ \t][\w \t-]*)?(?:"([^"]*)")?$/

/** `!!! note "Title"` with its text indented below it. `???` folds it. */
function exclamationBox(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const first = lineOf(state, startLine)
  const [, kind, title = ''] = /^[!?]/.test(first) ? (ADMONITION.exec(first.trimEnd()) ?? []) : []
  if (kind === undefined || (depths.get(state) ?? 0) >= MAX_BOXES) return false
  const indent = (state.sCount[startLine] ?? 0) + 4
  let end = startLine + 1
  while (end < endLine && (state.isEmpty(end) || (state.sCount[end] ?? 0) >= indent)) end++
  if (isSilent) return true
  const isFolded = first.startsWith('?')
  const before = state.blkIndent
  state.tokens.push(html(state.Token, boxStart(state, kind, title, isFolded)))
  state.blkIndent = indent
  inside(state, startLine + 1, end)
  state.blkIndent = before
  state.tokens.push(html(state.Token, boxEnd(kind, title, isFolded)))
  state.line = end
  return true
}

const ALERT = /^\[!([\p{L}][\p{L}\p{N}_-]*)(?:\|[^\]]*)?\]([-+]?)[ \t]*(.*)(?:\n|$)/u

/** `> [!NOTE]` of GitHub and of Obsidian. */
function alerts(state: StateCore): void {
  const { tokens, Token } = state
  const ends = endsOfQuotes(tokens)
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 2]
    if (token.type !== 'blockquote_open' || inline?.type !== 'inline') continue
    const alert = ALERT.exec(inline.content)
    if (!alert) continue
    const [mark, name = '', fold, title = ''] = alert
    const end = ends.get(at)
    // A kind of one's own is a note.
    const kind = isBoxKind(name.toLowerCase()) ? name.toLowerCase() : 'note'
    const label = title || (kind === name.toLowerCase() ? '' : name)
    inline.content = inline.content.slice(mark.length)
    tokens[at] = html(Token, boxStart(state, kind, label, fold !== ''))
    if (end !== undefined) tokens[end] = html(Token, boxEnd(kind, label, fold !== ''))
  }
}

/** Indexes of the ends of quotes, by those of their beginnings. */
function endsOfQuotes(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const [at, { type }] of tokens.entries()) {
    if (type === 'blockquote_open') open.push(at)
    else if (type === 'blockquote_close') ends.set(open.pop() ?? at, at)
  }
  return ends
}

export function addBoxes(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  markdown.block.ruler.before('fence', 'colon_box', colonBox, { alt })
  markdown.block.ruler.before('fence', 'exclamation_box', exclamationBox, { alt })
  markdown.core.ruler.after('block', 'alerts', alerts)
}
