import { codeLines, markdownParser } from '../markdown/markdown.ts'
import { encodeDefinitions, mayHaveDefinitions } from '../markdown/spaced-addresses.ts'

/** A block of code, or a picture in a line of its own, as authors write it directly below HTML. */
const FENCE = /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/
const PICTURE = /^ {0,3}!\[[^\]]*\]\([^()\s]+(?:\s+"[^"]*")?\)\s*$/
const MAY_HAVE = /^ {0,3}<[\s\S]*^ {0,3}(?:`{3}|~{3}|!\[)|^ {0,3}<!--[^\n]*-->[ \t]*\S/m
/** A comment, and the text that follows it in its line. */
const COMMENT = /^( {0,3}<!--(?:(?!-->).)*-->)[ \t]*(\S.*)$/
/** HTML whose text is no Markdown in any system. */
const VERBATIM = /^\s*<(?:pre|script|style|textarea|svg|math|!--|\?|!)/i

/** Each round reads the whole text. */
const MAX_ROUNDS = 20

/**
 * Puts an empty line before blocks of code and pictures that follow HTML without one, and behind comments. By the rules of
 * Markdown they would be text of the HTML, and readers would see their marks. Kramdown and older programs read them as their
 * authors meant. Spaces in definitions of links are encoded.
 */
export function freedMarkdown(source: string): string {
  let text = mayHaveDefinitions(source) ? encodeDefinitions(source.split('\n'), codeLines(source)).join('\n') : source
  // What follows a block of code is read anew, and may have another one.
  for (let round = 0; round < MAX_ROUNDS && MAY_HAVE.test(text); round++) {
    const freed = freedOnce(text)
    if (freed === text) break
    text = freed
  }
  return text
}

function freedOnce(source: string): string {
  const markdown = markdownParser()
  const lines = source.split('\n')
  const tokens: ReturnType<typeof markdown.parse> = []
  markdown.block.parse(source, markdown, {}, tokens)
  const before = new Set<number>()
  for (const { type, map, content } of tokens) {
    if (type !== 'html_block' || !map) continue
    // `<!-- more -->And **then**`
    const [, comment, rest] = COMMENT.exec(lines[map[0]] ?? '') ?? []
    if (comment !== undefined && rest !== undefined) lines[map[0]] = `${comment}\n\n${rest}`
    if (VERBATIM.test(content)) continue
    for (let at = map[0] + 1; at < map[1]; at++) {
      const line = lines[at] ?? ''
      if (FENCE.test(line)) {
        before.add(at)
        break
      }
      if (PICTURE.test(line)) before.add(at).add(at + 1)
    }
  }
  return lines.flatMap((line, at) => (before.has(at) ? ['', line] : [line])).join('\n')
}
