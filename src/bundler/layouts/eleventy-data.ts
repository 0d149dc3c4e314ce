import { dirname, posix } from 'node:path'
import type { FieldDefaults, Layout, SiteScripts } from './layout.ts'
import { importedPaths, importsIn } from './script-module.ts'
import { fieldsInScript, scriptFile } from './script-text.ts'
import { type Data, type SettingsOfOthers, isData } from './settings-of-others.ts'

/** As many scripts as are read. Those that hold articles back are few, and near. */
const MAX_SCRIPTS = 60

/** Scripts that the settings import, and those of folders. */
class Scripts {
  readonly texts: Record<string, string> = {}
  readonly data: SiteScripts['data'][number][] = []
  private readonly settings: SettingsOfOthers

  constructor(settings: SettingsOfOthers) {
    this.settings = settings
  }

  /** Reads a script in any of its spellings, and the scripts that it imports. @returns its path */
  read(stem: string): string | undefined {
    const file = scriptFile(this.settings, stem)
    if (file !== undefined) this.add(file)
    return file
  }

  private add(file: string): boolean {
    if (Object.hasOwn(this.texts, file)) return true
    const text = Object.keys(this.texts).length < MAX_SCRIPTS ? this.settings.text(file) : undefined
    if (text === undefined) return false
    this.texts[file] = text
    for (const name of importsIn(text))
      importedPaths(file, name).find((path) => /\.[cm]?[jt]s$/.test(path) && this.add(path))
    return true
  }
}

/**
 * Returns the folders of data that Eleventy's settings name, and else the usual ones.
 * @param folders that articles may be in, the input first; empty or ending with a slash
 */
export function dataFoldersOf(config: string, folders: readonly string[]): readonly string[] {
  const usual = folders.map((folder) => `${folder}_data/`)
  const own = /\bdir\s*:\s*\{[^{}]*?\bdata:\s*["'`]([\w./-]+)["'`]/.exec(config)?.[1]
  const path = own === undefined ? '..' : posix.join(folders[0] ?? '', own, '/')
  return path.startsWith('..') ? usual : [...new Set([path, ...usual])]
}

/**
 * Reads the files with which Eleventy gives fields to all files of a folder: `blog/blog.json`, `blog/blog.11tydata.json`,
 * `blog/blog.11tydata.js`, and to all articles: `_data/eleventyComputed.json`; and the scripts of its settings.
 * @param articles their paths
 */
export function eleventyData(
  settings: SettingsOfOthers,
  layout: Layout,
  articles: readonly string[],
): Pick<Layout, 'defaults' | 'scripts'> {
  const defaults: FieldDefaults[] = []
  const scripts = new Scripts(settings)
  const readScript = (stem: string, folder: string, isComputed: boolean): Data => {
    const file = scripts.read(stem)
    if (file === undefined) return {}
    scripts.data.push({ file, folder, isComputed })
    return isComputed ? {} : fieldsInScript(scripts.texts[file] ?? '')
  }
  const { base } = layout
  const config = scripts.read(`${base}.eleventy`) ?? scripts.read(`${base}eleventy.config`)
  const ofSettings = config === undefined ? [] : Object.keys(scripts.texts)
  const roots = [...new Set([base, ...layout.content])]
  const dataFolders = dataFoldersOf(scripts.texts[config ?? ''] ?? '', [...layout.content, base])
  for (const folder of dataFolders) {
    const stem = `${folder}eleventyComputed`
    const root = roots.find((one) => folder === `${one}_data/`) ?? ''
    const data = { ...settings.data(`${stem}.json`), ...readScript(stem, root, true) }
    if (Object.keys(data).length > 0) defaults.push({ path: root, type: '', values: { eleventyComputed: data } })
  }
  for (const folder of foldersOf(articles)) {
    const stem = `${folder}/${folder.slice(folder.lastIndexOf('/') + 1)}`
    const script = readScript(`${stem}.11tydata`, folder, false)
    for (const data of [settings.data(`${stem}.json`), settings.data(`${stem}.11tydata.json`), script].filter(isData)) {
      // These name the lists of the site that the files are in, not what they are about.
      const { tags: _, ...values } = data
      if (Object.keys(values).length > 0) defaults.push({ path: folder, type: '', values })
    }
  }
  const { texts, data } = scripts
  if (Object.keys(texts).length === 0) return { defaults }
  const globals = dataFolders.flatMap((folder) =>
    settings.filesIn(folder.slice(0, -1)).map((name) => name.replace(/\..*$/, '')),
  )
  return { defaults, scripts: { texts, data, settings: ofSettings, globals: [...new Set(globals)].sort() } }
}

/** All folders that articles are in, sorted, so that wider folders come first. */
function foldersOf(articles: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const path of articles)
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder)
  return [...folders].sort()
}
