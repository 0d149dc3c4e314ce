import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { APP_FOLDER, EMBED_FILES, HOST_SCRIPT } from '../bundler/site/built-reader.ts'
import type { EmbedFiles, EmbedRenderer } from '../bundler/site/renderers.ts'
import { compileScript } from './compile-script.ts'

/** Compiles a stylesheet. Returns it and the fonts it uses, by path below the base path. */
async function compileStyles(entry: string): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    base: './',
    build: {
      write: false,
      assetsDir: APP_FOLDER,
      assetsInlineLimit: 0,
      cssMinify: true,
      rolldownOptions: { input: entry },
    },
  })
  const output = 'output' in result ? result.output : []
  return new Map(output.flatMap((file) => (file.type === 'asset' ? [[file.fileName, file.source]] : [])))
}

/** Returns the first digits of a hash, for the name of a file that browsers keep for ever. */
const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/**
 * Compiles the scripts and the stylesheet of the embedded documents.
 * @param renderer the compiled renderer of these documents, a file
 * @param out folder of the compiled files, by their paths below the base path of a site
 */
export async function compileEmbed(root: string, renderer: string, out: string): Promise<void> {
  const { embedMessages } = (await import(pathToFileURL(renderer).href)) as EmbedRenderer
  const sources = join(root, 'src/embed')
  const words = Object.entries(embedMessages).map(([language, messages]) => {
    const text = JSON.stringify(messages)
    return { language, text, name: `embed-${language}-${shortHash(text)}.json` }
  })
  const names = Object.fromEntries(words.map(({ language, name }) => [language, name]))
  const script = await compileScript(join(sources, 'frame.ts'), { EMBED_MESSAGES: JSON.stringify(names) })
  const host = await compileScript(join(sources, 'host.ts'))
  const styles = await compileStyles(join(sources, 'embed.css'))
  const stylesheet = [...styles.keys()].find((path) => path.endsWith('.css'))
  if (!stylesheet) throw new Error('The stylesheet of the embedded document is missing.')
  const fonts = [...styles.keys()].filter((path) => path.endsWith('.woff2'))
  const files: EmbedFiles = { stylesheet, script, words: `${APP_FOLDER}/`, fonts }
  const all = [
    ...styles,
    ...words.map(({ name, text }) => [`${APP_FOLDER}/${name}`, text] as const),
    [HOST_SCRIPT, host] as const,
    [EMBED_FILES, JSON.stringify(files)] as const,
  ]
  for (const [path, content] of all) {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), content)
  }
}
