import { isSimpleLink } from '../values/link.ts'
import type { TextContext } from './text-context.ts'

/** Characters without a meaning in Markdown and HTML. */
const PLAIN = String.raw`[\p{L}\p{N}\p{M}.,;:?()'’‘“”–—…。、！？「」%/ -]`

/** Matches a line of plain words and simple links, which is the same in Markdown and HTML. */
const PLAIN_LINE = new RegExp(
  String.raw`^(?!\d+[.)]|[-+=:]|(?:import|export) )${PLAIN}*(?:\[${PLAIN}+\]\(https?:[\w./:?=%-]+\)${PLAIN}*)*$`,
  'u',
)
const LINK = /\[([^\]]+)\]\(([^)]+)\)/g
/** An address that becomes a link, or a comment of Obsidian. */
const NOT_PLAIN = /:\/\/|%%/

/**
 * Renders paragraphs of plain words and links without a Markdown parser, which most articles do not need.
 * @returns the same HTML as `renderMarkup`; undefined when the text contains anything else
 */
export function plainBody(source: string, addressOf: TextContext['addressOf'] = () => undefined): string | undefined {
  let isPlain = true
  const anchor = (_: string, words: string, href: string) => {
    isPlain &&= isSimpleLink(href) && addressOf(href) === undefined
    return `<a href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`
  }
  const paragraphs: string[] = []
  let lines: string[] = []
  const end = () => {
    if (lines.length > 0) paragraphs.push(`<p>${lines.join('\n')}</p>`)
    lines = []
  }
  for (const line of source.split('\n')) {
    if (line === '') end()
    else if (!PLAIN_LINE.test(line) || line.startsWith(' ') || line.endsWith(' ')) return undefined
    else if (NOT_PLAIN.test(line) && NOT_PLAIN.test(line.replace(LINK, ''))) return undefined
    else lines.push(line.includes('[') ? line.replace(LINK, anchor) : line)
  }
  end()
  return isPlain ? paragraphs.join('\n') : undefined
}
