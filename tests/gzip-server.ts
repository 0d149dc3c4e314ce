import { readFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A server of files in this process. */
export interface FileServer {
  /** Address with the port and no slash at the end. */
  readonly origin: string
  readonly stop: () => Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/**
 * Serves a folder on the loopback interface. Every text is compressed with gzip, the first time it is asked for, so that a
 * measurement neither waits for it nor depends on the compression that a browser prefers. Addresses without a file get
 * `fallback`, as hosts do.
 */
export async function serveGzip(folder: string, fallback = 'index.html'): Promise<FileServer> {
  const kept = new Map<string, { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }>()
  const find = (path: string) => {
    const found = kept.get(path)
    if (found) return found
    const isFile = extname(path) !== ''
    const file = readIfThere(join(folder, path)) ?? (isFile ? undefined : readIfThere(join(folder, `${path}.html`)))
    const bytes = file ?? (isFile ? undefined : readIfThere(join(folder, fallback)))
    if (!bytes) return undefined
    const type = TYPES[isFile ? extname(path) : '.html'] ?? 'application/octet-stream'
    const isCompressed = /text|json|svg/.test(type)
    const body = isCompressed ? gzipSync(bytes) : bytes
    const headers = {
      'content-type': type,
      'content-length': String(body.length),
      // Names of files hold their hash, except for the manifest and pages.
      'cache-control': isFile && !path.endsWith('manifest.json') ? 'max-age=31536000, immutable' : 'no-cache',
      ...(isCompressed && { 'content-encoding': 'gzip' }),
    }
    const answer = { body, headers }
    kept.set(path, answer)
    return answer
  }
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const answer = find(path)
    response.writeHead(answer ? 200 : 404, answer?.headers)
    response.end(answer?.body)
  })
  const port = await new Promise<number>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address) done(address.port)
    })
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
