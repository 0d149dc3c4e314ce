import type { Problem } from '../../contract/problem.ts'
import type { FieldDefaults } from './layout.ts'
import { endOfValue, fieldsInScript, scriptText } from './script-text.ts'
import { type Data, type SettingsOfOthers, isData } from './settings-of-others.ts'

/** Fields by which articles of Eleventy are held back, where a script gives them a value. */
const HOLDING =
  /(?:^|[\s{,])["']?(permalink|drafts?|published|hidden|unlisted|private|eleventyExcludeFromCollections)["']?\s*(?::(?!:)|(?=\())/g
const LITERAL = /^\s*(?:true|false|null|undefined|"[^"]*"|'[^']*'|`[^`$]*`)\s*$/
/** Fields of the article that a function asks for: `data.draft`, or the names of its parameter, `({ draft, page }) =>`. */
const ASKED = /\bdata\??\.\s*(\w+)|^\s*(?:async\s+)?\(?\s*\{([^{}]*)\}/g
/** What articles with these fields are is known without the script, or says nothing about publishing. */
const KNOWN =
  /^(?:drafts?|isDraft|published|hidden|unlisted|private|date|page|title|slug|permalink|layout|tags|url|site|metadata|eleventy|collections)$/

/** True for a function that may hold articles back for a reason which is not in their front matter. */
function mayHoldBack(name: string, value: string): boolean {
  if (LITERAL.test(value) || (name === 'permalink' && !/\bfalse\b/.test(value))) return false
  const asked = [...value.matchAll(ASKED)].flatMap(([, field, names = '']) =>
    field === undefined ? names.split(',').map((one) => one.split(/[:=]/)[0]?.trim() ?? '') : [field],
  )
  const fields = asked.filter((one) => one !== '')
  return fields.length === 0 || !fields.every((one) => KNOWN.test(one))
}

/** Warns of a script whose fields may hold articles back: it is not run. */
function checkScript(file: string, script: string): Problem | undefined {
  for (const found of script.matchAll(HOLDING)) {
    const [whole, name = ''] = found
    const begin = found.index + whole.length
    if (!mayHoldBack(name, script.slice(begin, endOfValue(script, begin)))) continue
    return {
      severity: 'warning',
      code: 'computed-field',
      file,
      line: script.slice(0, begin).split('\n').length,
      message: `This script computes “${name}”, which can hold articles back. Scripts are not run, so articles that nothing else holds back are published.`,
      hint: 'Write draft: true into the articles that are to be left out, and take the field out of the script.',
    }
  }
  return undefined
}

/**
 * Reads the files with which Eleventy gives fields to all files of a folder: `blog/blog.json`, `blog/blog.11tydata.json`,
 * `blog/blog.11tydata.js`, and to all articles: `_data/eleventyComputed.json`.
 * @param folders of the articles
 * @param roots folders that may have a folder of data; each is empty or ends with a slash
 */
export function eleventyData(settings: SettingsOfOthers, folders: readonly string[], roots: readonly string[]) {
  const problems: Problem[] = []
  const defaults: FieldDefaults[] = []
  const readScript = (stem: string): Data => {
    const script = scriptText(settings, stem)
    if (script === undefined) return {}
    const file = settings.files.find(({ path }) => path.startsWith(`${stem}.`) && !path.endsWith('.json'))?.path ?? stem
    const problem = checkScript(file, script)
    if (problem) problems.push(problem)
    return fieldsInScript(script)
  }
  for (const root of roots) {
    const stem = `${root}_data/eleventyComputed`
    const data = { ...settings.data(`${stem}.json`), ...readScript(stem) }
    if (Object.keys(data).length > 0) defaults.push({ path: root, type: '', values: { eleventyComputed: data } })
  }
  for (const folder of folders) {
    const stem = `${folder}/${folder.slice(folder.lastIndexOf('/') + 1)}`
    const all = [settings.data(`${stem}.json`), settings.data(`${stem}.11tydata.json`), readScript(`${stem}.11tydata`)]
    for (const data of all.filter(isData)) {
      // These name the lists of the site that the files are in, not what they are about.
      const { tags: _, ...values } = data
      if (Object.keys(values).length > 0) defaults.push({ path: folder, type: '', values })
    }
  }
  return { defaults, problems }
}
