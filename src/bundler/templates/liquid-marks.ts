import { isBoxKind } from '../markdown/boxes.ts'
import { type MarkArguments, meaningOf, readArguments } from './known-marks.ts'
import type { TextScanner } from './text-scanner.ts'

const TAG = /\{%[-~]?\s*(\/?[\w.-]*)([\s\S]*?)[-~]?%\}/y

/** Blocks whose content is made of data that is not here, or is not meant for readers. */
const WITHOUT_CONTENT = new Set('comment for tablerow capture schema stylesheet javascript css js'.split(' '))
/** Tags that only steer a template. They belong to the block that they stand in, and are not reported. */
const STEERING = new Set(
  'raw verbatim comment else elsif elseif when break continue assign set increment decrement unless if case ifchanged'.split(
    ' ',
  ),
)

/** What Liquid would show as it is. Only the end of the raw part is a mark. */
export function readRaw(scanner: TextScanner, mark: string): void {
  const tag = mark === '{%' ? scanner.match(TAG) : null
  if (!tag || !/^end(?:raw|verbatim)$/.test(tag[1] ?? ''))
    return scanner.put(mark.length, mark.replaceAll('{', '&#123;'))
  scanner.isRaw = false
  scanner.at += tag[0].length
}

/** Reads a tag of Liquid, Nunjucks or Twig: `{% … %}`. */
export function readTag(scanner: TextScanner): void {
  const found = scanner.match(TAG)
  if (!found || /\n[ \t]*\n|\{%/.test(found[0].slice(2))) return scanner.copy(scanner.at + 2)
  const [whole, name = '', rest = ''] = found
  const words = rest.trim()
  const unquoted = words.replace(/^["']|["']$/g, '')
  if (name === 'raw' || name === 'verbatim') scanner.isRaw = true
  if (name === 'highlight') return readHighlight(scanner, whole, words)
  if (name === 'assign' || name === 'set') {
    const [, variable, value] = /^(\w+)\s*=\s*["']([^"']*)["']\s*$/.exec(words) ?? []
    if (variable !== undefined && value !== undefined) scanner.variables.set(variable, value)
  }
  if (name === 'post_url') return scanner.replace(whole, encodeURI(`post:${unquoted}`))
  if (name === 'link') return scanner.replace(whole, encodeURI(`path:${unquoted}`))
  if (WITHOUT_CONTENT.has(name)) return leaveOutBlock(scanner, whole, name, unquoted)
  if (name.startsWith('end') && scanner.closeBox(whole, name.slice(3))) return
  const args = readArguments(rest)
  if (isBoxKind(name) && isClosed(scanner, `{%end${name}%}`))
    return scanner.openBox(whole, name, ...kindAndTitle(name, args))
  const [file = '', ...others] = words.split(/\s+(?=\w+\s*=)|\s+with\s+/)
  const isInclude = name.startsWith('include') || name === 'render'
  const included = file.replace(/^["']|["']$/g, '').replace(/^.*\/|\.\w+$/g, '')
  const meaning = isInclude ? meaningOf(included, readArguments(others.join(' '))) : meaningOf(name, args)
  if (meaning !== undefined) return scanner.replace(whole, meaning)
  if (!STEERING.has(name) && !name.startsWith('end') && name !== '')
    scanner.report(isInclude && !file.includes('{') ? `{% ${name} ${file} %}` : `{% ${name} %}`)
  scanner.replace(whole, '')
}

/** True when the rest of the text has a mark, whatever spaces it is written with. */
export const isClosed = ({ source, at }: TextScanner, closing: string): boolean =>
  source.slice(at).replaceAll(/[\s-]/g, '').includes(closing)

/** The kind of a box and its title: of `{% note warning "Title" %}`, `{{% alert title="Title" color="info" %}}`. */
export function kindAndTitle(name: string, { positional, named }: MarkArguments): [kind: string, title: string] {
  const kinds = [named['type'], named['kind'], named['color'], positional[0], name]
  const kind = kinds.find((one) => one !== undefined && isBoxKind(one)) ?? name
  return [kind, named['title'] ?? positional.find((one) => one !== kind) ?? '']
}

/** Leaves out `{% for %}` and the like with everything up to its end. */
function leaveOutBlock(scanner: TextScanner, whole: string, name: string, words: string): void {
  const { source, at } = scanner
  const start = at + whole.length
  const marks = new RegExp(String.raw`\{%[-~]?\s*(end)?${name}\b[^%]*%\}`, 'g')
  marks.lastIndex = start
  let depth = 1
  let found = marks.exec(source)
  for (; found; found = marks.exec(source)) {
    depth += found[1] ? -1 : 1
    if (depth === 0) break
  }
  if (name === 'capture' && found) scanner.variables.set(words, source.slice(start, found.index).trim())
  else if (name !== 'comment') scanner.report(`{% ${name} %}`)
  scanner.at = found ? found.index + found[0].length : start
}

/** Code within a line. `{% highlight %}` in lines of its own is a block of code of our Markdown. */
function readHighlight(scanner: TextScanner, whole: string, words: string): void {
  const rest = scanner.source.slice(scanner.at)
  const closing = /\{%-?\s*endhighlight\s*-?%\}/.exec(rest)
  if (!closing) return scanner.replace(whole, '')
  const code = rest.slice(whole.length, closing.index).replace(/^\n/, '')
  const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  const [language = ''] = words.split(/\s/)
  const block = `\n\n${fence}${language}\n${code.endsWith('\n') ? code : `${code}\n`}${fence}\n\n`
  scanner.put(closing.index + closing[0].length, block)
}
