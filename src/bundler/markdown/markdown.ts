import type { MarkdownIt, StateCore } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { markdownIt, markdownPlugins } from '../system/late-libraries.ts'
import { addAttributes } from './attributes.ts'
import { addBoxes } from './boxes.ts'
import { addCode } from './code.ts'
import { makeFootnotesFast } from './footnotes.ts'
import { addMarksInHtml } from './marks-in-html.ts'
import { addMath } from './math.ts'
import { addSpacedAddresses } from './spaced-addresses.ts'
import { addSpacedEmphasis } from './spaced-emphasis.ts'
import { addTightHeadings } from './tight-headings.ts'
import { addUnclosedElements } from './unclosed-elements.ts'

/** Each abbreviation is searched for in the whole text. */
const MAX_ABBREVIATIONS = 200

function limitAbbreviations({ env }: StateCore): void {
  const all: unknown = env['abbreviations']
  if (typeof all === 'object' && all !== null)
    env['abbreviations'] = Object.fromEntries(Object.entries(all).slice(0, MAX_ABBREVIATIONS))
}

let parser: MarkdownIt | undefined

/** The parser of all texts: Markdown with HTML, and what is common beside it. */
export function markdownParser(): MarkdownIt {
  if (parser) return parser
  const Markdown = markdownIt()
  parser = new Markdown({ html: true, linkify: true })
  // Only whole addresses become links: `read.me` and `a.b.js` are names.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  for (const scheme of ['ftp:', '//', 'mailto:']) parser.linkify.add(scheme, null)
  for (const plugin of [...markdownPlugins(), cjkFriendly]) parser.use(plugin)
  parser.core.ruler.before('abbr_replace', 'limit_abbreviations', limitAbbreviations)
  for (const add of [makeFootnotesFast, addCode, addMath, addBoxes, addAttributes]) add(parser)
  for (const add of [addMarksInHtml, addSpacedAddresses, addSpacedEmphasis, addTightHeadings, addUnclosedElements])
    add(parser)
  return parser
}

/** True for each line of a text that is code: of a fence, indented, or between the marks of a template. */
export function codeLines(source: string): readonly boolean[] {
  const markdown = markdownParser()
  const lines = source.split('\n').map(() => false)
  const tokens: ReturnType<MarkdownIt['parse']> = []
  markdown.block.parse(source, markdown, {}, tokens)
  for (const { type, map } of tokens)
    if (map && (type === 'fence' || type === 'code_block')) lines.fill(true, map[0], map[1])
  return lines
}
