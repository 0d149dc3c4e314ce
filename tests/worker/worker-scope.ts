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
}

type Listener = (event: object) => void

export interface WorkerScope {
  readonly caches: MemoryCaches
  /** Answers a page's request as the worker does; waits for what the worker does after its answer. */
  readonly fetch: (url: string) => Promise<Response>
}

/** @param network answers the worker's own requests; what it throws is a broken connection */
export function startWorker(network: (url: string) => Promise<Response>): WorkerScope {
  const caches = new MemoryCaches()
  const listeners = new Map<string, Listener>()
  const request = (input: string | Request) => network(typeof input === 'string' ? input : input.url)
  runInNewContext(workerScript('/', [], 'test'), {
    self: {
      addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
      clients: { get: () => Promise.resolve(undefined) },
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
  return {
    caches,
    fetch: async (url) => {
      const work: Promise<unknown>[] = []
      let answer: Promise<Response> | undefined
      listeners.get('fetch')?.({
        request: new Request(new URL(url, ORIGIN)),
        clientId: '',
        waitUntil: (promise: Promise<unknown>) => work.push(promise),
        respondWith: (promise: Promise<Response>) => {
          answer = promise
        },
      })
      const response = await (answer ?? request(new URL(url, ORIGIN).href))
      await Promise.all(work)
      return response
    },
  }
}
