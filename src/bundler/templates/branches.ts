import type { TextScanner } from './text-scanner.ts'

/** Marks, and code in a line, in which there are none. */
const MARKS =
  /`+[^`\n]+`+|\{%[-~]?\s*(if|unless|endif|endunless|els(?:e|if|eif)|(?:end)?(?:raw|verbatim))\b([^%]*?)[-~]?%\}/g

/** A mark of a condition: `{% if a %}`, `{% else %}` or `{% endif %}`. */
interface Branch {
  readonly name: string
  readonly condition: string
  readonly begin: number
  readonly end: number
  /** All marks of the same condition. The last one ends it. */
  readonly chain: Branch[]
}

const found = new WeakMap<TextScanner, ReadonlyMap<number, Branch>>()

/** The marks of all conditions that have an end, by where they begin. They are found in one pass; those in code are none. */
function branchesOf(scanner: TextScanner): ReadonlyMap<number, Branch> {
  const known = found.get(scanner)
  if (known) return known
  const all = new Map<number, Branch>()
  const open: Branch[][] = []
  let isRaw = false
  for (const { 0: whole, 1: name, 2: condition = '', index } of scanner.source.matchAll(MARKS)) {
    if (name === undefined || scanner.isInCode(index)) continue
    if (/raw|verbatim/.test(name)) isRaw = !name.startsWith('end')
    else if (!isRaw) {
      if (name === 'if' || name === 'unless') open.push([])
      const chain = name.startsWith('end') ? open.pop() : open.at(-1)
      chain?.push({ name, condition, begin: index, end: index + whole.length, chain })
      if (chain && name.startsWith('end')) for (const one of chain) all.set(one.begin, one)
    }
  }
  found.set(scanner, all)
  return all
}

const COMPARISON = /^([\w.-]+)(?:\s*(===?|!==?)\s*(?:"([^"]*)"|'([^']*)'|(true|false|\d+)))?$/

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** True for a condition that is known not to be met: `{% if page.alt %}` of an article without this field. */
function isUnmet({ name, condition }: Branch, { data, siteValues }: TextScanner): boolean {
  const [, path = '', operator, a, b, c] = COMPARISON.exec(condition.trim()) ?? []
  const [, group, field = ''] = /^(?:(page|post|frontmatter)\.)?([\w-]+)$/.exec(path) ?? []
  let value: unknown
  if (path === 'true' || path === 'false') value = path === 'true'
  else if (field !== '' && Object.hasOwn(data, field)) value = data[field]
  else if (Object.hasOwn(siteValues, path)) value = siteValues[path]
  // Of other names it is not known whether a template has them.
  else if (group === undefined) return false
  const isTrue = value !== undefined && value !== null && value !== false
  const isMet = operator === undefined ? isTrue : (textOf(value) === (a ?? b ?? c)) === operator.startsWith('=')
  return isMet === (name === 'unless')
}

/**
 * Reads a condition: `{% if … %}`, `{% else %}`, `{% endif %}`. Readers get one branch, as on the site: the first that is not
 * known to be left out. Of a condition that is not known, that is what its author wrote first, which is nearly always what most
 * readers see; two versions of one sentence would mislead more.
 */
export function readBranch(scanner: TextScanner, whole: string): void {
  const { tag, at } = scanner
  const isInTag = tag !== undefined && at < tag.end
  // Attributes of two branches would touch: `alt="a"{% endif %}width="3"`.
  const isQuoted = isInTag && tag.quoted.some(([begin, end]) => begin < at && at < end)
  if (isInTag) scanner.put(whole.length, isQuoted ? '' : ' ')
  else scanner.replace(whole, '')
  const branch = branchesOf(scanner).get(at)
  const end = branch?.chain.at(-1)
  if (!branch || !end || branch === end || (isInTag && end.begin >= tag.end)) return
  const isAfterShown = branch.name.startsWith('els')
  if (!isAfterShown && !isUnmet(branch, scanner)) return
  const next = isAfterShown
    ? undefined
    : branch.chain.slice(1, -1).find((one) => one.name === 'else' || !isUnmet(one, scanner))
  scanner.at = next ? next.end : end.begin
}
