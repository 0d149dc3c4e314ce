import { decodeHTML } from 'entities'
import type { MarkdownIt, RendererRule, StateBlock } from 'markdown-it'
import { highlight } from './highlight.ts'
import { escapeText } from './html-tree.ts'
import { firstLine } from './line-search.ts'

/** What stands behind the fence of a block of code. */
interface Info {
  readonly language: string
  /** Usually the name of the file. */
  readonly title: string
}

const TITLE = /(?:^|[\s{,])(?:title|file|filename|name|caption)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s{}"',]+))/i

/** Reads `ruby`, `{.ruby .numbered}`, `{r}`, `js:src/x.js`, `go title="x.go" {1,3}`. */
function readInfo(written: string): Info {
  const info = written.trim()
  const [, double, single, bare] = TITLE.exec(info) ?? []
  const [, classed, braced] = /^\{[^}]*?\.([\w+#-]+)|^\{\s*([\w+#-]+)\s*[},\s]/.exec(info) ?? []
  const [, plain, file = ''] = /^([\w+#.-]+)(?::([\w./-]+))?(?=[\s{,[]|$)/.exec(info) ?? []
  const language = classed ?? braced ?? plain ?? ''
  return { language: language.replace(/^language-/, ''), title: double ?? single ?? bare ?? file }
}

const RAW = /\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}/g
const RAW_LINE = /^[ \t]*\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}[ \t]*\n/gm
const RAW_BEGIN = /\{%-?\s*(?:raw|verbatim)\s*-?%\}/
const RAW_END = /\{%-?\s*end(?:raw|verbatim)\s*-?%\}/
const ESCAPED = /\{\{([<%])\/\*((?:(?!\{\{[<%]\/\*)[\s\S])*?)\*\/([>%])\}\}/g

/**
 * Code as its author wants it to be seen: without the marks that keep Liquid from reading it, `{% raw %}`, and without those
 * that keep Hugo from reading a shortcode. Both generators take them out of code too.
 */
function codeOf(written: string): string {
  const code = written.replace(ESCAPED, '{{$1$2$3}}')
  return RAW_BEGIN.test(code) && RAW_END.test(code) ? code.replace(RAW_LINE, '').replace(RAW, '') : code
}

/** HTML of a block of code. Its text is the code, and its caption the language or the name of the file. */
function codeHtml(written: string, info: Info): string {
  const { html, language } = highlight(codeOf(written), info.language)
  const pre = `<pre><code>${html}</code></pre>`
  const caption = info.title || language
  return caption
    ? `<figure class="code"><figcaption class="code__name">${escapeText(caption)}</figcaption>${pre}</figure>\n`
    : `${pre}\n`
}

const OPENING =
  /^(?:\{%-?\s*(highlight|codeblock|code|prism)\b([^%]*?)-?%\}|\{\{<\s*(highlight)\s+([^>]*?)>\}\})[ \t]*$/

/** A block of code between marks of a template: `{% highlight ruby %}` of Jekyll, `{{< highlight go >}}` of Hugo. */
function templateCode(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  const first = lineAt(startLine)
  if (!first.startsWith('{')) return false
  const opening = OPENING.exec(first)
  if (!opening) return false
  const [, liquid, liquidInfo = '', , hugoInfo = ''] = opening
  const closing = liquid
    ? new RegExp(String.raw`^\{%-?\s*end${liquid}\s*-?%\}[ \t]*$`)
    : /^\{\{<\s*\/\s*highlight\s*>\}\}[ \t]*$/
  const end = firstLine(state, closing.source, startLine + 1, endLine, (line) => closing.test(lineAt(line)))
  if (end >= endLine) return false
  if (isSilent) return true
  const token = state.push('fence', 'code', 0)
  token.info = (liquid ? liquidInfo : hugoInfo).trim().replace(/^["']?([\w+#.-]+)["']?.*$/s, '$1')
  token.content = state.getLines(startLine + 1, end, state.sCount[startLine] ?? 0, true)
  token.markup = '{'
  token.map = [startLine, end + 1]
  state.line = end + 1
  return true
}

const LANGUAGES =
  'bash c cpp csharp css diff erlang go groovy html java javascript js json objc perl php powershell python r ruby scala shell sql swift vb xml yaml'
const SHORTCODE = new RegExp(
  String.raw`^\[(code|sourcecode|source|plain|text|${LANGUAGES.replaceAll(' ', '|')})((?:\s+[\w-]+\s*=[^\]\n]*)?)\][ \t]*$`,
  'i',
)
const LANGUAGE_OF = /\blang(?:uage)?\s*=\s*(?:["'“”″]|&#\d+;)*([\w+#-]+)/i

/**
 * Code between shortcodes of WordPress in lines of their own, `[ruby]` and `[/ruby]`. Exporters take it for text, so they escape
 * marks of Markdown, write entities and end each line with two spaces.
 */
function shortcodeCode(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  const first = lineAt(startLine)
  const [, name, rest = ''] = first.startsWith('[') ? (SHORTCODE.exec(first) ?? []) : []
  if (name === undefined) return false
  const closing = `[/${name.toLowerCase()}]`
  const isEnd = (line: number) => lineAt(line).trimEnd().toLowerCase() === closing
  const end = firstLine(state, closing, startLine + 1, endLine, isEnd)
  if (end >= endLine) return false
  if (isSilent) return true
  const token = state.push('fence', 'code', 0)
  const isLanguage = LANGUAGES.split(' ').includes(name.toLowerCase())
  token.info = LANGUAGE_OF.exec(rest)?.[1] ?? (isLanguage ? name.toLowerCase() : '')
  token.content = decodeHTML(
    state
      .getLines(startLine + 1, end, state.sCount[startLine] ?? 0, true)
      .replace(/ {2}$/gm, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  )
  token.markup = '['
  token.map = [startLine, end + 1]
  state.line = end + 1
  return true
}

const renderFence: RendererRule = (tokens, at) => {
  const token = tokens[at]
  if (!token) return ''
  const info = readInfo(token.info)
  const language = info.language || String(token.attrGet('class') ?? '').replace(/^(?:language|lang)-/, '')
  return codeHtml(token.content, { ...info, language })
}

export function addCode(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'template_code', templateCode, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
  markdown.block.ruler.before('fence', 'shortcode_code', shortcodeCode, { alt: ['paragraph', 'blockquote', 'list'] })
  markdown.renderer.rules['fence'] = renderFence
  markdown.renderer.rules['code_block'] = renderFence
}
