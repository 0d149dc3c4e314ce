import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join, resolve, sep } from 'node:path'
import type { Plugin, ResolvedConfig, ViteDevServer } from 'vite'
import { INDEX_FOLDER } from '../contract/addresses.ts'
import { DEV_EVENT, type DevUpdate } from '../contract/problem.ts'
import { type BundleOptions, type Edition, bundle } from './bundle.ts'
import { hostingFiles } from './hosting.ts'
import { contentType } from './content-type.ts'
import { inlineScript } from './inline-script.ts'
import { formatProblems } from './problems.ts'
import { summarise } from './report.ts'
import { checkApart, checkOutput, writeEdition } from './write.ts'

const CALM = 30

const isOn = (name: string) => !['', '0', 'false', 'no'].includes((process.env[name] ?? '').toLowerCase())

/** Options of the bundler from the environment, as `npm start`, `build` and `dev` take them. */
function optionsFromEnvironment(): BundleOptions {
  return {
    content: process.env['CONTENT'] || 'content',
    unpublished: isOn('UNPUBLISHED'),
    future: isOn('FUTURE'),
    archive: isOn('ARCHIVE'),
    skipInvalid: isOn('SKIP_INVALID'),
    strict: isOn('STRICT'),
  }
}

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/**
 * Bundles the content folder for a build, and again on every save while writing.
 * @param head path of the module that goes into the head of index.html as one script
 */
export function broadsheet(head: string, options: BundleOptions = optionsFromEnvironment()): Plugin {
  let config: ResolvedConfig
  /** The last one that may be published. */
  let edition: Edition | undefined
  let problems: DevUpdate['problems'] = []

  const update = (): DevUpdate => ({ ...(edition && { edition: edition.manifest.edition }), problems })

  const rebundle = async (): Promise<Edition> => {
    const started = performance.now()
    const next = await bundle(options)
    problems = next.problems
    const text = formatProblems(next.problems, process.stderr.isTTY && !process.env['NO_COLOR'])
    if (next.ok) {
      edition = next
      if (text) config.logger.warn(`${text}\n`)
      config.logger.info(summarise(next, performance.now() - started))
    } else config.logger.error(text)
    return next
  }

  return {
    name: 'broadsheet',
    configResolved(resolved) {
      config = resolved
    },

    async buildStart() {
      if (config.command !== 'build') return
      checkApart(options.content, config.build.outDir)
      checkOutput(options.content, join(config.build.outDir, INDEX_FOLDER))
      const built = await rebundle()
      if (built.ok) return
      // Ends here, before anything of the previous output is touched; a stack trace would only hide the problems.
      const errors = built.problems.filter(({ severity }) => severity === 'error').length
      config.logger.error(
        errors > 0
          ? `\n${errors === 1 ? '1 error' : `${errors} errors`} in ${options.content}. Nothing was built; the previous output is as it was. SKIP_INVALID=1 publishes the rest.`
          : `\n${built.problems.length} warnings in ${options.content}, and STRICT lets none pass. Nothing was built.`,
      )
      process.exit(1)
    },

    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const site = edition?.manifest.site ?? { title: 'Broadsheet', locale: 'en', description: undefined }
        const words: Record<string, string> = {
          '%SITE_TITLE%': escapeHtml(site.title),
          '%SITE_DESCRIPTION%': escapeHtml(
            site.description ?? `${site.title} gathers headlines and links to the people who reported them.`,
          ),
          '%SITE_LOCALE%': escapeHtml(site.locale),
          '%NAMEPLATE%':
            site.title === 'Broadsheet'
              ? '<svg viewBox="0 0 534.6 76.3"><use href="#nameplate"/></svg>'
              : `<span class="nameplate__text">${escapeHtml(site.title)}</span>`,
          '%EARLY%': await inlineScript(resolve(config.root, head), config.base),
        }
        return Object.entries(words).reduce((text, [word, value]) => text.replaceAll(word, () => value), html)
      },
    },

    writeBundle(output) {
      if (!edition) return
      const out = output.dir ?? config.build.outDir
      writeEdition(edition, join(out, INDEX_FOLDER))
      const html = readFileSync(join(out, 'index.html'), 'utf8')
      for (const [name, text] of Object.entries(hostingFiles(html, config.base))) writeFileSync(join(out, name), text)
    },

    async configureServer(server) {
      await rebundle()
      watchContent(server, resolve(options.content), async () => {
        const before = edition
        await rebundle()
        if (before !== edition || problems.length > 0)
          server.ws.send({ type: 'custom', event: DEV_EVENT, data: update() })
      })
      server.ws.on('connection', () => {
        if (problems.length > 0) server.ws.send({ type: 'custom', event: DEV_EVENT, data: update() })
      })
      server.middlewares.use(`${config.base}${INDEX_FOLDER}`, (request, response) => {
        answer(edition, (request.url ?? '/').replace(/[?#].*$/, '').slice(1), response)
      })
    },
  }
}

/**
 * One file of an edition from memory, or of the folder's assets.
 * @param address percent-encoded, below the index
 */
function answer(edition: Edition | undefined, address: string, response: ServerResponse): void {
  const path = decodePath(address)
  const text = edition?.files.get(path)
  const asset = edition?.assets.find(({ to }) => to === path)
  if (text === undefined && !asset) {
    response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    response.end('Not found\n')
    return
  }
  response.writeHead(200, { 'content-type': contentType(path), 'cache-control': 'no-store' })
  response.end(text ?? readFileSync(asset?.from ?? ''))
}

/** What is no encoding of anything is the name of no file. */
function decodePath(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return ''
  }
}

/** Calls back once after each burst of changes below a folder. */
function watchContent(server: ViteDevServer, folder: string, onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  server.watcher.add(folder)
  server.watcher.on('all', (_, path) => {
    if (!resolve(path).startsWith(folder + sep)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      onChange().catch((error: unknown) => server.config.logger.error(String(error)))
    }, CALM)
  })
}
