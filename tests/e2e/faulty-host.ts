import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { Bundler } from '../../src/bundler/bundle.ts'
import { siteOf } from './sites.ts'

/** What is done to a request instead of answering it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  /** A sign-in page of the network, with 200. */
  | { readonly kind: 'portal' }
  /** The first half of the file, as if it were the whole. */
  | { readonly kind: 'half' }
  /** The right bytes under a wrong name. */
  | { readonly kind: 'type'; readonly type: string }
  /** The connection breaks. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly milliseconds: number }

export interface Story {
  readonly slug: string
  readonly title: string
  /** `2026-11-20T10:00:00Z` */
  readonly time: string
  readonly text?: string
  /** Address of its picture, where it is not the folder's own. */
  readonly picture?: string
  /** Slugs with their times, of stories of the same folder. */
  readonly related?: readonly Story[]
}

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

const linkOf = ({ slug }: Story) => `https://outlet.example/${slug}`

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630"/></svg>'

function toMarkdown(story: Story): string {
  return `---
${JSON.stringify({
  title: story.title,
  excerpt: `What is known about ${story.title}.`,
  publishedDateTime: story.time,
  webUrl: linkOf(story),
  provider: { name: 'Outlet', domain: 'outlet.example' },
  topics: ['Harbour'],
  images: [{ url: story.picture ?? `/assets/${story.slug}.svg`, width: 1200, height: 630 }],
  related: (story.related ?? []).map((other) => ({
    title: other.title,
    publishedDateTime: other.time,
    webUrl: linkOf(other),
    provider: { name: 'Outlet', domain: 'outlet.example' },
  })),
})}
---

${story.text ?? 'Words.'}
`
}

/** A static host that can be told to fail, and to which editions and versions of the reader are published. */
export class FaultyHost {
  readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-host-'))
  private readonly content = join(this.folder, 'content')
  private readonly site = join(this.folder, 'site')
  private readonly server: Server
  private readonly base: string
  /** Decides what happens to a path below the base; it is asked for each request. */
  fault: (path: string) => Fault | undefined = () => undefined
  isDown = false
  /** Paths below the base, in the order of their requests. */
  readonly requests: string[] = []

  private constructor(base: string) {
    this.base = base
    this.server = createServer((request, response) => this.answer(request, response))
  }

  static async start(name: 'demo' | 'sub' = 'demo'): Promise<FaultyHost> {
    const { outDir, base } = siteOf(name)
    const host = new FaultyHost(base)
    cpSync(outDir, host.site, { recursive: true })
    rmSync(join(host.site, 'data'), { recursive: true })
    await new Promise<void>((done) => host.server.listen(0, '127.0.0.1', done))
    return host
  }

  get address(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}${this.base}`
  }

  /** Writes a folder of these stories, and publishes it. */
  async publish(stories: readonly Story[]): Promise<void> {
    rmSync(this.content, { recursive: true, force: true })
    mkdirSync(join(this.content, '_news'), { recursive: true })
    mkdirSync(join(this.content, 'assets'), { recursive: true })
    writeFileSync(join(this.content, 'site.yaml'), 'title: The Test Paper\n')
    for (const story of stories) {
      writeFileSync(join(this.content, '_news', `${story.time.slice(0, 10)}-${story.slug}.md`), toMarkdown(story))
      writeFileSync(join(this.content, 'assets', `${story.slug}.svg`), PICTURE)
    }
    const bundler = new Bundler({ content: this.content, cache: false, future: true })
    try {
      const draft = await bundler.prepare()
      if (!draft.ok) throw new Error(JSON.stringify(draft.problems))
      await draft.write(join(this.site, 'data'))
    } finally {
      await bundler.close()
    }
  }

  /** Keeps the index as it stands, to put it back later. */
  snapshot(): () => void {
    const copy = mkdtempSync(join(this.folder, 'index-'))
    cpSync(join(this.site, 'data'), copy, { recursive: true })
    return () => {
      rmSync(join(this.site, 'data'), { recursive: true })
      cpSync(copy, join(this.site, 'data'), { recursive: true })
    }
  }

  /** Publishes the reader anew: every file of it has another name, and the old ones are gone. */
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
    for (const name of [...texts, 'index.html', '404.html', 'sw.js', 'version.json']) {
      const path = join(this.site, name)
      writeFileSync(path, rename(readFileSync(path, 'utf8')))
    }
  }

  /** Puts a file into the place of another. */
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
    const found = isFile ? file : isPage ? join(this.site, 'index.html') : undefined
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
    const type = fault?.kind === 'type' ? fault.type : (TYPES[extname(found)] ?? 'application/octet-stream')
    const isHashed = /\.[0-9a-f]{12}\.json$/.test(path) || path.startsWith('app/')
    response.writeHead(200, {
      'content-type': type,
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
