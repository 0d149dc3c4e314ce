import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { PRIVATE_HOST, isWrittenPrivate, lookupPublic } from './private-hosts.ts'

/** The answer of a site, without its content. */
export interface Reply {
  readonly status: number
  /** Media type without parameters, in lower case; empty when there is none. */
  readonly type: string
  readonly location: string | undefined
}

export interface SiteClientOptions {
  readonly userAgent: string
  /** What is wanted, as in the header: `image/*`. */
  readonly accept: string
  /** Milliseconds for each request. */
  readonly timeOut?: number | undefined
  /** False to ask no host of a private network, even if an article names it. */
  readonly asksPrivate?: boolean | undefined
  /** True to wait for the answer of a host before it is asked again, also when another site redirects to it. */
  readonly isOneAtATime?: boolean | undefined
}

const MAX_REDIRECTS = 5
const TIME_OUT = 10_000

/** The code of the error when an address redirects too often, or to what is no page. */
export const BAD_REDIRECT = 'ERR_REDIRECT'

/** Sends requests to other sites, follows their redirects, and loads no content. */
export class SiteClient {
  private readonly options: SiteClientOptions
  /** The last request to each host, if they are asked one at a time. It never fails. */
  private readonly last = new Map<string, Promise<unknown>>()
  private readonly agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }

  constructor(options: SiteClientOptions) {
    this.options = options
  }

  close(): void {
    this.agents.http.destroy()
    this.agents.https.destroy()
  }

  /**
   * Requests an address, and those that it redirects to.
   * @throws an error with a code when there is no answer
   */
  async follow(address: string, method: 'HEAD' | 'GET'): Promise<Reply> {
    const { asksPrivate = true } = this.options
    const start = new URL(address)
    let url = start
    for (let at = 0; at <= MAX_REDIRECTS; at++) {
      // An article may name an address of a private network, but another site may not lead there.
      const isPrivate = isWrittenPrivate(url)
      if (isPrivate && (!asksPrivate || url.hostname !== start.hostname)) throw failure(PRIVATE_HOST)
      const { href } = url
      const reply = await this.inTurn(url.host, () => this.request(new URL(href), method, !isPrivate))
      if (reply.status < 300 || reply.status > 399 || !reply.location) return reply
      url = new URL(reply.location, url)
      if (!/^https?:$/.test(url.protocol)) throw failure(BAD_REDIRECT)
    }
    throw failure(BAD_REDIRECT)
  }

  private inTurn<T>(host: string, run: () => Promise<T>): Promise<T> {
    if (!this.options.isOneAtATime) return run()
    const turn = (this.last.get(host) ?? Promise.resolve()).then(run)
    this.last.set(
      host,
      turn.catch(() => {}),
    )
    return turn
  }

  private request(url: URL, method: 'HEAD' | 'GET', isPublic: boolean): Promise<Reply> {
    const { userAgent, accept, timeOut = TIME_OUT } = this.options
    const isSecure = url.protocol === 'https:'
    const options: RequestOptions = {
      method,
      agent: isSecure ? this.agents.https : this.agents.http,
      headers: {
        'user-agent': userAgent,
        accept,
        // The first bytes are enough to see that it is there.
        ...(method === 'GET' && { range: 'bytes=0-1023' }),
      },
      signal: AbortSignal.timeout(timeOut),
      ...(isPublic && { lookup: lookupPublic }),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, options, (response) => {
        resolve(replyOf(response))
        // A server that ignores the range would send everything.
        if (method === 'GET') response.destroy()
        else response.resume()
      })
      request.on('error', reject)
      request.end()
    })
  }
}

const failure = (code: string) => Object.assign(new Error(code), { code })

const replyOf = ({ statusCode = 0, headers }: IncomingMessage): Reply => ({
  status: statusCode,
  type: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
  location: headers.location,
})
