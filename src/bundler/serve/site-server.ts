import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import { feedTypeOf } from '../../contract/feeds.ts'
import { matchRoute } from '../../contract/routes.ts'
import { type HeaderSet, formatHeaders, readHeaders, siteHeaders } from '../site/headers.ts'
import { folderFiles } from './folder-files.ts'
import { isKnownPage } from './known-page.ts'

const POLICY_HEADER = 'Content-Security-Policy'
const NOT_FOUND_EMBED = 'embed/404.html'
/** The page of an address that has none of its own. Unlike index.html, its head does not describe the front page. */
const FALLBACK = '404.html'

/**
 * True for an address that the reader answers with a screen. Outlets and tags can look like files: `sources/x.com`. A page
 * of an earlier site may have been called `x.html`.
 * @param path below the base path
 */
const isPage = (path: string): boolean =>
  !/^(app|data|embed|oembed|feeds)\//.test(path) &&
  (!/\.(?!html?$)[a-z0-9]{1,5}$/i.test(path) || matchRoute(`/${path}`, '').screen !== 'not-found')

/** Compresses answers. Higher qualities of brotli take too long for a single request. */
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } })

/** Answers requests outside of the base path of a site, and passes the others on with what follows the base path. */
export function belowBase(
  base: string,
  answer: (request: IncomingMessage, response: ServerResponse, path: string, search: string) => void,
): RequestListener {
  return (request, response) => {
    // `new URL` would throw for some addresses that strangers send, such as `//`.
    const [pathname = '/', search = ''] = (request.url ?? '/').split(/(?=\?)/, 2)
    if (pathname.startsWith(base)) {
      answer(request, response, pathname.slice(base.length), search)
      return
    }
    const isBaseWithoutSlash = `${pathname}/` === base
    response.writeHead(
      isBaseWithoutSlash ? 302 : 404,
      isBaseWithoutSlash ? { location: base + search } : { 'content-type': 'text/plain' },
    )
    response.end(isBaseWithoutSlash ? '' : `This site is at ${base}\n`)
  }
}

/**
 * Answers requests for a built site as a host does: with a file; for a page that has no file, with the reader, which draws it.
 * Everything else is answered with 404: an unknown page with the reader, which says so. The site may be built again meanwhile.
 * @param folder that of the site
 * @param base base path for which it was built
 */
export function siteServer(folder: string, base: string): RequestListener {
  /** Text of a file of the site; empty when it does not exist. */
  const textOf = (name: string) => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch {
      return ''
    }
  }
  const headers = siteHeadersOf(textOf, base)

  /** @param path below the base path, percent-decoded */
  const headersBelow = (path: string): HeaderSet => {
    const feedType = feedTypeOf(path)
    const headersOf = headers()
    const found: HeaderSet = {
      'Cache-Control': 'no-cache',
      ...headersOf(base + path),
      ...(feedType && { 'Content-Type': feedType }),
    }
    // `_headers` can't name every address of a page. The others get the policy of the front page.
    const isPageWithoutPolicy = !(POLICY_HEADER in found) && (isPage(path) || path.endsWith('.html'))
    return isPageWithoutPolicy ? headersOf(`${base}index.html`) : found
  }
  const setHeaders = (response: ServerResponse, path: string) => {
    for (const [name, value] of Object.entries(headersBelow(path))) response.setHeader(name, value)
  }
  const answerFile = folderFiles(folder, setHeaders)

  return belowBase(base, (request, response, below, search) => {
    const answerMissing = () => {
      const file = below.startsWith('embed/') ? NOT_FOUND_EMBED : isPage(below) ? FALLBACK : undefined
      const page = file ? textOf(file) : ''
      setHeaders(response, file ?? '404.txt')
      response.writeHead(404, { 'content-type': page ? 'text/html; charset=utf-8' : 'text/plain' })
      response.end(page || 'Not found\n')
    }
    compress(request, response, () => {
      answerFile(request, response, below, () => {
        if (isPage(below) && isKnownPage(folder, below, search)) answerFile(request, response, FALLBACK, answerMissing)
        else answerMissing()
      })
    })
  })
}

/** Returns a function that reads the headers of the file `_headers`, again after each build. */
function siteHeadersOf(textOf: (name: string) => string, base: string): () => ReturnType<typeof readHeaders> {
  let text: string | undefined
  let read = readHeaders('')
  return () => {
    const built = textOf('_headers')
    if (built !== text) {
      text = built
      // If the site was built for another base path, they are computed again.
      read = readHeaders(
        built.includes(`\n${base}index.html\n`)
          ? built
          : formatHeaders(siteHeaders({ page: textOf('index.html'), embed: textOf(NOT_FOUND_EMBED) }), base),
      )
    }
    return read
  }
}
