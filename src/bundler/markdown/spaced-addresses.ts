import type { MarkdownIt, StateCore } from 'markdown-it'
import { outsideCodeSpans } from './code-spans.ts'

/** What is between the parentheses of a link. A name of a file may have some too: `my file (1).pdf`. */
const TARGET = /\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g
const MAX_TARGET = 1000
const ADDRESS_AND_TITLE = /^(.*?)(\s+(?:"[^"\n]*"|'[^'\n]*'))?$/s
/** Words in parentheses behind an address are its title. */
const TITLE_IN_PARENTHESES = /^\S+\s+\([^()]*\)$/
const DEFINITION = /^( {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]+)(\S.*)$/

/** A mark of a template, which may be read after this. */
const MARK = /\{\{[^{}]*\}\}|\{%[^%]*%\}/g
const MARK_OR_SPACE = new RegExp(`${MARK.source}|\\s`, 'g')

/** True for what can be nothing but an address: it begins as one, or ends with the ending of a file. */
const isAddress = (text: string) =>
  /^(?:\.{0,2}\/|#|[a-z][a-z\d+.-]*:\/\/|mailto:[^\s?@]+@[^\s?@]+\?)|[\w)]\.[a-z\d]{1,8}(?:#\S*)?$/i.test(text) &&
  !/[<>]/.test(text)

/** @returns undefined for what is no address with spaces */
function withoutSpaces(target: string): string | undefined {
  const [, address = '', title = ''] = target.length > MAX_TARGET ? [] : (ADDRESS_AND_TITLE.exec(target.trim()) ?? [])
  if (!/\s/.test(address.replaceAll(MARK, '')) || !isAddress(address) || TITLE_IN_PARENTHESES.test(address))
    return undefined
  return address.replaceAll(MARK_OR_SPACE, (part) => (part.startsWith('{') ? part : '%20')) + title
}

function encodeLinks({ env, tokens }: StateCore): void {
  if (env['isOfOthers'] !== true) return
  for (const token of tokens)
    if (token.type === 'inline' && token.content.includes(']('))
      token.content = outsideCodeSpans(token.content, (text) =>
        text.replace(TARGET, (whole, target: string) => {
          const found = withoutSpaces(target)
          return found === undefined ? whole : `](${found})`
        }),
      )
}

export const mayHaveDefinitions = (source: string): boolean =>
  /^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]+\S+[ \t]+\S/m.test(source)

/** Encodes the spaces in the addresses of definitions: `[chart]: my chart.pdf`. */
export const encodeDefinitions = (lines: readonly string[], isCode: readonly boolean[]): string[] =>
  lines.map((line, at) => {
    const [, label = '', target = ''] = isCode[at] ? [] : (DEFINITION.exec(line) ?? [])
    const found = withoutSpaces(target)
    return found === undefined ? line : label + found
  })

/** Reads addresses with spaces, as kramdown does: `[Chart](my chart.pdf)`. */
export function addSpacedAddresses(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'spaced_addresses', encodeLinks)
}
