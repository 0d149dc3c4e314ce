import { existsSync, readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { constants } from 'node:zlib'
import compression from 'compression'
import sirv from 'sirv'
import { normaliseBase } from './base.ts'
import { type HeaderSet, formatHeaders, readHeaders, siteHeaders } from './headers.ts'

const TRIES = 20
const POLICY = 'Content-Security-Policy'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: 'dist' },
    port: { type: 'string', default: process.env['PORT'] || '4173' },
    host: { type: 'string', default: process.env['HOST'] || 'localhost' },
  },
})
const dir = resolve(values.dir)
const base = normaliseBase(process.env['BASE'])

if (!existsSync(join(dir, 'index.html'))) {
  console.error(`There is no site in ${values.dir}. Build it first: npm run build`)
  process.exit(2)
}

const indexHtml = readFileSync(join(dir, 'index.html'), 'utf8')
const NOT_FOUND_EMBED = 'embed/404.html'
/** It says nothing of the front page, unlike index.html. */
const FALLBACK = existsSync(join(dir, '404.html')) ? '404.html' : 'index.html'
const textOf = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : '')
const shipped = textOf('_headers')
/** What hosts are told to send is what is sent here, unless it was made for another base path. */
const headersOf = readHeaders(
  shipped.includes(`\n${base}index.html\n`) ? shipped : formatHeaders(siteHeaders(indexHtml), base),
)
const isPage = (path: string) => !/^(app|data|embed|oembed)\//.test(path) && !/\.[a-z0-9]{1,5}$/i.test(path)

/** @param path below the base, percent signs decoded */
function headersBelow(path: string): HeaderSet {
  const headers = { 'Cache-Control': 'no-cache', ...headersOf(base + path) }
  // A page at an address that hosts can't be told of has the same walls.
  return !(POLICY in headers) && (isPage(path) || path.endsWith('.html')) ? headersOf(`${base}index.html`) : headers
}

function setHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersBelow(path))) response.setHeader(name, value)
}

// As dense as is worth the wait for one request.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } })
// `topics/sea` is `topics/sea.html`, where there is one.
const files = sirv(dir, {
  etag: true,
  extensions: ['html'],
  setHeaders: (response, path) => setHeaders(response, path.slice(1)),
})

/** Files as they are; a page that has none is drawn by the reader; a missing file is missing. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  // Not `new URL`: it throws at what strangers send, such as `//`.
  const [pathname = '/', search = ''] = (request.url ?? '/').split(/(?=\?)/, 2)
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : undefined
  if (below === undefined) {
    const isBare = `${pathname}/` === base
    response.writeHead(isBare ? 302 : 404, isBare ? { location: base + search } : { 'content-type': 'text/plain' })
    response.end(isBare ? '' : `This site is at ${base}\n`)
    return
  }
  const serveFile = (path: string, otherwise: () => void) => {
    // sirv reads the path from the request.
    request.url = `/${path}`
    files(request, response, otherwise)
  }
  const missing = () => {
    const isEmbed = below.startsWith('embed/')
    const page = isEmbed ? textOf(NOT_FOUND_EMBED) : ''
    setHeaders(response, isEmbed ? NOT_FOUND_EMBED : '404.txt')
    response.writeHead(404, { 'content-type': page ? 'text/html; charset=utf-8' : 'text/plain' })
    response.end(page || 'Not found\n')
  }
  compress(request, response, () => {
    serveFile(below, () => {
      if (isPage(below)) serveFile(FALLBACK, missing)
      else missing()
    })
  })
}

const server = createServer(answer)
let port = Number(values.port)
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE' && port < Number(values.port) + TRIES) {
    server.listen(++port, values.host)
    return
  }
  console.error(`The site can't be served on port ${port}: ${error.message}`)
  process.exit(2)
})
server.on('listening', () => console.log(`Broadsheet is at http://${values.host}:${port}${base}`))
server.listen(port, values.host)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
