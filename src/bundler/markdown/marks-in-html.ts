import type { MarkdownIt, StateCore, Token } from 'markdown-it'

/** Elements whose text is no Markdown in any system. */
const VERBATIM = new Set('pre code samp kbd tt script style textarea template svg math listing xmp'.split(' '))
/** Elements within a line. All others begin another text. */
const WITHIN_LINE = new Set(
  'a abbr b bdi bdo big br cite code del dfn em font i img ins label mark q s small span strike strong sub sup time u wbr'.split(
    ' ',
  ),
)
const TAG = /<!--(?:(?!<!--)[\s\S])*?-->|<(\/?)([A-Za-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>/g
/** A tag as Markdown requires it. It would show any other one as text. */
const VALUE = String.raw`(?:[^"'=<>\`\s]+|'[^']*'|"[^"]*")`
const VALID_TAG = new RegExp(
  String.raw`^<(?:/[A-Za-z][A-Za-z\d-]*|[A-Za-z][A-Za-z\d-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*${VALUE})?)*\s*/?)\s*>$`,
)
/** Marks with both of their ends. Underscores are left out: `__init__` is a name. */
const MARK =
  /(\*\*|~~)[^\s*~][^\n]*?\1|(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])|`[^`\n]+`|\][([][^)\]\n]+[)\]]|\[\^[^\]\s]+\]/

interface Part {
  readonly content: string
  readonly isMarkdown: boolean
}

/** Divides HTML into texts with marks of Markdown and the HTML around them. */
class HtmlParts {
  /** The element that is open and has no Markdown. A block of HTML may end before it. */
  private verbatim: string | undefined
  private parts: Part[] = []
  private text = ''
  private words = ''

  of(html: string): readonly Part[] {
    this.parts = []
    let last = 0
    for (const { 0: tag, 1: slash, 2: name, index } of html.matchAll(TAG)) {
      this.addText(html.slice(last, index))
      this.addTag(tag, slash === '/', name)
      last = index + tag.length
    }
    this.addText(html.slice(last))
    this.endText()
    return this.parts
  }

  private addText(text: string): void {
    if (this.verbatim !== undefined) return this.add(text, false)
    this.text += text
    this.words += text
  }

  private addTag(tag: string, isEnd: boolean, name = ''): void {
    const lower = name.toLowerCase()
    if (this.verbatim !== undefined) {
      if (isEnd && lower === this.verbatim) this.verbatim = undefined
      return this.add(tag, false)
    }
    // The signs in `<code>` are entities by now.
    if (WITHIN_LINE.has(name) && VALID_TAG.test(tag)) {
      this.text += tag
      return
    }
    this.endText()
    if (!isEnd && VERBATIM.has(lower) && !tag.endsWith('/>')) this.verbatim = lower
    this.add(tag, false)
  }

  private endText(): void {
    const { text, words } = this
    this.text = ''
    this.words = ''
    if (!MARK.test(words)) return this.add(text, false)
    const begin = text.length - text.trimStart().length
    const end = text.trimEnd().length
    this.add(text.slice(0, begin), false)
    this.add(text.slice(begin, end), true)
    this.add(text.slice(end), false)
  }

  private add(content: string, isMarkdown: boolean): void {
    const before = this.parts.at(-1)
    if (content === '') return
    if (before && !before.isMarkdown && !isMarkdown)
      this.parts[this.parts.length - 1] = { content: before.content + content, isMarkdown }
    else this.parts.push({ content, isMarkdown })
  }
}

/**
 * Reads Markdown in lines of HTML: `<td>**High** water</td>`. By the rules of Markdown, readers would see these marks; MDX reads
 * them, and in other systems they are mistakes that nobody has seen.
 */
function marksInHtml(state: StateCore): void {
  if (state.env['isOfOthers'] !== true) return
  const html = new HtmlParts()
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type !== 'html_block') return [token]
    const parts = html.of(token.content)
    return parts.some(({ isMarkdown }) => isMarkdown) ? parts.map((part) => tokenOf(state, token, part)) : [token]
  })
}

function tokenOf({ Token }: StateCore, block: Token, { content, isMarkdown }: Part): Token {
  const token = new Token(isMarkdown ? 'inline' : 'html_block', '', 0)
  token.content = content
  token.map = block.map
  token.level = block.level
  if (isMarkdown) token.children = []
  return token
}

export function addMarksInHtml(markdown: MarkdownIt): void {
  markdown.core.ruler.before('inline', 'marks_in_html', marksInHtml)
}
