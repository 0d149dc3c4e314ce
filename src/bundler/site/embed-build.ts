import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { compileScript } from './compile-script.ts'
import { withEmbedMetaPolicy } from './headers.ts'
import type { EmbedFiles, EmbedRenderer } from './renderers.ts'
import { replaceFile } from '../system/replace-file.ts'

/** Other sites load this script by name, so its name must not change. The files of our own documents have a hash in theirs. */
const HOST_SCRIPT = 'embed.js'

const BUILD_OPTIONS = {
  configFile: false,
  logLevel: 'silent',
  publicDir: false,
} as const

/** Compiles a stylesheet. Returns it and the fonts it uses, by path below the base path. */
async function compileStyles(entry: string, folder: string): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    ...BUILD_OPTIONS,
    base: './',
    build: {
      write: false,
      assetsDir: folder,
      assetsInlineLimit: 0,
      cssMinify: true,
      rolldownOptions: { input: entry },
    },
  })
  const output = 'output' in result ? result.output : []
  return new Map(output.flatMap((file) => (file.type === 'asset' ? [[file.fileName, file.source]] : [])))
}

/** The parts of the embed that do not depend on an edition. */
export interface CompiledEmbed {
  readonly embedPages: EmbedRenderer['embedPages']
  readonly files: EmbedFiles
  /** By path below the base path. */
  readonly assets: ReadonlyMap<string, string | Uint8Array>
  /** The script element as all documents have it. Their policy allows no other script. */
  readonly template: string
  /** Text of the script that host pages load. */
  readonly host: string
}

/** Returns the first digits of a hash, for the name of a file that browsers keep for ever. */
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/**
 * Compiles the scripts and the stylesheet of the embedded documents.
 * @param appFolder folder of files that have a hash in their names
 */
export async function compileEmbed(
  root: string,
  appFolder: string,
  { embedPages, embedMessages }: EmbedRenderer,
): Promise<CompiledEmbed> {
  const sources = join(root, 'src/embed')
  const words = Object.entries(embedMessages).map(([language, messages]) => {
    const text = JSON.stringify(messages)
    return { language, text, name: `embed-${language}-${shortHash(text)}.json` }
  })
  const names = Object.fromEntries(words.map(({ language, name }) => [language, name]))
  const [script, host, styles] = await Promise.all([
    compileScript(join(sources, 'frame.ts'), { define: { EMBED_MESSAGES: JSON.stringify(names) } }),
    compileScript(join(sources, 'host.ts')),
    compileStyles(join(sources, 'embed.css'), appFolder),
  ])
  const stylesheet = [...styles.keys()].find((path) => path.endsWith('.css'))
  if (!stylesheet) throw new Error('The stylesheet of the embedded document is missing.')
  const fonts = [...styles.keys()].filter((path) => path.endsWith('.woff2'))
  return {
    embedPages,
    files: { stylesheet, script, words: `${appFolder}/`, fonts },
    assets: new Map([...styles, ...words.map(({ name, text }) => [`${appFolder}/${name}`, text] as const)]),
    template: `<script>${script}</script>`,
    host,
  }
}

/**
 * Writes the embedded documents of the edition in `out`, and the files that they and host pages load.
 * @returns the `integrity` for the script element of a host page
 */
export function writeEmbeds(embed: CompiledEmbed, out: string, base: string): string {
  const { embedPages, files, assets, template, host } = embed
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(out, path)
    removeLinks(out, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file) || !readFileSync(file).equals(Buffer.from(content))) replaceFile(file, content)
  }
  for (const [path, content] of assets) write(path, content)
  const read = (path: string): unknown => JSON.parse(readFileSync(join(out, INDEX_FOLDER, path), 'utf8'))
  const pages = embedPages({ read, base, files })
  const names = new Set<string>()
  for (const [path, text] of pages) {
    const name = decodeURIComponent(path)
    names.add(name.split('/')[1]?.normalize() ?? '')
    write(name, name.endsWith('.html') ? withEmbedMetaPolicy(text, template) : text)
  }
  write(HOST_SCRIPT, host)
  pruneTopics(join(out, 'embed'), names)
  return `sha384-${createHash('sha384').update(host).digest('base64')}`
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

/** Removes the documents of topics that no longer exist. Files that a build does not write are kept. */
function pruneTopics(folder: string, names: ReadonlySet<string>): void {
  for (const topic of readdirSync(folder, { withFileTypes: true })) {
    if (!topic.isDirectory() || names.has(topic.name.normalize())) continue
    const place = join(folder, topic.name)
    const [ours, others] = [[], []] as [string[], string[]]
    for (const name of readdirSync(place)) (DOCUMENT_FILE.test(name) ? ours : others).push(name)
    for (const name of ours) rmSync(join(place, name))
    if (others.length === 0) rmdirSync(place)
  }
}
