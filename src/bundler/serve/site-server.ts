import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import sirv from 'sirv'
import { feedTypeOf } from '../../contract/feeds.ts'
import { matchRoute } from '../../contract/routes.ts'
import { type HeaderSet, formatHeaders, readHeaders, siteHeaders } from '../site/headers.ts'
import { isKnownPage } from './known-page.ts'

const POLICY_HEADER = 'Content-Security-Policy'
const NOT_FOUND_EMBED = 'embed/404.html'

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
 * Everything else is answered with 404: an unknown page with the reader, which says so.
 * @param folder that of the site
 * @param base base path for which it was built
 */
export function siteServer(folder: string, base: string): RequestListener {
  /** Text of a file of the site; empty when it does not exist. */
  const textOf = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '')
  /** The page of an address that has none of its own. Unlike index.html, its head does not describe the front page. */
  const fallback = existsSync(join(folder, '404.html')) ? '404.html' : 'index.html'
  const builtHeaders = textOf('_headers')
  /** The headers of the file `_headers`. If the site was built for another base path, they are computed again. */
  const headersOf = readHeaders(
    builtHeaders.includes(`\n${base}index.html\n`)
      ? builtHeaders
      : formatHeaders(siteHeaders({ page: textOf('index.html'), embed: textOf(NOT_FOUND_EMBED) }), base),
  )

  /** @param path below the base path, percent-decoded */
  const headersBelow = (path: string): HeaderSet => {
    const feedType = feedTypeOf(path)
    const headers: HeaderSet = {
      'Cache-Control': 'no-cache',
      ...headersOf(base + path),
      ...(feedType && { 'Content-Type': feedType }),
    }
    // `_headers` can't name every address of a page. The others get the policy of the front page.
    const isPageWithoutPolicy = !(POLICY_HEADER in headers) && (isPage(path) || path.endsWith('.html'))
    return isPageWithoutPolicy ? headersOf(`${base}index.html`) : headers
  }
  const setHeaders = (response: ServerResponse, path: string) => {
    for (const [name, value] of Object.entries(headersBelow(path))) response.setHeader(name, value)
  }
  const files = sirv(folder, {
    etag: true,
    // `topics/sea` is answered with `topics/sea.html`.
    extensions: ['html'],
    setHeaders: (response, path) => setHeaders(response, path.slice(1)),
  })

  return belowBase(base, (request, response, below, search) => {
    const serveFile = (path: string, onMissing: () => void) => {
      // sirv reads the path from the request.
      request.url = `/${path}`
      files(request, response, onMissing)
    }
    const answerMissing = () => {
      const file = below.startsWith('embed/') ? NOT_FOUND_EMBED : isPage(below) ? fallback : undefined
      const page = file ? textOf(file) : ''
      setHeaders(response, file ?? '404.txt')
      response.writeHead(404, { 'content-type': page ? 'text/html; charset=utf-8' : 'text/plain' })
      response.end(page || 'Not found\n')
    }
    compress(request, response, () => {
      serveFile(below, () => {
        if (isPage(below) && isKnownPage(folder, below, search)) serveFile(fallback, answerMissing)
        else answerMissing()
      })
    })
  })
}
