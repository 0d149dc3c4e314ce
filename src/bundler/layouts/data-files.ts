import { type Data, type SettingsOfOthers, isData } from './settings-of-others.ts'
import { fieldsInScript, scriptText } from './script-text.ts'

/** No site has more, and a folder without end is not read. */
const MAX_DEPTH = 4

/**
 * Reads the data files that templates of a site use, each under its own name: `ships/ferry.yml` is `ships.ferry`. Of a script,
 * those fields are known that it does not compute.
 * @param folder its path with a slash at the end
 */
export function dataFilesIn(settings: SettingsOfOthers, folder: string, depth = 0): Data {
  const data: Record<string, unknown> = {}
  const add = (name: string, found: unknown) => {
    const known = data[name]
    if (isData(found)) data[name] = { ...(isData(known) && known), ...found }
    else if (known === undefined) data[name] = found
  }
  for (const file of settings.filesIn(folder)) {
    const [, name, extension] = /^([\w-]+)(?:\.(\w+))?$/.exec(file) ?? []
    if (name === undefined) continue
    if (extension === undefined) {
      if (depth < MAX_DEPTH && settings.hasFolder(folder + file))
        add(name, dataFilesIn(settings, `${folder}${file}/`, depth + 1))
    } else if (/^(?:ya?ml|json|toml)$/.test(extension)) add(name, settings.value(folder + file) ?? {})
    else if (/^[mc]?[jt]s$/.test(extension)) add(name, fieldsInScript(scriptText(settings, folder + name) ?? ''))
  }
  return data
}

/** No site has as much to include in its articles, in characters. */
const MAX_INCLUDED = 4_000_000

/**
 * Reads the Markdown files that texts of a site may include, by the names that templates call them: `include harbour/notes.md`.
 * @param folder its path with a slash at the end
 */
export function textsToInclude(settings: SettingsOfOthers, folder: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  let left = MAX_INCLUDED
  const addFolder = (path: string, depth: number) => {
    for (const file of settings.filesIn(folder + path)) {
      const name = path + file
      if (!file.includes('.')) {
        if (depth < MAX_DEPTH && settings.hasFolder(folder + name)) addFolder(`${name}/`, depth + 1)
      } else if (/\.(?:md|markdown)$/.test(file) && left > 0) {
        const text = settings.text(folder + name)?.replaceAll('\r\n', '\n') ?? ''
        left -= text.length
        texts[`include ${name}`] = text
      }
    }
  }
  addFolder('', 0)
  return texts
}
