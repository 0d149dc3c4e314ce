import { existsSync, readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import sirv from 'sirv'
import { UsageError, parseOptions } from '../command/usage.ts'
import { feedTypeOf } from '../../contract/feeds.ts'
import { matchRoute } from '../../contract/routes.ts'
import { isKnownPage } from './known-page.ts'
import { normaliseBase } from './base.ts'
import { type HeaderSet, formatHeaders, readHeaders, siteHeaders } from './headers.ts'

const HELP = `npm run serve -- [options]

Serves a built site.

  --dir DIR     the folder of the site (default: dist)
  --port N      the port; if it is taken, the next free one is used (default: the variable PORT, else 4173)
  --host HOST   the address to listen on (default: the variable HOST, else localhost)
  --help, -h    print this help

For a site below a path, set the variable BASE to the same path as for the build.`

const OPTIONS = {
  dir: { type: 'string', default: 'dist' },
  port: { type: 'string', default: process.env['PORT'] || '4173' },
  host: { type: 'string', default: process.env['HOST'] || 'localhost' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

/** Number of ports that are tried when the first is taken. */
const MAX_PORTS_TRIED = 20
const MAX_PORT = 65_535
const POLICY_HEADER = 'Content-Security-Policy'

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

/** Reads the options, or ends the process after printing the help. */
function readOptions() {
  try {
    const { help, port, ...values } = parseOptions(OPTIONS, 'dir')
    if (help) {
      console.log(HELP)
      process.exit(0)
    }
    if (!/^\d+$/.test(port) || Number(port) > MAX_PORT)
      throw new UsageError(`Found the port ${port}, expected a number from 0 to ${MAX_PORT}.`)
    return { ...values, port: Number(port) }
  } catch (error) {
    if (error instanceof UsageError) fail(`${error.message}\n\n${HELP}`)
    throw error
  }
}

const options = readOptions()
const siteFolder = resolve(options.dir)
const base = normaliseBase(process.env['BASE'])

if (!existsSync(join(siteFolder, 'index.html')))
  fail(`There is no site in ${options.dir}. Build it first: npm run build`)

const NOT_FOUND_EMBED = 'embed/404.html'
/** The page of an address that has none of its own. Unlike index.html, its head does not describe the front page. */
const FALLBACK = existsSync(join(siteFolder, '404.html')) ? '404.html' : 'index.html'
/** Text of a file of the site; empty when it does not exist. */
const textOf = (name: string) =>
  existsSync(join(siteFolder, name)) ? readFileSync(join(siteFolder, name), 'utf8') : ''
const builtHeaders = textOf('_headers')
/** The headers of the file `_headers`. If the site was built for another base path, they are computed again. */
const headersOf = readHeaders(
  builtHeaders.includes(`\n${base}index.html\n`)
    ? builtHeaders
    : formatHeaders(siteHeaders({ page: textOf('index.html'), embed: textOf(NOT_FOUND_EMBED) }), base),
)
/**
 * True for an address that the reader answers with a screen. Outlets and tags can look like files: `sources/x.com`. A page
 * of an earlier site may have been called `x.html`.
 */
const isPage = (path: string) =>
  !/^(app|data|embed|oembed|feeds)\//.test(path) &&
  (!/\.(?!html?$)[a-z0-9]{1,5}$/i.test(path) || matchRoute(`/${path}`, '').screen !== 'not-found')

/** @param path below the base path, percent-decoded */
function headersBelow(path: string): HeaderSet {
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

function setHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersBelow(path))) response.setHeader(name, value)
}

// Higher qualities of brotli take too long for a single request.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } })
const files = sirv(siteFolder, {
  etag: true,
  // `topics/sea` is answered with `topics/sea.html`.
  extensions: ['html'],
  setHeaders: (response, path) => setHeaders(response, path.slice(1)),
})

/**
 * Answers with a file; for a page that has no file, with the reader, which draws it. Everything else is answered with 404:
 * an unknown page with the reader, which says so.
 */
function answer(request: IncomingMessage, response: ServerResponse): void {
  // `new URL` would throw for some addresses that strangers send, such as `//`.
  const [pathname = '/', search = ''] = (request.url ?? '/').split(/(?=\?)/, 2)
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : undefined
  if (below === undefined) {
    const isBaseWithoutSlash = `${pathname}/` === base
    response.writeHead(
      isBaseWithoutSlash ? 302 : 404,
      isBaseWithoutSlash ? { location: base + search } : { 'content-type': 'text/plain' },
    )
    response.end(isBaseWithoutSlash ? '' : `This site is at ${base}\n`)
    return
  }
  const serveFile = (path: string, onMissing: () => void) => {
    // sirv reads the path from the request.
    request.url = `/${path}`
    files(request, response, onMissing)
  }
  const answerMissing = () => {
    const file = below.startsWith('embed/') ? NOT_FOUND_EMBED : isPage(below) ? FALLBACK : undefined
    const page = file ? textOf(file) : ''
    setHeaders(response, file ?? '404.txt')
    response.writeHead(404, { 'content-type': page ? 'text/html; charset=utf-8' : 'text/plain' })
    response.end(page || 'Not found\n')
  }
  compress(request, response, () => {
    serveFile(below, () => {
      if (isPage(below) && isKnownPage(siteFolder, below, search)) serveFile(FALLBACK, answerMissing)
      else answerMissing()
    })
  })
}

const server = createServer(answer)
let { port } = options
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE' && port < options.port + MAX_PORTS_TRIED) {
    server.listen(++port, options.host)
    return
  }
  fail(`The site can’t be served on port ${port}: ${error.message}`)
})
server.on('listening', () => console.log(`Broadsheet is at http://${options.host}:${port}${base}`))
server.listen(port, options.host)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
