import type { Data, SettingsOfOthers } from './settings-of-others.ts'

const SCRIPTS = ['js', 'mjs', 'cjs', 'ts', 'mts']

/** Returns the path of a script in any of its spellings, if there is one. */
export const scriptFile = (settings: SettingsOfOthers, stem: string): string | undefined =>
  SCRIPTS.map((extension) => `${stem}.${extension}`).find((path) => settings.text(path) !== undefined)

/** Returns the text of a script in any of its spellings. It is never run. */
export const scriptText = (settings: SettingsOfOthers, stem: string): string | undefined => {
  const file = scriptFile(settings, stem)
  return file === undefined ? undefined : settings.text(file)
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
