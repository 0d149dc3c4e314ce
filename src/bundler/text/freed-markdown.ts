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

/** A definition of a link. */
const DEFINITION = /^ {0,3}\[([^[\]^\n][^[\]\n]*)\]:[ \t]+<?(?:https?:\/\/|mailto:|\.{0,2}\/)[^\s{}]+[ \t]*$/
const BELOW_TEXT = /\S[ \t]*\n {0,3}\[[^[\]^\n][^[\]\n]*\]:[ \t]/
/** What may be the name of a definition in a link: `[tides]`, `[High water][tides]`. */
const REFERENCE = /\[([^[\]]+)\](?!:)/g

/** Each round reads the whole text. */
const MAX_ROUNDS = 20

/**
 * Puts an empty line before blocks of code and pictures that follow HTML without one, and behind comments. By the rules of
 * Markdown they would be text of the HTML, and readers would see their marks. Kramdown and older programs read them as their
 * authors meant. Spaces in definitions of links are encoded, and those that a link uses may be directly below a text.
 */
export function freedMarkdown(source: string): string {
  let text = mayHaveDefinitions(source) ? encodeDefinitions(source.split('\n'), codeLines(source)).join('\n') : source
  if (BELOW_TEXT.test(text)) text = separateDefinitions(text)
  // What follows a block of code is read anew, and may have another one.
  for (let round = 0; round < MAX_ROUNDS && MAY_HAVE.test(text); round++) {
    const freed = freedOnce(text)
    if (freed === text) break
    text = freed
  }
  return text
}

const labelOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** Puts an empty line between a text and the definition of a link below it, which would be text as well. */
function separateDefinitions(source: string): string {
  const lines = source.split('\n')
  const isCode = codeLines(source)
  let used: ReadonlySet<string> | undefined
  const isDefinition = (at: number) => !isCode[at] && DEFINITION.test(lines[at] ?? '')
  return lines
    .flatMap((line, at) => {
      const [, label] = isCode[at] ? [] : (DEFINITION.exec(line) ?? [])
      if (label === undefined || (lines[at - 1] ?? '').trim() === '' || isDefinition(at - 1)) return [line]
      used ??= new Set(Array.from(source.matchAll(REFERENCE), ([, name = '']) => labelOf(name)))
      return used.has(labelOf(label)) ? ['', line] : [line]
    })
    .join('\n')
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
