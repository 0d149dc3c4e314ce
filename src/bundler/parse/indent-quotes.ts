/** A field whose text begins with a quote: `excerpt: "The tide`. */
const OPENED = /^([ \t]*(?:-[ \t]+)*)(?:-[ \t]+|["']?[\w$.-]+["']?[ \t]*:[ \t]+)(["'])(.*)$/
/** Inside of a quote, this is a field after a quote that somebody forgot to close. */
const FIELD = /^[ \t]*[a-z][\w-]*:(?:[ \t]|$)/
/** What follows up to the end of a quote. */
const CLOSED = { '"': /^(?:[^"\\]|\\.)*"/, "'": /^(?:[^']|'')*'(?!')/ } as const
/** What may stand behind a quote. */
const END = /^[ \t]*(?:#.*)?$/

/**
 * Indents the lines of quoted texts that begin where the field does, as most programs read them and YAML does not allow:
 *
 *     excerpt: "The tide rose
 *     over the pier."
 */
export function indentQuotes(yaml: string): string {
  const lines = yaml.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const [, indent = '', quote, rest = ''] = OPENED.exec(lines[at] ?? '') ?? []
    if (quote !== '"' && quote !== "'") continue
    if (CLOSED[quote].test(rest)) continue
    const end = endOfQuote(lines, at + 1, quote)
    if (end === undefined) continue
    const deeper = `${indent.replace(/[^ \t]/g, ' ')}  `
    for (let inner = at + 1; inner <= end; inner++) lines[inner] = deeper + (lines[inner] ?? '').trimStart()
    at = end
  }
  return lines.join('\n')
}

/** Returns the number of the line that ends a quote; undefined when a field or other text comes first. */
function endOfQuote(lines: readonly string[], begin: number, quote: '"' | "'"): number | undefined {
  for (let at = begin; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (FIELD.test(line)) return undefined
    const closed = CLOSED[quote].exec(line)?.[0]
    if (closed !== undefined) return END.test(line.slice(closed.length)) ? at : undefined
  }
  return undefined
}
