import { escapeAttribute, escapeText } from '../markdown/html-tree.ts'
import { isBoxKind } from '../markdown/boxes.ts'
import { leaveOutObject } from './html-tags.ts'
import { type MarkArguments, addressOfMark, linkOfMark, meaningOf, proseOf, readArguments } from './known-marks.ts'
import { kindAndTitle } from './liquid-marks.ts'
import { asTag, outputOf } from './output.ts'
import type { TextScanner } from './text-scanner.ts'

/** What is between the signs of a shortcode. */
const SHORTCODE = /^(\/?)\s*([\w./-]+)([\s\S]*)$/
const CLOSING = /^\{\{[<%]\s*\/\s*([\w./-]+)\s*[%>]\}\}/
const MAX_OUTPUT = 500
const OUTPUT = /\{\{\{?[-~]?((?:(?!\n[ \t]*\n)[\s\S]){0,500}?)[-~]?\}?\}\}/y
/** A text in quotes, which may hold braces. */
const QUOTED_OUTPUT = /\{\{[-~]?\s*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|`[^`]*`)\s*((?:\|[^{}\n]*)?)[-~]?\}\}/y

/** A shortcode of Zola, `{{ youtube(id="…") }}`, or a macro of Nunjucks: `{{ parts.figure({ src: "…" }) | safe }}`. */
const CALL = /^(?:\w+\.)*(\w+)\s*\(([\s\S]*)\)(?:\s*\|\s*safe)?$/

/** A text that is shown as it is: its braces are no marks. */
const literal = (text: string) => text.replaceAll('{', '&#123;')

/** Reads an output of Liquid, Nunjucks or Vue, `{{ … }}`, or a shortcode of Hugo, `{{< … >}}`. */
export function readBraces(scanner: TextScanner): void {
  if (leaveOutObject(scanner)) return
  const { source, at } = scanner
  const sign = source[at + 2] ?? ''
  if (sign === '<' || sign === '%') {
    const isEscaped = source.startsWith('/*', at + 3)
    const closing = isEscaped ? '*/' : ''
    const end = Math.min(scanner.next(`${closing}>}}`, at + 3), scanner.next(`${closing}%}}`, at + 3))
    if (end < Infinity) {
      const whole = source.slice(at, end + closing.length + 3)
      if (isEscaped)
        return scanner.replace(whole, literal(escapeText(`{{${sign}${source.slice(at + 5, end)}${whole.slice(-3)}`)))
      const shortcode = SHORTCODE.exec(source.slice(at + 3, end).trim())
      if (shortcode) return readShortcode(scanner, whole, shortcode)
    }
  }
  const end = scanner.next('}}', at + 2)
  const found =
    end === Infinity
      ? null
      : (scanner.match(QUOTED_OUTPUT) ?? (end - at > MAX_OUTPUT + 4 ? null : scanner.match(OUTPUT)))
  if (!found) return scanner.copy(scanner.at + 2)
  const [whole, first = '', filters = ''] = found
  const expression = (first + filters).trim()
  const call = CALL.exec(expression)
  const { name = call?.[1] ?? '', words = call?.[2] ?? '' } =
    (isInAddress(scanner) ? undefined : asTag(expression)) ?? {}
  const args = readArguments(words)
  const meaning = name === '' ? undefined : (meaningOf(name, args) ?? (call ? linkOfMark(name, args) : undefined))
  if (meaning !== undefined) return scanner.replace(whole, meaning)
  const placed = expression.replace(/^\w+(?=[.[])/, (variable) => scanner.places.get(variable) ?? variable)
  const output = outputOf(placed, scanner.variables, scanner.data, scanner.siteValues)
  const shown = output?.text ?? (call ? (isInAddress(scanner) ? pathOf(args) : proseOf(args)) : undefined)
  if (output === undefined && call && shown !== undefined && isInAddress(scanner)) return scanner.replace(whole, shown)
  if (output?.filter !== undefined && !isInAddress(scanner)) scanner.report(`{{ … | ${output.filter} }}`, whole, shown)
  else if (output === undefined) {
    scanner.report(`{{ ${/^[#/]?[\w.-]+/.exec(expression)?.[0] ?? '…'} }}`, whole, shown)
    // The brackets of `<{{ url }}>` mean nothing without an address.
    if (scanner.isBehind('<') && scanner.source[scanner.at + whole.length] === '>')
      return scanner.leaveOutAddress(whole)
  }
  scanner.replace(whole, literal(shown ?? ''))
}

/** The address that a function makes whole: `{{ get_url("/tides/") }}`, `{{ url_for("/tides/", true) }}`. */
const pathOf = ({ positional: [path = ''] }: MarkArguments): string | undefined =>
  /^(?:https?:\/\/|\/(?!\/))[^\s{}]*$/.test(path) ? path : undefined

/** True between the parentheses of a link of Markdown, behind the name of one, and in a tag of HTML. */
const isInAddress = (scanner: TextScanner) =>
  scanner.isBehind('](') || scanner.isBehind(']: ') || (scanner.tag !== undefined && scanner.at < scanner.tag.end)

function readShortcode(scanner: TextScanner, whole: string, [, slash, name = '', inner = '']: RegExpExecArray): void {
  const mark = whole[2]
  const rest = inner.replace(/\/$/, '')
  if (slash) {
    if (!scanner.closeBox(whole, name)) scanner.replace(whole, '')
    return
  }
  const args = readArguments(rest)
  if (name === 'ref' || name === 'relref')
    return scanner.replace(whole, encodeURI(`path:${args.named['path'] ?? args.positional[0] ?? ''}`))
  if (isBoxKind(name) && scanner.isClosed(`/${name}`)) return scanner.openBox(whole, name, ...kindAndTitle(name, args))
  if (readLinkAround(scanner, whole, name, args)) return
  const meaning = name === 'highlight' ? '' : (meaningOf(name, args) ?? linkOfMark(name, args))
  const prose = proseOf(args)
  if (meaning === undefined) scanner.report(mark === '<' ? `{{< ${name} >}}` : `{{% ${name} %}}`, whole, prose)
  scanner.replace(whole, meaning ?? prose ?? '')
}

/** Reads a link whose words are between two marks: `{{< button url="https://…" >}}Book a seat{{< /button >}}`. */
function readLinkAround(scanner: TextScanner, whole: string, name: string, args: MarkArguments): boolean {
  const url = scanner.isClosed(`/${name}`) ? addressOfMark(name, args) : undefined
  if (url === undefined) return false
  const { source, at } = scanner
  const begin = at + whole.length
  const end = scanner.next('{{', begin)
  const closing = end === Infinity ? null : CLOSING.exec(source.slice(end, end + MAX_OUTPUT))
  const words = source.slice(begin, end).trim()
  if (closing?.[1] !== name || words === '' || /\n\s*\n/.test(words)) return false
  scanner.replace(source.slice(at, end + closing[0].length), `<a href="${escapeAttribute(url)}">${words}</a>`)
  return true
}
