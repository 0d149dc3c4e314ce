import type { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { parseArticle, parseYamlFile } from '../parse/parse.ts'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import type { Path } from '../problems/found-problem.ts'

/** A place in the text of a file, in UTF-16 units. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A field whose name and value can be edited, with the places of both. */
export interface YamlField {
  readonly path: Path
  readonly name: string
  readonly nameRange: Range
  /** Absent for a value that is empty, an alias, or has an anchor or a tag. */
  readonly value?: YamlValue
}

export type YamlValue = YamlText | YamlList | { readonly kind: 'group'; readonly range: Range }

/** A text on one line: `Pier`, `'Pier'` or `"Pier"`. */
export interface YamlText {
  readonly kind: 'text'
  readonly text: string
  /** With its quotation marks. */
  readonly range: Range
  readonly quote: '' | "'" | '"'
}

export interface YamlList {
  readonly kind: 'list'
  readonly range: Range
  readonly isFlow: boolean
  /** Items that are no texts on one line are undefined. */
  readonly items: readonly (YamlText | undefined)[]
}

/** The fields of a file with front matter in YAML, or of a YAML file. */
export interface YamlFields {
  readonly data: Readonly<Record<string, unknown>>
  readonly fields: readonly YamlField[]
}

export type Data = YamlFields['data']

/** Reads the fields of a file; undefined when they are broken. Front matter in TOML and JSON is read as well. */
export function readData(path: string, text: string): { readonly data: Data; readonly body: string } | undefined {
  const result = /\.ya?ml$/i.test(path) ? parseYamlFile({ path, text }) : parseArticle({ path, text })
  return 'parsed' in result ? { data: result.parsed.data, body: result.parsed.body } : undefined
}

const OPENING = /^(?:[ \t]*\n)*---[^\n]*\n/

/** Finds the fields of a file and where they are. Undefined when the file is no YAML, or has more than one document. */
export function yamlFieldsOf(path: string, text: string): YamlFields | undefined {
  const read = readData(path, text)
  if (!read) return undefined
  let [from, to] = [0, text.length]
  if (!/\.ya?ml$/i.test(path)) {
    const opening = OPENING.exec(text)?.[0]
    if (opening === undefined) return undefined
    const front = text.slice(0, text.length - read.body.length).trimEnd()
    from = opening.length
    to = Math.max(from, front.lastIndexOf('\n') + 1)
  } else if (/^(?:---|\.\.\.)/m.test(text)) return undefined
  const { isMap, parseDocument } = loadYaml()
  const document = parseDocument(text.slice(from, to), { version: '1.2', schema: 'core', logLevel: 'error' })
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  return { data: read.data, fields: fieldsIn(document.contents, [], text, from) }
}

/** Lists the fields of a group, and those of the groups within it. */
function fieldsIn(map: YAMLMap, above: Path, text: string, offset: number): YamlField[] {
  const { isMap, isScalar, isSeq } = loadYaml()
  return map.items.flatMap(({ key, value }: Pair) => {
    if (!isScalar(key) || !key.range || typeof key.value !== 'string' || key.type !== 'PLAIN') return []
    const path = [...above, key.value]
    const nameRange = { from: key.range[0] + offset, to: key.range[1] + offset }
    const read = valueOf(value, text, offset)
    const inner = isMap(value)
      ? fieldsIn(value, path, text, offset)
      : isSeq(value)
        ? value.items.flatMap((item, at) => (isMap(item) ? fieldsIn(item, [...path, at], text, offset) : []))
        : []
    return [{ path, name: key.value, nameRange, ...(read && { value: read }) }, ...inner]
  })
}

function valueOf(node: unknown, text: string, offset: number): YamlValue | undefined {
  const { isMap, isScalar, isSeq } = loadYaml()
  if (isScalar(node)) return textOf(node, text, offset)
  if (!isSeq(node) && !isMap(node)) return undefined
  if (!node.range || node.anchor || node.tag) return undefined
  const range = { from: node.range[0] + offset, to: node.range[1] + offset }
  return isSeq(node) ? listOf(node, range, text, offset) : { kind: 'group', range }
}

function listOf(node: YAMLSeq, range: Range, text: string, offset: number): YamlList {
  const { isScalar } = loadYaml()
  const items = node.items.map((item) => (isScalar(item) ? textOf(item, text, offset) : undefined))
  return { kind: 'list', range, isFlow: node.flow === true, items }
}

function textOf(node: Scalar, text: string, offset: number): YamlText | undefined {
  if (!node.range || node.anchor || node.tag) return undefined
  const range = { from: node.range[0] + offset, to: node.range[1] + offset }
  const written = text.slice(range.from, range.to)
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : ''
  const isBlock = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL'
  if (written === '' || isBlock || written.includes('\n')) return undefined
  return { kind: 'text', text: written.slice(quote.length, written.length - quote.length), range, quote }
}
