import { readFileSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import type { Site } from '../../contract/edition.ts'
import { DEV_EVENTS, DEV_META, type DevUpdate } from '../../contract/problem.ts'
import { matchRoute } from '../../contract/routes.ts'
import type { Looks } from '../looks/read-looks.ts'
import { APP_FOLDER, PAGE_TEMPLATE, compiledPath, readCompiled } from '../site/built-reader.ts'
import { hashOf } from '../system/hash.ts'
import { type CompiledEmbed, openEmbed, withOwnFiles } from '../site/embeds.ts'
import { withEmbedMetaPolicy, withMetaPolicy } from '../site/headers.ts'
import { looksFiles, withLooks } from '../site/looks-page.ts'
import { isTaken } from '../site/own-files.ts'
import { fillTemplate } from '../site/page-template.ts'
import { isSystemError } from '../system/system-error.ts'
import { type AnswerFile, folderFiles } from './folder-files.ts'
import { belowBase } from './site-server.ts'

/** Files of the publisher's looks begin so. */
const OWN = `${APP_FOLDER}/own-`
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

interface DevServerOptions {
  /** Folder of the index, which may be written anew at any time. */
  readonly index: string
  readonly base: string
  /** Folder of files that a build copies to the root of the site; absent when there is none. */
  readonly own?: string | undefined
  /** The site and what a new page must know. */
  readonly current: () => {
    readonly site: Site
    readonly looks: Looks
    readonly update: Omit<DevUpdate, 'page' | 'saved'>
  }
}

export interface DevServer {
  readonly listener: RequestListener
  /** Sends the current update to all open pages, with the paths that were saved. */
  readonly send: (saved: readonly string[]) => void
}

/**
 * Serves the compiled reader over an index that changes. Pages are not drawn beforehand: the reader draws them, and changes
 * them when it hears of a new edition.
 */
export async function devServer({ index, base, own, current }: DevServerOptions): Promise<DevServer> {
  const noStore = (response: ServerResponse) => void response.setHeader('cache-control', 'no-store')
  const readerFiles = folderFiles(compiledPath('reader'))
  const embedFiles = folderFiles(compiledPath('embed'))
  const ownFiles = own === undefined ? undefined : folderFiles(own, noStore)
  const indexFiles = folderFiles(index, noStore)
  const embed = await openEmbed()
  const template = readCompiled('reader', PAGE_TEMPLATE)
  const pages = new Set<ServerResponse>()

  const pageHtml = () => {
    const { site, looks } = current()
    const meta = `<meta name="${DEV_META}" content="${base}${DEV_EVENTS}" data-page="${pageVersion(looks)}" />`
    const page = withLooks(fillTemplate(template, site, base), looks, looksFiles(looks, APP_FOLDER), base)
    return withMetaPolicy(page.replace('</head>', () => `  ${meta}\n  </head>`))
  }
  const eventText = (paths: readonly string[]) => {
    const { looks, update } = current()
    const saved = paths.map((path) => basename(path))
    return `data: ${JSON.stringify({ ...update, page: pageVersion(looks), saved } satisfies DevUpdate)}\n\n`
  }
  const openEvents = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(eventText([]))
    pages.add(response)
    response.on('close', () => pages.delete(response))
  }

  return {
    listener: belowBase(base, (request, response, path, search) => {
      const pass = (files: AnswerFile, below: string, onMissing: () => void) => {
        files(request, response, below, onMissing)
      }
      const notFound = () => {
        response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
        response.end('Not found\n')
      }
      if (path === DEV_EVENTS) openEvents(response)
      else if (path.startsWith(OWN)) answerOwn()
      else if (path.startsWith(INDEX_FOLDER)) pass(indexFiles, path.slice(INDEX_FOLDER.length), notFound)
      else if (path.startsWith('embed/')) answerEmbed()
      else if (path === '') answerPage()
      else if (ownFiles && !isTaken(path)) pass(ownFiles, path, answerReader)
      else answerReader()

      function answerReader() {
        pass(readerFiles, path, () => pass(embedFiles, path, answerPage))
      }

      function answerEmbed() {
        const files = withOwnFiles(embed.files, looksFiles(current().looks, APP_FOLDER))
        const text = embedFileAt({ ...embed, files }, index, base, path)
        if (!text) return notFound()
        response.writeHead(text.status, {
          ...HTML,
          ...(path.endsWith('.json') && { 'content-type': 'application/json' }),
        })
        response.end(text.body)
      }
      function answerOwn() {
        const file = looksFiles(current().looks, APP_FOLDER).files.get(path)
        if (file === undefined) return notFound()
        const type = path.endsWith('.css') ? 'text/css' : 'font/woff2'
        response.writeHead(200, {
          'content-type': type,
          'cache-control': 'no-store',
          'access-control-allow-origin': '*',
        })
        response.end(file)
      }
      function answerPage() {
        const isKnown = matchRoute(`/${path}`, search).screen !== 'not-found'
        response.writeHead(isKnown ? 200 : 404, HTML)
        response.end(pageHtml())
      }
    }),
    send: (saved) => {
      const text = eventText(saved)
      for (const page of pages) page.write(text)
    },
  }
}

/** A fingerprint of what only a new page shows of the looks. Colours and fonts are in a stylesheet that a page can change. */
const pageVersion = ({ nameplate, site }: Looks) => hashOf(JSON.stringify([nameplate, site.interface]))

/**
 * Draws the embedded document at an address. All of them are drawn, which takes some milliseconds for each topic. Returns undefined
 * when there is no edition yet, or a new one is being written in its place.
 */
function embedFileAt({ embedPages, files, template }: CompiledEmbed, index: string, base: string, path: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(index, name), 'utf8'))
  try {
    const documents = embedPages({ read, base, files })
    const found = documents.get(path.endsWith('/') ? `${path}index.html` : path)
    const body = found ?? documents.get('embed/404.html') ?? ''
    const isHtml = found === undefined || !path.endsWith('.json')
    return { status: found === undefined ? 404 : 200, body: isHtml ? withEmbedMetaPolicy(body, template) : body }
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}
