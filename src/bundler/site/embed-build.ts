import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { withEmbedMetaPolicy } from './headers.ts'
import { replaceFile } from '../system/replace-file.ts'

/** Other sites load this script by name, so its name must not change. The files of our own documents have a hash in theirs. */
const HOST_SCRIPT = 'embed.js'

/** Paths of the files that an embedded document loads, below the base path. */
interface Files {
  readonly stylesheet: string
  readonly script: string
  readonly fonts: readonly string[]
}

/** Exports of `src/embed/pages.ts`. It is compiled for Node first, since it renders the reader's components. */
interface PagesModule {
  readonly embedPages: (input: {
    readonly read: (path: string) => unknown
    readonly base: string
    readonly files: Files
  }) => Map<string, string>
}

const BUILD_OPTIONS = {
  configFile: false,
  logLevel: 'silent',
  publicDir: false,
} as const

/** Compiles a module and its imports into one classic script. @param define constants of the script, as JSON */
async function compileScript(entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await build({
    ...BUILD_OPTIONS,
    define,
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const output = 'output' in result ? result.output : []
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
}

/**
 * Compiles what embedded documents say, one module for each language.
 * @returns the modules by path below the base path, and the names of these files by language
 */
async function compileMessages(root: string, folder: string) {
  const messages = join(root, 'src/messages')
  const languages = readdirSync(messages).filter((name) => existsSync(join(messages, name, 'embed.ts')))
  const result = await build({
    ...BUILD_OPTIONS,
    build: {
      write: false,
      target: 'baseline-widely-available',
      lib: {
        entry: Object.fromEntries(languages.map((language) => [language, join(messages, language, 'embed.ts')])),
        formats: ['es'],
      },
      rolldownOptions: { output: { minify: true, entryFileNames: 'embed-[name]-[hash].js' } },
    },
  })
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const modules = output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
  return {
    scripts: modules.map(({ fileName, code }) => [`${folder}/${fileName}`, code] as const),
    names: Object.fromEntries(modules.map(({ name, fileName }) => [name, fileName])),
  }
}

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

/** Compiles `src/embed/pages.ts` for Node and imports it. */
async function loadPages(root: string): Promise<PagesModule> {
  const caches = join(root, 'node_modules/.cache/broadsheet')
  mkdirSync(caches, { recursive: true })
  const outDir = mkdtempSync(join(caches, 'embed-'))
  try {
    await build({
      ...BUILD_OPTIONS,
      build: {
        ssr: join(root, 'src/embed/pages.ts'),
        outDir,
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'pages.mjs' } },
      },
    })
    // The type can't be imported: the bundler may not import from `src/embed`.
    return (await import(pathToFileURL(join(outDir, 'pages.mjs')).href)) as PagesModule
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** The parts of the embed that do not depend on an edition. */
export interface CompiledEmbed {
  readonly embedPages: PagesModule['embedPages']
  readonly files: Files
  /** By path below the base path. */
  readonly assets: ReadonlyMap<string, string | Uint8Array>
  /** Text of the script that host pages load. */
  readonly host: string
}

/**
 * Compiles the scripts, the stylesheet and the renderer of the embedded documents.
 * @param appFolder folder of files that have a hash in their names
 */
export async function compileEmbed(root: string, appFolder: string): Promise<CompiledEmbed> {
  const sources = join(root, 'src/embed')
  const messages = await compileMessages(root, appFolder)
  const [frame, host, styles, { embedPages }] = await Promise.all([
    compileScript(join(sources, 'frame.ts'), { EMBED_MESSAGES: JSON.stringify(messages.names) }),
    compileScript(join(sources, 'host.ts')),
    compileStyles(join(sources, 'embed.css'), appFolder),
    loadPages(root),
  ])
  const script = `${appFolder}/frame-${createHash('sha256').update(frame).digest('hex').slice(0, 8)}.js`
  const stylesheet = [...styles.keys()].find((path) => path.endsWith('.css'))
  if (!stylesheet) throw new Error('The stylesheet of the embedded document is missing.')
  const fonts = [...styles.keys()].filter((path) => path.endsWith('.woff2'))
  return {
    embedPages,
    files: { stylesheet, script, fonts },
    assets: new Map([...styles, ...messages.scripts, [script, frame]]),
    host,
  }
}

/**
 * Writes the embedded documents of the edition in `out`, and the files that they and host pages load.
 * @returns the `integrity` for the script element of a host page
 */
export function writeEmbeds({ embedPages, files, assets, host }: CompiledEmbed, out: string, base: string): string {
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
    write(name, name.endsWith('.html') ? withEmbedMetaPolicy(text) : text)
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
