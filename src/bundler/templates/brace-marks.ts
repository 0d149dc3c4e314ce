import { escapeText } from '../markdown/html-tree.ts'
import { isBoxKind } from '../markdown/boxes.ts'
import { meaningOf, readArguments } from './known-marks.ts'
import { isClosed, kindAndTitle } from './liquid-marks.ts'
import { outputOf } from './output.ts'
import type { TextScanner } from './text-scanner.ts'

const SHORTCODE = /\{\{([<%])\s*(\/?)\s*([\w./-]+)([\s\S]*?)\/?\s*[>%]\}\}/y
const ESCAPED_SHORTCODE = /\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/y
const OUTPUT = /\{\{\{?[-~]?((?:(?!\n[ \t]*\n)[\s\S]){0,500}?)[-~]?\}?\}\}/y
/** A text in quotes, which may hold braces. */
const QUOTED_OUTPUT = /\{\{[-~]?\s*("(?:\\.|[^"\\\n])*"|'[^'\n]*'|`[^`]*`)\s*((?:\|[^{}\n]*)?)[-~]?\}\}/y

/** A text that is shown as it is: its braces are no marks. */
const literal = (text: string) => text.replaceAll('{', '&#123;')

/** Reads an output of Liquid, Nunjucks or Vue, `{{ … }}`, or a shortcode of Hugo, `{{< … >}}`. */
export function readBraces(scanner: TextScanner): void {
  const escaped = scanner.match(ESCAPED_SHORTCODE)
  if (escaped) {
    const [whole, opening = '', inner = '', closing = ''] = escaped
    return scanner.replace(whole, literal(escapeText(`{{${opening}${inner}${closing}}}`)))
  }
  const shortcode = scanner.match(SHORTCODE)
  if (shortcode) return readShortcode(scanner, shortcode)
  const found = scanner.match(QUOTED_OUTPUT) ?? scanner.match(OUTPUT)
  if (!found) return scanner.copy(scanner.at + 2)
  const [whole, first = '', filters = ''] = found
  const expression = (first + filters).trim()
  const output = outputOf(expression, scanner.variables, scanner.data)
  if (output === undefined) {
    scanner.report(`{{ ${/^[#/]?[\w.-]+/.exec(expression)?.[0] ?? '…'} }}`)
    // The brackets of `<{{ url }}>` mean nothing without an address.
    if (scanner.text.endsWith('<') && scanner.source[scanner.at + whole.length] === '>')
      return scanner.leaveOutAddress(whole)
  }
  scanner.replace(whole, literal(output ?? ''))
}

function readShortcode(scanner: TextScanner, [whole, mark = '<', slash, name = '', rest = '']: RegExpExecArray): void {
  if (slash) {
    if (!scanner.closeBox(whole, name)) scanner.replace(whole, '')
    return
  }
  const args = readArguments(rest)
  if (name === 'ref' || name === 'relref')
    return scanner.replace(whole, encodeURI(`path:${args.named['path'] ?? args.positional[0] ?? ''}`))
  if (isBoxKind(name) && isClosed(scanner, `{{${mark}/${name}`))
    return scanner.openBox(whole, name, ...kindAndTitle(name, args))
  const meaning = name === 'highlight' ? '' : meaningOf(name, args)
  if (meaning === undefined) scanner.report(mark === '<' ? `{{< ${name} >}}` : `{{% ${name} %}}`)
  scanner.replace(whole, meaning ?? '')
}
