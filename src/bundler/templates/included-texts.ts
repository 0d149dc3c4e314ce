import { TextScanner } from './text-scanner.ts'

/** A file that texts may include. */
interface Included {
  /** What readers see of it. Undefined when that is not known, and for parts of a page, such as buttons. */
  readonly text: string | undefined
  /** Definitions of links that it has in any case, by their labels. */
  readonly definitions: ReadonlyMap<string, string>
}

/** Included files may include others. */
const MAX_DEPTH = 4
const MAX_LENGTH = 1 << 20

const TICKS_OR_TAG = /`+|\{%[-~]?\s*(?=(?:include|raw|endraw)\b)/g
const TAG = /\{%[-~]?\s*(include|raw|endraw)\b((?:(?!%\}|\{%)[\s\S])*)%\}/y
const FILE_AND_VALUES = /^["']?([\w./-]+\.(?:md|markdown))["']?(?:\s+([\s\S]*))?$/
const VALUE = /(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/g
const GIVEN = /\{\{[-~]?\s*include\.([\w-]+)\s*[-~]?\}\}/g

const BLOCKS = 'comment|capture|case|for|if|tablerow|unless'
const LOGIC = /\{%[-~]?\s*(?:capture|case|cycle|for|if|liquid|tablerow|unless)\b|\{[{%][^{}]*\binclude\./
/** A block without another one in it, or a comment. */
const BLOCK = new RegExp(
  String.raw`<!--[\s\S]*?-->|\{%[-~]?\s*(${BLOCKS})\b(?:(?!\{%[-~]?\s*(?:${BLOCKS})\b)[\s\S])*?\{%[-~]?\s*end\1\s*[-~]?%\}`,
  'g',
)
const DEFINITION = /^ {0,3}\[([^[\]^\n][^[\]\n]*)\]:[ \t]*[^\s{][^{\n]*$/gm

const labelOf = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()

const found = new WeakMap<object, Map<string, Included>>()

function includedFile(siteValues: Readonly<Record<string, string>>, name: string): Included | undefined {
  const key = `include ${name}`
  const text = Object.hasOwn(siteValues, key) ? siteValues[key] : undefined
  if (text === undefined) return undefined
  const files = found.get(siteValues) ?? new Map<string, Included>()
  found.set(siteValues, files)
  let file = files.get(name)
  if (!file) files.set(name, (file = readIncluded(text)))
  return file
}

function readIncluded(text: string): Included {
  let certain = text
  for (let depth = 0; depth < MAX_DEPTH; depth++) certain = certain.replace(BLOCK, '')
  const definitions = new Map<string, string>()
  for (const [line, label = ''] of certain.matchAll(DEFINITION))
    if (!definitions.has(labelOf(label))) definitions.set(labelOf(label), line)
  const isProse = !/^\s*</.test(text) && !LOGIC.test(text.replace(GIVEN, ''))
  return { text: isProse ? text : undefined, definitions }
}

/**
 * Puts the Markdown files that a text includes, `{% include harbour/notes.md %}`, in the place of their marks. Of a file with
 * conditions or loops, it is not known what readers would see, and one of HTML is a part of a page, such as buttons to
 * subscribe. Their marks stay, and only their definitions of links are added, as far as the text has such links.
 * @param siteValues the files are in it, by the names that templates call them: `include harbour/notes.md`
 */
export function withIncludedTexts(source: string, siteValues: Readonly<Record<string, string>>): string {
  const definitions = new Map<string, string>()
  let text = source
  for (let depth = 0; depth < MAX_DEPTH && /\{%[-~]?\s*include\s/.test(text); depth++) {
    const next = includeOnce(text, siteValues, definitions)
    if (next === text || next.length > MAX_LENGTH) break
    text = next
  }
  if (definitions.size === 0) return text
  const words = labelOf(text)
  const used = [...definitions].filter(([label]) => words.includes(`[${label}]`) || words.includes(`[ ${label} ]`))
  return used.length === 0 ? text : `${text}\n\n${used.map(([, line]) => line).join('\n')}\n`
}

function includeOnce(
  source: string,
  siteValues: Readonly<Record<string, string>>,
  definitions: Map<string, string>,
): string {
  const scanner = new TextScanner(source, {})
  scanner.scan(TICKS_OR_TAG, ([mark]) => {
    if (mark.startsWith('`')) return scanner.copy(scanner.endOfCodeSpan ?? scanner.at + mark.length)
    const [whole = mark, name = '', words = ''] = scanner.match(TAG) ?? []
    if (name.endsWith('raw')) scanner.isRaw = name === 'raw'
    const [, path, values = ''] =
      name === 'include' && !scanner.isRaw ? (FILE_AND_VALUES.exec(words.replace(/[-~]$/, '').trim()) ?? []) : []
    const file = path === undefined ? undefined : includedFile(siteValues, path)
    if (!file) return scanner.copy(scanner.at + whole.length)
    if (file.text !== undefined) return scanner.put(whole.length, withValues(file.text, values))
    for (const [label, line] of file.definitions) if (!definitions.has(label)) definitions.set(label, line)
    scanner.copy(scanner.at + whole.length)
  })
  return scanner.text
}

/** Fills in what the mark gives the file: `{{ include.ship }}` is `Anna` with `{% include ferry.md ship="Anna" %}`. */
function withValues(text: string, values: string): string {
  const given = new Map<string, string>()
  for (const [, name = '', double, single, expression = ''] of values.matchAll(VALUE))
    given.set(name, double ?? single ?? `{{ ${expression} }}`)
  return text.replace(GIVEN, (_, name: string) => given.get(name) ?? '')
}
