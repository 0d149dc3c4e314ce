import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, rmdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import { withEmbedMetaPolicy } from './headers.ts'
import { replaceFile } from '../system/replace-file.ts'

/** Scripts that stand in other people's pages keep their name; what our own documents load is named by its bytes. */
const HOST_SCRIPT = 'embed.js'

interface Files {
  readonly stylesheet: string
  readonly script: string
  readonly fonts: readonly string[]
}

/** What `src/embed/pages.ts` exports; it is compiled for Node first, since it draws with the reader's components. */
interface PagesModule {
  readonly embedPages: (input: {
    readonly read: (path: string) => unknown
    readonly base: string
    readonly files: Files
  }) => Map<string, string>
}

const SHARED = {
  configFile: false,
  logLevel: 'silent',
  publicDir: false,
} as const

/** One module as one classic script. */
async function compileScript(entry: string): Promise<string> {
  const result = await build({
    ...SHARED,
    build: {
      write: false,
      target: 'baseline-widely-available',
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const output = 'output' in result ? result.output : []
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
}

/** The stylesheet with the fonts it names, by their paths below the base path. */
async function compileStyles(entry: string, folder: string): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    ...SHARED,
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

async function loadPages(root: string): Promise<PagesModule> {
  const caches = join(root, 'node_modules/.cache/broadsheet')
  mkdirSync(caches, { recursive: true })
  const outDir = mkdtempSync(join(caches, 'embed-'))
  try {
    await build({
      ...SHARED,
      build: {
        ssr: join(root, 'src/embed/pages.ts'),
        outDir,
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'pages.mjs' } },
      },
    })
    // What it exports is in `src/embed`, which this folder may not import.
    return (await import(pathToFileURL(join(outDir, 'pages.mjs')).href)) as PagesModule
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** Everything of the embed that does not depend on an edition. */
export interface CompiledEmbed {
  readonly embedPages: PagesModule['embedPages']
  readonly files: Files
  /** By path below the base path. */
  readonly assets: ReadonlyMap<string, string | Uint8Array>
  readonly host: string
}

/** @param appFolder for files named by their bytes */
export async function compileEmbed(root: string, appFolder: string): Promise<CompiledEmbed> {
  const from = join(root, 'src/embed')
  const [frame, host, styles, { embedPages }] = await Promise.all([
    compileScript(join(from, 'frame.ts')),
    compileScript(join(from, 'host.ts')),
    compileStyles(join(from, 'embed.css'), appFolder),
    loadPages(root),
  ])
  const script = `${appFolder}/frame-${createHash('sha256').update(frame).digest('hex').slice(0, 8)}.js`
  const stylesheet = [...styles.keys()].find((path) => path.endsWith('.css'))
  if (!stylesheet) throw new Error('The stylesheet of the embedded document is missing.')
  const fonts = [...styles.keys()].filter((path) => path.endsWith('.woff2'))
  return { embedPages, files: { stylesheet, script, fonts }, assets: new Map([...styles, [script, frame]]), host }
}

/**
 * Writes the embedded documents of an edition that stands in `out`, and what they and their hosts load.
 * @returns the integrity of the host's script, for its tag
 */
export function writeEmbeds({ embedPages, files, assets, host }: CompiledEmbed, out: string, base: string): string {
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(out, path)
    unlinkAbove(out, path)
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

/** A link in the place of a folder or a file of ours may lead anywhere, so it goes, and what it leads to stays. */
function unlinkAbove(out: string, path: string): void {
  const names = path.split('/')
  for (let depth = 1; depth <= names.length; depth++) {
    const place = join(out, ...names.slice(0, depth))
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(place)
  }
}

/** A document's own files, also half written ones. */
const DOCUMENT = /^(?:index\.html|oembed\.json)(?:\.[\d-]+\.part)?$/

/** Removes the documents of topics that are no more, and nothing that somebody else put there. */
function pruneTopics(folder: string, names: ReadonlySet<string>): void {
  for (const topic of readdirSync(folder, { withFileTypes: true })) {
    if (!topic.isDirectory() || names.has(topic.name.normalize())) continue
    const place = join(folder, topic.name)
    const [ours, others] = [[], []] as [string[], string[]]
    for (const name of readdirSync(place)) (DOCUMENT.test(name) ? ours : others).push(name)
    for (const name of ours) rmSync(join(place, name))
    if (others.length === 0) rmdirSync(place)
  }
}
