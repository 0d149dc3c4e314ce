import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { siteOf } from './sites.ts'
import { type Story, publishPaper } from './test-paper.ts'

/** What the host does with a request instead of answering it with the file. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** Answers with the sign-in page of a network, with status 200. */
  | { readonly kind: 'portal' }
  /** Sends the first half of the file as if it were complete. */
  | { readonly kind: 'half' }
  /** Breaks the connection. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly milliseconds: number }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** A static host for one test. It fails on request, and takes new editions and new versions of the reader. */
export class FaultyHost {
  readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-host-'))
  private readonly content = join(this.folder, 'content')
  private readonly site = join(this.folder, 'site')
  private readonly server: Server
  private readonly base: string
  /** Returns the fault for a path below the base; called for each request. */
  fault: (path: string) => Fault | undefined = () => undefined
  isDown = false
  /** Requested paths below the base, in order. */
  readonly requests: string[] = []

  private constructor(base: string) {
    this.base = base
    this.server = createServer((request, response) => this.answer(request, response))
  }

  static async start(name: 'demo' | 'sub' = 'demo'): Promise<FaultyHost> {
    const { outDir, base } = siteOf(name)
    const host = new FaultyHost(base)
    // The reader alone: the index and the pages of the built edition belong to another paper.
    for (const entry of readdirSync(outDir, { withFileTypes: true }))
      if (entry.isFile() || ['app', 'embed', 'icons'].includes(entry.name))
        cpSync(join(outDir, entry.name), join(host.site, entry.name), { recursive: true })
    await new Promise<void>((done) => host.server.listen(0, '127.0.0.1', done))
    return host
  }

  get address(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}${this.base}`
  }

  /** Publishes an edition with these stories. */
  async publish(stories: readonly Story[]): Promise<void> {
    await publishPaper(this.content, join(this.site, 'data'), stories)
  }

  /** Copies the index. Returns a function that publishes the copy again. */
  snapshot(): () => void {
    const copy = mkdtempSync(join(this.folder, 'index-'))
    cpSync(join(this.site, 'data'), copy, { recursive: true })
    return () => {
      rmSync(join(this.site, 'data'), { recursive: true })
      cpSync(copy, join(this.site, 'data'), { recursive: true })
    }
  }

  /** Publishes a new version of the reader. Every script and style gets a new name, and the old names are gone. */
  deployReader(version: string): void {
    const old = (JSON.parse(readFileSync(join(this.site, 'version.json'), 'utf8')) as { version: string }).version
    const app = join(this.site, 'app')
    const names = new Map(
      readdirSync(app).map((name) => [name, name.replace(/(?:\.v[^.]*)?(\.\w+)$/, `.v${version}$1`)]),
    )
    const rename = (text: string) => {
      let changed = text.replaceAll(old, version)
      for (const [from, to] of names) changed = changed.replaceAll(from, to)
      return changed
    }
    for (const [from, to] of names) renameSync(join(app, from), join(app, to))
    const texts = [...names.values()].filter((name) => /\.(js|css)$/.test(name)).map((name) => `app/${name}`)
    for (const name of [...texts, 'shell.html', 'sw.js', 'version.json']) {
      const path = join(this.site, name)
      writeFileSync(path, rename(readFileSync(path, 'utf8')))
    }
  }

  /** Overwrites a file of the site. */
  put(path: string, text: string): void {
    writeFileSync(join(this.site, path), text)
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://host')
    const path = decodeURIComponent(url.pathname.slice(this.base.length))
    this.requests.push(path)
    const fault = this.isDown ? ({ kind: 'drop' } as const) : this.fault(path)
    if (fault?.kind === 'drop') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'slow') {
      setTimeout(() => this.send(path, response), fault.milliseconds)
      return
    }
    this.send(path, response, fault)
  }

  private send(path: string, response: ServerResponse, fault?: Fault): void {
    const file = join(this.site, path)
    const isFile = path !== '' && !path.endsWith('/') && existsSync(file) && extname(path) !== ''
    const isPage = !isFile && !/^(?:app|data|embed)\//.test(path) && extname(path) === ''
    const found = isFile ? file : isPage ? join(this.site, 'shell.html') : undefined
    if (fault?.kind === 'status' || !found) {
      response.writeHead(fault?.kind === 'status' ? fault.status : 404, { 'content-type': 'text/plain' })
      response.end('No.\n')
      return
    }
    if (fault?.kind === 'portal') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>Sign in</title><p>Sign in to this network.</p>')
      return
    }
    const bytes = readFileSync(found)
    const isHashed = /\.[0-9a-f]{12}\.json$/.test(path) || path.startsWith('app/')
    response.writeHead(200, {
      'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    response.end(fault?.kind === 'half' ? bytes.subarray(0, bytes.length / 2) : bytes)
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
    rmSync(this.folder, { recursive: true, force: true })
  }
}
