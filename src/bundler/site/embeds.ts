import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { replaceFile } from '../system/replace-file.ts'
import { EMBED_FILES, HOST_SCRIPT, compiledPath, readCompiled, siteFilesOf } from './built-reader.ts'
import { withEmbedMetaPolicy } from './headers.ts'
import type { LooksFiles } from './looks-page.ts'
import { type EmbedFiles, type EmbedRenderer, loadEmbedRenderer } from './renderers.ts'

/** The parts of the embed that do not depend on an edition. */
export interface CompiledEmbed {
  readonly embedPages: EmbedRenderer['embedPages']
  readonly files: EmbedFiles
  /** By path below the base path. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  /** The script element as all documents have it. Their policy allows no other script. */
  readonly template: string
}

/** Reads the compiled scripts, stylesheet and renderer of the embedded documents. */
export async function openEmbed(): Promise<CompiledEmbed> {
  const { embedPages } = await loadEmbedRenderer()
  const files = JSON.parse(readCompiled('embed', EMBED_FILES)) as EmbedFiles
  const assets = siteFilesOf('embed').map((path) => [path, readFileSync(compiledPath('embed', path))] as const)
  return { embedPages, files, assets: new Map(assets), template: `<script>${files.script}</script>` }
}

/** Returns the `integrity` for the script element of a host page. */
export const hostIntegrity = ({ assets }: CompiledEmbed): string =>
  `sha384-${createHash('sha384')
    .update(assets.get(HOST_SCRIPT) ?? '')
    .digest('base64')}`

/** The files of the embed with the looks of a site. */
export const withOwnFiles = (files: EmbedFiles, { stylesheet, headline }: LooksFiles): EmbedFiles => ({
  ...files,
  ownStylesheet: stylesheet,
  ...(headline && { fonts: [headline] }),
})

/** Writes the embedded documents of the edition in `out`, and the files that they, host pages and the looks need. */
export function writeEmbeds(embed: CompiledEmbed, out: string, base: string, looks: LooksFiles): void {
  const { embedPages, assets, template } = embed
  const files = withOwnFiles(embed.files, looks)
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(out, path)
    removeLinks(out, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(content))) replaceFile(file, content)
  }
  for (const [path, content] of [...assets, ...looks.files]) write(path, content)
  const read = (path: string): unknown => JSON.parse(readFileSync(join(out, INDEX_FOLDER, path), 'utf8'))
  const pages = embedPages({ read, base, files })
  const written = new Set<string>()
  for (const [path, text] of pages) {
    const name = decodeURIComponent(path)
    written.add(name.normalize())
    write(name, name.endsWith('.html') ? withEmbedMetaPolicy(text, template) : text)
  }
  for (const { name } of readdirSync(join(out, 'embed'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ))
    pruneDocuments(out, `embed/${name}`, written)
  pruneDocuments(out, 'embed', written)
}

/** Removes symbolic links on the way to a file, since writing through one could change a file outside the output folder. */
function removeLinks(out: string, path: string): void {
  const names = path.split('/')
  for (let depth = 1; depth <= names.length; depth++) {
    const place = join(out, ...names.slice(0, depth))
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(place)
  }
}

/** Files of an embedded document, and temporary files of an interrupted build. */
const DOCUMENT_FILE = /^(?:index\.html|oembed\.json)(?:\.[\d-]+\.part)?$/

/**
 * Removes the documents of a folder that this build has not written: of topics that no longer exist, and descriptions for oEmbed of
 * a site that no longer has an address. Files that a build does not write are kept.
 */
function pruneDocuments(out: string, folder: string, written: ReadonlySet<string>): void {
  const place = join(out, folder)
  for (const name of readdirSync(place))
    if (DOCUMENT_FILE.test(name) && !written.has(`${folder}/${name}`.normalize())) rmSync(join(place, name))
  if (readdirSync(place).length === 0) rmdirSync(place)
}
