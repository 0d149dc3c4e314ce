/** Pages of other people's sites that embed a topic, on an origin of their own. */
import { existsSync, readFileSync } from 'node:fs'
import { type Server, type ServerResponse, createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const FOLDER = join(import.meta.dirname, 'pages')

/** What a page is sent with besides its type; EDITION stands for the origin of the edition. */
const HEADERS: Readonly<Record<string, string>> = {
  'strict-csp.html': "default-src 'none'; style-src 'self'; script-src EDITION; frame-src EDITION",
  'sandboxed.html': 'sandbox allow-scripts allow-popups allow-same-origin',
}

export interface Hosts {
  /** With a slash at its end. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** React has no file that a page could load as it is. */
async function bundleReact(): Promise<string> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'react-page.tsx'),
    // Strict mode does everything twice only here.
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
  })
  const { output } = await bundle.generate({ format: 'iife', minify: false })
  await bundle.close()
  return output[0].code
}

const require = createRequire(import.meta.url)

const vueScript = () => readFileSync(require.resolve('vue/dist/vue.global.prod.js'), 'utf8')

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** `{{edition}}` is the edition's address, `{{name|value}}` is from the page's own, or the value. */
function fill(html: string, edition: string, search: URLSearchParams): string {
  return html.replaceAll(/\{\{(\w+)(?:\|([^}]*))?\}\}/g, (_, name: string, otherwise: string | undefined) =>
    escapeHtml(name === 'edition' ? edition : (search.get(name) ?? otherwise ?? '')),
  )
}

/**
 * Serves the host pages on 127.0.0.1, which is another site than localhost.
 * @param edition address of the edition they show, with a slash at its end
 * @param port the next one that is free from here on; any for 0
 */
export async function startHosts(edition: string, port = 0): Promise<Hosts> {
  let react: Promise<string> | undefined
  const send = (response: ServerResponse, type: string, text: string) => {
    response.setHeader('content-type', `${type}; charset=utf-8`)
    response.setHeader('cache-control', 'no-store')
    response.end(text)
  }
  const answer = async (url: URL, response: ServerResponse) => {
    const name = url.pathname.slice(1) || 'index.html'
    if (name === 'react.js') return send(response, 'text/javascript', await (react ??= bundleReact()))
    if (name === 'vue.js') return send(response, 'text/javascript', vueScript())
    const file = join(FOLDER, name)
    if (!/^[\w-]+\.(html|css)$/.test(name) || !existsSync(file)) {
      response.statusCode = 404
      return send(response, 'text/plain', 'There is no such page.\n')
    }
    const policy = HEADERS[name]
    if (policy) response.setHeader('content-security-policy', policy.replaceAll('EDITION', new URL(edition).origin))
    const text = readFileSync(file, 'utf8')
    if (name.endsWith('.css')) return send(response, 'text/css', text)
    send(response, 'text/html', fill(text, edition, url.searchParams))
  }
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://host.example'), response).catch((error: unknown) => {
      response.statusCode = 500
      send(response, 'text/plain', String(error))
    })
  })
  const free = await listen(server, port)
  return {
    address: `http://127.0.0.1:${free}/`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port > 0) listen(server, port + 1).then(done, fail)
      else fail(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}
