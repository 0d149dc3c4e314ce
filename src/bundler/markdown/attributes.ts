import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'

// Lists of attributes: `{: #id .class key="value"}` of kramdown, and `{#id}` and `{width=100}` of others.

const KEY = String.raw`[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+)`
const MARKS = String.raw`(?:[#.][\w:-]+)+`
const ITEMS = String.raw`(?:${KEY}|${MARKS})(?:\s+(?:${KEY}|${MARKS}))*`
const LIST = String.raw`\{:?\s*(${ITEMS})\s*\}`
/** Of kramdown alone: a name, or nothing. `{:toc}`, `{::nomarkdown}`. */
const NAMED = String.raw`\{::?/?\s*(?:([\w-]+)(?:\s+(?:${KEY}|${MARKS}))*\s*)?/?\}`

const END_OF_HEADING = new RegExp(String.raw`^(?:${LIST}|\{:[^{}]*\})$`)
const ALONE = new RegExp(String.raw`^(?:${LIST}|${NAMED})\s*$`)
const AT_START = new RegExp(String.raw`^(?:${LIST}|${NAMED})`)
const TABLE_OF_CONTENTS = /^(?:\[\[_?toc_?\]\]|\[toc\]|\$\{toc\}|\[\[_TOC_\]\])\s*$/i

/** What stands where an author wants a table of contents. `text/story-tree.ts` makes it, when all headings are known. */
export const CONTENTS_ATTRIBUTE = 'data-contents'
export const CONTENTS = `<nav ${CONTENTS_ATTRIBUTE}></nav>\n`
/** Set for headings that are not to be in the table. */
export const NOT_IN_CONTENTS = 'data-not-in-contents'

const EACH = new RegExp(String.raw`${KEY}|[#.][\w:-]+`, 'g')

function read(list: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [item] of list.matchAll(EACH)) {
    if (item.startsWith('#')) attributes.set('id', item.slice(1))
    else if (item.startsWith('.')) attributes.set('class', item.slice(1))
    else
      attributes.set(
        item.slice(0, item.indexOf('=')),
        item.slice(item.indexOf('=') + 1).replace(/^(["'])(.*)\1$/, '$2'),
      )
  }
  return attributes
}

/** Only these change how something is shown. */
function apply(token: Token | undefined, list: string): void {
  const attributes = read(list)
  const language = /^(?:language-)?(.+)$/.exec(attributes.get('class') ?? '')?.[1]
  if (token?.type === 'fence' || token?.type === 'code_block') {
    if (language && token.info.trim() === '') token.info = language
    return
  }
  if (/\.(?:no_toc|unlisted)\b/.test(list) && token?.type === 'heading_open') token.attrSet(NOT_IN_CONTENTS, '')
  for (const name of ['id', 'width', 'height', 'lang', 'dir']) {
    const value = attributes.get(name)?.replace(/px$/, '')
    if (value !== undefined && (name === 'id' || token?.attrGet(name) === null)) token?.attrSet(name, value)
  }
}

/** What was found for a last token, since any number of lines of attributes may follow one block. */
const lastBlocks = new WeakMap<Token, { readonly level: number; readonly block: Token | undefined }>()

/** The token with the attributes of the block that ends with the last token. */
function lastBlock(tokens: readonly Token[], level: number): Token | undefined {
  const last = tokens.at(-1)
  if (!last) return undefined
  let found = lastBlocks.get(last)
  if (found?.level !== level) lastBlocks.set(last, (found = { level, block: findLastBlock(tokens, level) }))
  return found.block
}

function findLastBlock(tokens: readonly Token[], level: number): Token | undefined {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]
    if (token?.level === level && token.nesting >= 0) return token
    // The beginning of what the line is in.
    if (token && token.level < level) return undefined
  }
  return undefined
}

/** A line that holds nothing but attributes, or the mark for a table of contents. */
function attributeLine(state: StateBlock, startLine: number, _: number, isSilent: boolean): boolean {
  const line = state.src.slice((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0), state.eMarks[startLine])
  if (!/^[{[$]/.test(line) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  if (!TABLE_OF_CONTENTS.test(line)) {
    const found = ALONE.exec(line)
    if (!found) return false
    if (isSilent) return true
    const [, list, name] = found
    const block = lastBlock(state.tokens, state.level)
    if (name === 'toc' && block && block.type.endsWith('_list_open')) block.meta = { isContents: true }
    else if (list) apply(block, list)
  }
  if (!isSilent && TABLE_OF_CONTENTS.test(line)) {
    const token = state.push('html_block', '', 0)
    token.content = CONTENTS
    token.map = [startLine, startLine + 1]
  }
  if (!isSilent) state.line = startLine + 1
  return true
}

/** Attributes right behind a picture, a link, code or emphasis. */
function attributesBehind(state: StateInline, isSilent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x7b || isSilent || state.pending !== '') return false
  const before = state.tokens.at(-1)
  if (
    !before ||
    !['image', 'link_close', 'em_close', 'strong_close', 'code_inline', 'html_inline'].includes(before.type)
  )
    return false
  const found = AT_START.exec(state.src.slice(state.pos))
  if (!found) return false
  if (before.type === 'image' && found[1]) apply(before, found[1])
  state.pos += found[0].length
  return true
}

/** Marks of emphasis are text until the whole line is read, so attributes behind them are found afterwards. */
const BEHIND_A_MARK = new RegExp(String.raw`^\{:\s*${ITEMS}\s*\}`)

function attributesBehindMarks(tokens: readonly Token[]): void {
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]
    if (token.type === 'text' && before && before.type.endsWith('_close'))
      token.content = token.content.replace(BEHIND_A_MARK, '')
  }
}

/** Classes and an id at the end of a paragraph, as markdown-it's plugin has them: `Photo by Mara {.caption}`. */
const AT_END = new RegExp(String.raw`\s\{:?\s*${MARKS}(?:\s+${MARKS})*\s*\}\s*$`)

function attributesAtEnd(tokens: readonly Token[]): void {
  for (const [at, { type }] of tokens.entries()) {
    const last = type === 'paragraph_open' ? tokens[at + 1]?.children?.at(-1) : undefined
    if (last?.type === 'text') last.content = last.content.replace(AT_END, '')
  }
}

/** kramdown has the attributes of an item of a list before its text: `- {:#high} High water`. */
const OF_ITEM = new RegExp(String.raw`^\{:\s*(${ITEMS})\s*\}[ \t]*`)

function itemsOfLists({ tokens }: StateCore): void {
  for (const [at, token] of tokens.entries()) {
    const inline = token.type === 'list_item_open' ? tokens[at + 2] : undefined
    if (inline?.type !== 'inline') continue
    const found = OF_ITEM.exec(inline.content)
    if (!found) continue
    apply(token, found[1] ?? '')
    inline.content = inline.content.slice(found[0].length)
  }
}

function headings({ tokens }: StateCore): void {
  for (const [at, token] of tokens.entries()) {
    const inline = tokens[at + 1]
    if (token.type !== 'heading_open' || !inline) continue
    const begin = inline.content.lastIndexOf('{')
    const found = begin < 0 ? null : END_OF_HEADING.exec(inline.content.slice(begin).trimEnd())
    if (!found) continue
    if (found[1]) apply(token, found[1])
    inline.content = inline.content.slice(0, begin).trimEnd()
  }
}

/** Puts a table of contents in the place of the lists for which kramdown does. */
function contents(state: StateCore): void {
  let list: Token | undefined
  state.tokens = state.tokens.flatMap((token) => {
    if (!list && token.meta?.['isContents'] === true) list = token
    if (!list) return [token]
    const isEnd = token.level === list.level && token.nesting < 0
    if (!isEnd) return []
    list = undefined
    const table = new state.Token('html_block', '', 0)
    table.content = CONTENTS
    return [table]
  })
}

export function addAttributes(markdown: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  markdown.block.ruler.before('paragraph', 'attribute_line', attributeLine, { alt })
  markdown.inline.ruler.before('text', 'attributes_behind', attributesBehind)
  markdown.core.ruler.after('block', 'heading_attributes', headings)
  markdown.core.ruler.after('block', 'attributes_of_items', itemsOfLists)
  markdown.core.ruler.after('block', 'contents', contents)
  markdown.core.ruler.after('inline', 'attributes_behind_marks', ({ tokens }) => {
    for (const { children } of tokens) if (children) attributesBehindMarks(children)
    attributesAtEnd(tokens)
  })
}
