/** Serves pages of other sites that embed topics, on an origin of their own. */
import { existsSync, readFileSync } from 'node:fs'
import { type Server, type ServerResponse, createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const FOLDER = join(import.meta.dirname, 'pages')

/** Content security policies by page. EDITION is replaced by the origin of the edition. */
const POLICIES: Readonly<Record<string, string>> = {
  'strict-csp.html': "default-src 'none'; style-src 'self'; script-src EDITION; frame-src EDITION",
  'sandboxed.html': 'sandbox allow-scripts allow-popups allow-same-origin',
}

/** A running server of host pages. */
export interface Hosts {
  /** Address with a slash at its end. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Bundles React with the test component, since React publishes no file that a page can load directly. */
async function bundleReact(): Promise<string> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'react-page.tsx'),
    // Strict mode mounts components twice only in development.
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
  })
  const { output } = await bundle.generate({ format: 'iife', minify: false })
  await bundle.close()
  return output[0].code
}

const require = createRequire(import.meta.url)

const vueScript = () => readFileSync(require.resolve('vue/dist/vue.global.prod.js'), 'utf8')

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Replaces `{{edition}}` by the edition's address, and `{{name|default}}` by the query parameter or the default. */
function fillTemplate(html: string, edition: string, search: URLSearchParams): string {
  return html.replaceAll(/\{\{(\w+)(?:\|([^}]*))?\}\}/g, (_, name: string, fallback: string | undefined) =>
    escapeHtml(name === 'edition' ? edition : (search.get(name) ?? fallback ?? '')),
  )
}

/**
 * Serves the host pages on 127.0.0.1, which browsers treat as another site than localhost.
 * @param edition address of the edition to embed, with a slash at its end
 * @param port first port to try; if it is in use, the next ones are tried. 0 means any free port
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
      return send(response, 'text/plain', 'This page does not exist.\n')
    }
    const policy = POLICIES[name]
    if (policy) response.setHeader('content-security-policy', policy.replaceAll('EDITION', new URL(edition).origin))
    const text = readFileSync(file, 'utf8')
    if (name.endsWith('.css')) return send(response, 'text/css', text)
    send(response, 'text/html', fillTemplate(text, edition, url.searchParams))
  }
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://host.example'), response).catch((error: unknown) => {
      response.statusCode = 500
      send(response, 'text/plain', String(error))
    })
  })
  const usedPort = await listen(server, port)
  return {
    address: `http://127.0.0.1:${usedPort}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Starts a server and returns its port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port > 0) listen(server, port + 1).then(resolve, reject)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
