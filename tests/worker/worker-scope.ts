/** The built service worker in Node: its caches are maps, and its network is a function. */
import { runInNewContext } from 'node:vm'
import { workerScript } from '../../src/bundler/site/worker.ts'

export const ORIGIN = 'https://paper.example'

/** As much of https://w3c.github.io/ServiceWorker/#cache-interface as page and worker use. */
class MemoryCache {
  private readonly responses = new Map<string, Response>()

  match(request: string | Request): Promise<Response | undefined> {
    return Promise.resolve(this.responses.get(typeof request === 'string' ? request : request.url)?.clone())
  }

  async put(url: string, response: Response): Promise<void> {
    const { status, headers } = response
    this.responses.set(url, new Response(await response.arrayBuffer(), { status, headers }))
  }

  delete(request: string | Request): Promise<boolean> {
    return Promise.resolve(this.responses.delete(typeof request === 'string' ? request : request.url))
  }

  keys(): Promise<Request[]> {
    return Promise.resolve([...this.responses.keys()].map((url) => new Request(url)))
  }
}

export class MemoryCaches {
  private readonly all = new Map<string, MemoryCache>()

  open(name: string): Promise<MemoryCache> {
    const cache = this.all.get(name) ?? new MemoryCache()
    this.all.set(name, cache)
    return Promise.resolve(cache)
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.all.keys()])
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.all.delete(name))
  }

  match(url: string, { cacheName }: { readonly cacheName: string }): Promise<Response | undefined> {
    return this.all.get(cacheName)?.match(url) ?? Promise.resolve(undefined)
  }
}

type Listener = (event: object) => void

export interface WorkerScope {
  readonly caches: MemoryCaches
  /** Answers a page's request as the worker does; waits for what the worker does after its answer. */
  readonly fetch: (url: string) => Promise<Response>
  /** Answers a click on a link to a page. */
  readonly open: (url: string) => Promise<Response>
  /** Tells the worker of an event and waits until it has done its work. */
  readonly send: (type: 'install' | 'activate' | 'message', data?: unknown) => Promise<void>
  /** True once the worker has asked to replace the active one. */
  readonly isImpatient: () => boolean
}

interface Options {
  readonly version?: string
  /** Paths of the reader's files. */
  readonly shell?: readonly string[]
  /** Those of an earlier worker of the same site. */
  readonly caches?: MemoryCaches
}

/** @param network answers the worker's own requests; what it throws is a broken connection */
export function startWorker(
  network: (url: string) => Promise<Response>,
  { version = 'test', shell = [], caches = new MemoryCaches() }: Options = {},
): WorkerScope {
  let isImpatient = false
  const listeners = new Map<string, Listener>()
  const request = (input: string | Request) => network(typeof input === 'string' ? input : input.url)
  runInNewContext(workerScript('/', shell, version), {
    self: {
      addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
      clients: { get: () => Promise.resolve(undefined), claim: () => Promise.resolve() },
      skipWaiting: () => {
        isImpatient = true
        return Promise.resolve()
      },
    },
    location: new URL(ORIGIN),
    navigator: {},
    fetch: request,
    caches,
    crypto,
    Headers,
    Request,
    Response,
    URL,
    // The worker waits two seconds for a manifest. Here that time never passes.
    setTimeout: () => 0,
  })
  const answerTo = async (asked: Pick<Request, 'url' | 'method' | 'headers' | 'mode'>) => {
    const work: Promise<unknown>[] = []
    let answer: Promise<Response> | undefined
    listeners.get('fetch')?.({
      request: asked,
      clientId: '',
      waitUntil: (promise: Promise<unknown>) => work.push(promise),
      respondWith: (promise: Promise<Response>) => {
        answer = promise
      },
    })
    const response = await (answer ?? request(asked.url))
    await Promise.all(work)
    return response
  }
  return {
    caches,
    fetch: (url) => answerTo(new Request(new URL(url, ORIGIN))),
    // Only a browser makes requests of this mode.
    open: (url) =>
      answerTo({ url: new URL(url, ORIGIN).href, method: 'GET', headers: new Headers(), mode: 'navigate' }),
    send: async (type, data) => {
      const work: Promise<unknown>[] = []
      listeners.get(type)?.({ data, waitUntil: (promise: Promise<unknown>) => work.push(promise) })
      await Promise.all(work)
    },
    isImpatient: () => isImpatient,
  }
}
