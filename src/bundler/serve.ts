import { existsSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { constants } from 'node:zlib'
import compression from 'compression'
import sirv from 'sirv'
import { normaliseBase } from './base.ts'

const TRIES = 20
const HASHED = /^(app\/|data\/(cards|catalogue|directory|fronts|search|similar|stories)\/)/

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

// As dense as is worth the wait for one request.
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } })
const files = sirv(dir, {
  etag: true,
  setHeaders: (response, path) => {
    const isHashed = HASHED.test(path.replace(/^\//, ''))
    response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (path.startsWith('/data/')) response.setHeader('Access-Control-Allow-Origin', '*')
  },
})

/** Files as they are; a page below the base is drawn by index.html; a missing file is missing. */
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
    response.writeHead(404, { 'content-type': 'text/plain' })
    response.end('Not found\n')
  }
  compress(request, response, () => {
    serveFile(below, () => {
      const isPage = !/^(app|data)\//.test(below) && !/\.[a-z0-9]{1,5}$/i.test(below)
      if (isPage) serveFile('index.html', missing)
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
