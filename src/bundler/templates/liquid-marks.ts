import { escapeAttribute } from '../markdown/html-tree.ts'
import { isBoxKind } from '../markdown/boxes.ts'
import { readBranch } from './branches.ts'
import { type MarkArguments, linkOfMark, meaningOf, proseOf, readArguments } from './known-marks.ts'
import type { TextScanner } from './text-scanner.ts'

const TAG = /^\{%[-~]?\s*(\/?[\w.-]*)([\s\S]*?)[-~]?%\}$/

/** Blocks whose content is made of data that is not here, or is not meant for readers. */
const WITHOUT_CONTENT = new Set('comment for tablerow capture macro schema stylesheet javascript css js'.split(' '))
/** Tags that only steer a template. They belong to the block that they stand in, and are not reported. */
const STEERING = new Set(
  'raw verbatim comment else elsif elseif when break continue assign set increment decrement unless if case ifchanged import from extends'.split(
    ' ',
  ),
)

/** The texts that a file to include gets may have empty lines between them: `{% include asked.md\n\n q="…" %}`. */
const IS_INCLUDE = /^\{%[-~]?\s*include\s+["']?[\w./-]+\.\w+/

/** The tag that begins here. One that has an empty line in it, or the beginning of another tag, is none. */
function tagAt(scanner: TextScanner): RegExpExecArray | null {
  const { source, at } = scanner
  const end = scanner.next('%}', at + 2)
  if (end === Infinity || scanner.next('{%', at + 2) < end) return null
  const mark = source.slice(at, end + 2)
  return /\n[ \t]*\n/.test(mark) && !IS_INCLUDE.test(mark) ? null : TAG.exec(mark)
}

/** What Liquid would show as it is. Only the end of the raw part is a mark. */
export function readRaw(scanner: TextScanner, mark: string): void {
  const tag = mark === '{%' ? tagAt(scanner) : null
  if (!tag || !/^end(?:raw|verbatim)$/.test(tag[1] ?? ''))
    return scanner.put(mark.length, mark.replaceAll('{', '&#123;'))
  scanner.isRaw = false
  scanner.at += tag[0].length
}

/** Reads a tag of Liquid, Nunjucks or Twig: `{% … %}`. */
export function readTag(scanner: TextScanner): void {
  const found = tagAt(scanner)
  if (!found) return scanner.copy(scanner.at + 2)
  const [whole, name = '', rest = ''] = found
  const words = rest.trim()
  const unquoted = words.replace(/^["']|["']$/g, '')
  if (/^(?:if|unless|els(?:e|if|eif)|endif|endunless)$/.test(name)) return readBranch(scanner, whole)
  if (name === 'raw' || name === 'verbatim') scanner.isRaw = true
  if (name === 'highlight') return readHighlight(scanner, whole, words)
  if (name === 'assign' || name === 'set') {
    const [, variable, value] = /^(\w+)\s*=\s*["']([^"']*)["']\s*$/.exec(words) ?? []
    if (variable !== undefined && value !== undefined) scanner.variables.set(variable, value)
    else assignData(scanner, words)
  }
  if (name === 'post_url') return scanner.replace(whole, encodeURI(`post:${unquoted}`))
  // Hexo's link to a post, with its words: `{% post_link the-tide 'The tide' %}`.
  if (name === 'post_link') {
    const [slug = '', text = slug] = readArguments(rest).positional
    return scanner.replace(whole, `<a href="${escapeAttribute(`post:${slug}`)}">${escapeAttribute(text)}</a>`)
  }
  if (name === 'post_path') {
    const [slug = ''] = readArguments(rest).positional
    return scanner.replace(whole, encodeURI(`post:${slug}`))
  }
  if (name === 'link') return scanner.replace(whole, encodeURI(`path:${unquoted}`))
  if (WITHOUT_CONTENT.has(name)) return leaveOutBlock(scanner, whole, name, unquoted)
  if (name.startsWith('end') && scanner.closeBox(whole, name.slice(3))) return
  const args = readArguments(rest)
  if (isBoxKind(name) && scanner.isClosed(`end${name}`))
    return scanner.openBox(whole, name, ...kindAndTitle(name, args))
  const [file = ''] = words.split(/(?<!\s)(?:\s*,|\s+(?:(?=\w+\s*[:=])|with\s))/, 1)
  const isInclude = name.startsWith('include') || name === 'render'
  const included = file.replace(/^["']|["']$/g, '').replace(/^.*\/|\.\w+$/g, '')
  const [shown, given] = isInclude ? [included, readArguments(words.slice(file.length))] : [name, args]
  const meaning = meaningOf(shown, given) ?? (STEERING.has(shown) ? undefined : linkOfMark(shown, given))
  if (meaning !== undefined) return scanner.replace(whole, meaning)
  const isKnown = STEERING.has(name) || name.startsWith('end') || name === ''
  const prose = isKnown ? undefined : proseOf(given)
  if (!isKnown)
    scanner.report(isInclude && !file.includes('{') ? `{% ${name} ${file} %}` : `{% ${name} %}`, whole, prose)
  scanner.replace(whole, prose ?? '')
}

/** Data of the site by another name, or the entry of a list: `ship = site.data.ships | where: "name", "Anna" | first`. */
const OF_DATA =
  /^(\w+)\s*=\s*(\w+(?:\.[\w-]+)+)(?:\s*\|\s*where:\s*["']([\w-]+)["'],\s*["']([^"']*)["']\s*\|\s*first)?$/

function assignData({ places, siteValues }: TextScanner, words: string): void {
  const [, variable, path = '', key, value] = OF_DATA.exec(words) ?? []
  if (variable === undefined) return
  const place = key === undefined ? path : entriesOf(siteValues).get(`${path}.${key}=${value}`)
  if (place === undefined) places.delete(variable)
  else places.set(variable, place)
}

const entries = new WeakMap<TextScanner['siteValues'], ReadonlyMap<string, string>>()

/** Entries of all lists of data by their fields: `site.data.ships.name=Anna` is `site.data.ships[2]`. Of several, the first. */
function entriesOf(siteValues: TextScanner['siteValues']): ReadonlyMap<string, string> {
  const known = entries.get(siteValues)
  if (known) return known
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(siteValues)) {
    const [, list, entry, key] = /^(.*)(\[\d+\])\.([\w-]+)$/.exec(name) ?? []
    const field = `${list}.${key}=${value}`
    if (list !== undefined && !found.has(field)) found.set(field, `${list}${entry}`)
  }
  entries.set(siteValues, found)
  return found
}

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
  const ending = endOfBlock(scanner)
  if (name === 'capture' && ending !== undefined) scanner.variables.set(words, source.slice(start, ending).trim())
  else if (name !== 'comment') scanner.report(`{% ${name} %}`, whole)
  scanner.at = ending === undefined ? start : scanner.next('%}', ending) + 2
}

const BLOCK_MARK = new RegExp(String.raw`\{%[-~]?\s*(end)?(${[...WITHOUT_CONTENT].join('|')})\b`, 'g')
const blockEnds = new WeakMap<TextScanner, ReadonlyMap<number, number>>()

/** Where the tag is that ends the block that begins here. All are found in one pass, since any number of blocks may have none. */
function endOfBlock(scanner: TextScanner): number | undefined {
  let ends = blockEnds.get(scanner)
  if (!ends) blockEnds.set(scanner, (ends = endsOfBlocks(scanner.source)))
  const end = ends.get(scanner.at)
  return end !== undefined && scanner.next('%}', end) < Infinity ? end : undefined
}

function endsOfBlocks(source: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const { 1: end, 2: name = '', index } of source.matchAll(BLOCK_MARK)) {
    const others = open.get(name) ?? []
    if (!end) open.set(name, others)
    const begin = end ? others.pop() : undefined
    if (!end) others.push(index)
    else if (begin !== undefined) ends.set(begin, index)
  }
  return ends
}

/** Code within a line. `{% highlight %}` in lines of its own is a block of code of our Markdown. */
function readHighlight(scanner: TextScanner, whole: string, words: string): void {
  const rest = scanner.source.slice(scanner.at)
  const closing = scanner.isClosed('endhighlight') ? /\{%-?\s*endhighlight\s*-?%\}/.exec(rest) : null
  if (!closing) return scanner.replace(whole, '')
  const code = rest.slice(whole.length, closing.index).replace(/^\n/, '')
  let ticks = 3
  for (const [run] of code.matchAll(/`+/g)) ticks = Math.max(ticks, run.length + 1)
  const fence = '`'.repeat(ticks)
  const [language = ''] = words.split(/\s/)
  const block = `\n\n${fence}${language}\n${code.endsWith('\n') ? code : `${code}\n`}${fence}\n\n`
  scanner.put(closing.index + closing[0].length, block)
}
