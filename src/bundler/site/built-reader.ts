import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compiledFolder } from '../system/version.ts'

/** Folder of files that have a hash in their names, so that browsers keep them for ever. */
export const APP_FOLDER = 'app'
/** The page of every address, without what a site decides. `fillTemplate` fills it. */
export const PAGE_TEMPLATE = 'page.html'
/** Name of the styles that a page needs only when the reader draws it. The template has them, drawn pages load them later. */
export const LATER_STYLES = 'later-styles'
/** What every embedded document needs, as JSON of `EmbedFiles`. */
export const EMBED_FILES = 'embed.json'
/** Other sites load this script by name, so its name must not change. */
export const HOST_SCRIPT = 'embed.js'

/** A part of what `npm run compile` makes. */
export type CompiledPart = 'reader' | 'embed' | 'worker' | 'render' | 'fonts'

/** Path of a compiled file, or of the folder of a part. */
export const compiledPath = (part: CompiledPart, name = ''): string => join(compiledFolder(), part, name)

/** Text of a compiled file. */
export const readCompiled = (part: CompiledPart, name: string): string => readFileSync(compiledPath(part, name), 'utf8')

/** Paths of the files of a part that a site has at the same paths. */
export function siteFilesOf(part: 'reader' | 'embed'): string[] {
  const folder = compiledPath(part)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => path !== PAGE_TEMPLATE && path !== EMBED_FILES)
    .sort()
}
