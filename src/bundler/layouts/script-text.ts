import type { Data, SettingsOfOthers } from './settings-of-others.ts'

const SCRIPTS = ['js', 'mjs', 'cjs', 'ts', 'mts']

/** Returns the text of a script in any of its spellings. It is never run. */
export const scriptText = (settings: SettingsOfOthers, stem: string): string | undefined => {
  for (const extension of SCRIPTS) {
    const text = settings.text(`${stem}.${extension}`)
    if (text !== undefined) return text
  }
  return undefined
}

/** Returns the text that a script gives to a name, as in `site: "https://a.example"` or `const SITE_TITLE = 'A'`. */
export function constantIn(script: string, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const pattern = new RegExp(
      String.raw`(?:^|[\s{,])["']?${name}["']?\s*[:=]\s*(["'\x60])((?:(?!\1)[^\\\n])*)\1\s*(?:[,;}\n]|$)`,
    )
    const value = pattern.exec(script)?.[2]?.trim()
    if (value && !value.includes('${')) return value
  }
  return undefined
}

const SKIPPED = /\/\/.*|\/\*[^]*?\*\/|(["'`])(?:\\.|(?!\1)[^\\])*\1|[{}()[\]]/g
const SKIPPED_OR_COMMA = new RegExp(`${SKIPPED.source}|,`, 'g')
/** Where the value ends that begins here: at the next comma or bracket that is not its own. */
export function endOfValue(script: string, begin: number): number {
  let depth = 0
  const rest = script.slice(begin)
  for (const { 0: mark, index } of rest.matchAll(SKIPPED_OR_COMMA)) {
    if (/^[{([]$/.test(mark)) depth++
    else if (/^[})\]]$/.test(mark)) depth--
    if (depth < 0 || (depth === 0 && mark === ',')) return begin + index
  }
  return script.length
}

const ENTRY = /(?:^|[,{\s])["']?([\w$]+)["']?\s*:\s*(?:(true|false)|(["'])((?:(?!\3)[^\\\n])*)\3)\s*(?=[,}]|$)/g

/**
 * Returns the fields that a script exports as a group, as in `module.exports = { draft: true }`: those that are true, false or
 * a text. What the script computes is not known.
 */
export function fieldsInScript(script: string): Data {
  const start = /(?:\bmodule\.exports\s*=|\bexport\s+default)\s*\{/.exec(script)
  if (!start) return {}
  let depth = 1
  // What is in groups inside of the group, and in comments, is not a field of it.
  const rest = script.slice(start.index + start[0].length)
  let own = ''
  let from = 0
  for (const { 0: mark, index } of rest.matchAll(SKIPPED)) {
    if (depth === 1) own += rest.slice(from, index)
    from = index + mark.length
    if (/^[{([]$/.test(mark)) depth++
    else if (/^[})\]]$/.test(mark)) depth--
    else if (depth === 1 && !mark.startsWith('/')) own += mark
    if (depth === 0) break
  }
  return Object.fromEntries(
    [...own.matchAll(ENTRY)].map(([, name = '', flag, , text]) => [name, flag === undefined ? text : flag === 'true']),
  )
}
