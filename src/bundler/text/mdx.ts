import { outsideCodeSpans } from '../markdown/code-spans.ts'

/** A fence of code. Nothing in code is MDX, nor in a span of it in a line. */
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const STATEMENT = /^(?:import|export)\b/
const COMMENT = /\{\s*\/\*(?:(?!\/\*)[\s\S])*?\*\/\s*\}/g
/** A tag of a component: its name begins with a capital letter. Values in braces may hold braces. */
const COMPONENT = /<\/?([A-Z][\w.]*)(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?\/?>/g
/** An expression. Braces with these first signs belong to other extensions of Markdown. */
const EXPRESSION = /\{(?![#:.%{])[^{}\n]*\}/g

/**
 * Turns MDX into Markdown: imports, exports, components and expressions are left out, the text between tags stays.
 * @returns the text with as many lines as before, and the names of the components
 */
export function withoutComponents(source: string): { readonly text: string; readonly components: readonly string[] } {
  const components = new Set<string>()
  const strip = (part: string) =>
    part
      .replace(COMMENT, (all) => '\n'.repeat(all.split('\n').length - 1))
      .replace(COMPONENT, (all, name: string) => {
        components.add(name)
        return '\n'.repeat(all.split('\n').length - 1)
      })
      .replace(EXPRESSION, '')
  const pieces: string[] = []
  let text: string[] = []
  const endText = () => {
    if (text.length > 0) pieces.push(outsideCodeSpans(withoutStatements(text).join('\n'), strip))
    text = []
  }
  let fence: string | undefined
  for (const line of source.split('\n')) {
    const [, mark] = FENCE.exec(line) ?? []
    if (fence === undefined && mark === undefined) text.push(line)
    else {
      endText()
      pieces.push(line)
      if (fence === undefined) fence = mark
      else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined
    }
  }
  endText()
  return { text: pieces.join('\n'), components: [...components].sort() }
}

/** Empties statements: lines from one that begins with `import` or `export` to the next empty line. */
function withoutStatements(lines: readonly string[]): string[] {
  let isBegin = true
  let isStatement = false
  return lines.map((line) => {
    if (line.trim() === '') isStatement = false
    else if (isBegin && STATEMENT.test(line)) isStatement = true
    isBegin = line.trim() === '' || isStatement
    return isStatement ? '' : line
  })
}
