import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sirv from 'sirv'
import type { Plugin, ResolvedConfig } from 'vite'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import type { Site } from '../../contract/edition.ts'
import { DEV_UPDATE_EVENT, type DevUpdate } from '../../contract/problem.ts'
import { Bundler } from '../bundle.ts'
import type { BundleOptions, Draft } from '../draft.ts'
import type { Edition } from '../write/write-edition.ts'
import { compileScript } from './compile-script.ts'
import { compileEmbed, writeEmbeds } from './embed-build.ts'
import { withMetaPolicy } from './headers.ts'
import { hostingFiles } from './hosting.ts'
import { feedLinks } from '../feeds/feed-links.ts'
import { describeSite } from '../previews/page-head.ts'
import { escapeHtml } from '../values/escape-html.ts'
import { writeFeeds } from './feed-files.ts'
import { describeMovedPages, writeMovedPages } from './moved-pages.ts'
import { writePages } from './pages.ts'
import { openCards, writeCards } from '../previews/card-files.ts'
import { writeSearchFiles } from '../previews/search-files.ts'
import { loadRenderers } from './renderers.ts'
import { formatProblems } from '../problems/format-problems.ts'
import { ENVIRONMENT_VARIABLES } from '../command/option-names.ts'
import { describeFolder, explainRefusal, explainWait, reportProblems, summarise } from '../command/report.ts'
import { readPublication } from '../settings/settings.ts'
import { watchContent } from '../read/watch.ts'
import { compileWorker, installFiles, versionOf, withInstallHead } from './worker-build.ts'
import { replaceFile } from '../system/replace-file.ts'
import { checkApart, checkOutput } from '../write/check-output.ts'

/** True for a variable that is set, and not to a word for “no”. */
const isOn = (name: string) => !['', '0', 'false', 'no'].includes((process.env[name] ?? '').toLowerCase())

/** Reads the options of the bundler from the environment. `npm start`, `npm run build` and `npm run dev` take no others. */
function optionsFromEnvironment(): BundleOptions {
  return {
    content: process.env['CONTENT'] || 'content',
    unpublished: isOn('UNPUBLISHED'),
    future: isOn('FUTURE'),
    archive: isOn('ARCHIVE'),
    skipInvalid: isOn('SKIP_INVALID'),
    strict: isOn('STRICT'),
    checkPictures: isOn('CHECK_PICTURES'),
  }
}

/** Replaces the placeholders of index.html. */
function fillPlaceholders(
  page: string,
  site: Pick<Site, 'title' | 'description' | 'locale' | 'url'>,
  earlyScript: string,
): string {
  const values: Record<string, string> = {
    '%SITE_TITLE%': escapeHtml(site.title),
    '%SITE_DESCRIPTION%': escapeHtml(describeSite(site)),
    '%SITE_LOCALE%': escapeHtml(site.locale),
    '%NAMEPLATE%':
      site.title === 'Broadsheet'
        ? '<svg viewBox="0 0 534.6 76.3"><use href="#nameplate"/></svg>'
        : `<span class="nameplate__text">${escapeHtml(site.title)}</span>`,
    '%FEEDS%': feedLinks(site).join('\n    '),
    '%EARLY%': earlyScript,
  }
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(name, () => value), page)
}

/**
 * Bundles the content folder in a build, and on every save in the dev server.
 * @param head path of the module that is compiled into the head of index.html as one script
 */
export function broadsheet(head: string, options: BundleOptions = optionsFromEnvironment()): Plugin {
  let config: ResolvedConfig
  let bundler: Bundler
  let draft: Draft | undefined
  /** What the report said the folder was read as. */
  let folderLine: string | undefined
  /** The last edition that was written. */
  let edition: Edition | undefined
  /** index.html without a policy, kept from `generateBundle` until `writeBundle`. */
  let html: string | undefined
  const isAll = isOn('ALL')

  const update = (): DevUpdate => ({
    ...(edition && { manifest: edition.manifest }),
    problems: reportProblems(options.content, draft?.found ?? [], false).map(({ others, subject: _, ...problem }) => ({
      ...problem,
      count: others.length + 1,
    })),
  })

  const onWait = (folder: string, lock: string) => config.logger.info(explainWait(folder, lock))

  const report = ({ found, ok, reading }: Draft) => {
    const hasColour = process.stderr.isTTY && !process.env['NO_COLOR']
    const kinds = reportProblems(options.content, found, isAll)
    const text = formatProblems(kinds, { hasColour, isAll, allProblems: ENVIRONMENT_VARIABLES.allProblems })
    if (text) config.logger[ok ? 'warn' : 'error'](`${text}\n`)
    const line = reading && describeFolder(reading)
    // In development, a folder is read on every save.
    if (line && line !== folderLine) config.logger.info(line)
    folderLine = line
  }

  /** Writes the current draft if it may be published. */
  const publish = async (out: string, started: number) => {
    if (!draft?.ok) return
    edition = await draft.write(out)
    config.logger.info(summarise(edition, draft, performance.now() - started, ENVIRONMENT_VARIABLES, isAll))
  }

  return {
    name: 'broadsheet',

    config: () => ({
      // The old site stays complete until the new one is.
      build: { emptyOutDir: false },
      // `watchContent` watches this folder. Vite's watcher is too slow for folders of many files.
      server: { watch: { ignored: [`${resolve(options.content)}/**`] } },
    }),

    configResolved(resolved) {
      config = resolved
    },

    async buildStart() {
      if (config.command !== 'build') return
      checkApart(options.content, config.build.outDir)
      checkOutput(options.content, join(config.build.outDir, INDEX_FOLDER))
      bundler = new Bundler({ ...options, isSite: true, onWait })
      draft = await bundler.prepare()
      report(draft)
      if (draft.ok) return
      await bundler.close()
      // Ends before the previous output is changed. An error would print a stack trace below the problems.
      config.logger.error(`${options.content}: ${explainRefusal(draft, options, ENVIRONMENT_VARIABLES)}`)
      process.exit(1)
    },

    transformIndexHtml: {
      order: 'post',
      async handler(page) {
        const site = draft?.site ?? { title: 'Broadsheet', locale: 'en' }
        return fillPlaceholders(page, site, await compileScript(resolve(config.root, head), { base: config.base }))
      },
    },

    generateBundle: {
      // After the plugins that make the page.
      order: 'post',
      handler(_, bundle) {
        // The page is written last, so that until then readers get the old page, whose files still exist.
        const page = bundle['index.html']
        if (page?.type !== 'asset') return
        html = String(page.source)
        delete bundle['index.html']
      },
    },

    async writeBundle(output, bundle) {
      if (html === undefined) return
      const out = output.dir ?? config.build.outDir
      const { embed: embedRenderer, renderPage } = await loadRenderers(
        config.root,
        config.base,
        draft?.site.locale ?? 'en',
      )
      const embed = await compileEmbed(config.root, config.build.assetsDir, embedRenderer)
      await publish(join(out, INDEX_FOLDER), performance.now())
      await bundler.close()
      const integrity = writeEmbeds(embed, out, config.base)
      // WORKER=off publishes the worker that removes itself.
      const shell = Object.keys(bundle).filter((name) => name.startsWith(`${config.build.assetsDir}/`))
      const version = /^(off|0|false|no)$/i.test(process.env['WORKER'] ?? '') ? undefined : versionOf(html, shell)
      const worker = await compileWorker(config.root, config.base, shell, version)
      const page = withInstallHead(html, config.base, version)
      const { pages, embedHosts } = readPublication(options.content)
      const cards = await openCards(edition?.manifest.site.url)
      const { home, foreign } = writePages({
        html: page,
        out,
        maxArticles: pages,
        translations: edition?.translations ?? [],
        cards,
        renderPage,
      })
      foreign.push(...writeFeeds(out))
      await writeCards(cards, out, join(config.root, 'src/ui/fonts'))
      const templates = { page: withMetaPolicy(page), embed: embed.template }
      const files = hostingFiles(templates, config.base, embedHosts)
      for (const [name, text] of Object.entries(files)) replaceFile(join(out, name), text)
      replaceFile(join(out, 'index.html'), home)
      // The worker comes last, since a browser that finds a new one fetches every file it names.
      if (edition)
        for (const [name, text] of Object.entries(installFiles(edition.manifest, config.base, worker, version)))
          replaceFile(join(out, name), text)
      pruneApp(out, config.build.assetsDir, new Set([...Object.keys(bundle), ...embed.assets.keys()]))
      if (edition) {
        const { manifest, moved } = edition
        foreign.push(...writeSearchFiles(out), ...writeMovedPages(out, config.base, manifest.site, moved))
        const told = describeMovedPages(moved)
        if (told) config.logger.info(told)
      }
      if (foreign.length > 0)
        config.logger.warn(
          `These pages were not written, because there are other files in their place: ${foreign.join(', ')}`,
        )
      config.logger.info(`embed.js has integrity="${integrity}".`)
    },

    async configureServer(server) {
      // To ask other sites would delay the first page by minutes.
      bundler = new Bundler({ ...options, checkPictures: false, isSession: true, onWait })
      const rebundle = async () => {
        const started = performance.now()
        draft = await bundler.prepare()
        report(draft)
        await publish(await bundler.indexFolder(), started)
      }
      await rebundle()
      const onChange = async () => {
        const previous = edition?.manifest.edition
        const hadProblems = (draft?.found.length ?? 0) > 0
        await rebundle()
        const hasProblems = (draft?.found.length ?? 0) > 0
        if (previous !== edition?.manifest.edition || hadProblems || hasProblems)
          server.ws.send({ type: 'custom', event: DEV_UPDATE_EVENT, data: update() })
      }
      const unwatch = watchContent(options.content, onChange, (error) => config.logger.error(String(error)))
      server.ws.on('connection', () => {
        if (draft && draft.found.length > 0) server.ws.send({ type: 'custom', event: DEV_UPDATE_EVENT, data: update() })
      })
      server.httpServer?.on('close', () => {
        unwatch()
        void bundler.close()
      })
      const files = sirv(await bundler.indexFolder(), {
        dev: true,
        setHeaders: (response) => response.setHeader('cache-control', 'no-store'),
      })
      server.middlewares.use(`${config.base}${INDEX_FOLDER}`, (request, response) => {
        files(request, response, () => {
          response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
          response.end('Not found\n')
        })
      })
    },
  }
}

/** Removes scripts and styles of earlier builds. */
function pruneApp(out: string, folder: string, built: ReadonlySet<string>): void {
  const path = join(out, folder)
  if (!existsSync(path)) return
  for (const name of readdirSync(path))
    if (!built.has(`${folder}/${name}`)) rmSync(join(path, name), { recursive: true })
}
