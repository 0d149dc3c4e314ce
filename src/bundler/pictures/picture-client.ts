import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { codeOf } from '../system/error-code.ts'
import { PRIVATE_HOST, isWrittenPrivate, lookupPublic } from './private-hosts.ts'

/**
 * What is known of a picture after it was asked for.
 * - `fine`: it is there.
 * - `missing`: its host says that it is gone for good.
 * - `no-host`: there is no such host.
 * - `no-picture`: there is something else at its address, such as a page.
 * - `busy`: its host wants fewer requests.
 * - `silent`: there was no answer at all.
 * - `unclear`: any other answer. Perhaps readers get the picture.
 */
export type PictureState = 'fine' | 'missing' | 'no-host' | 'no-picture' | 'busy' | 'silent' | 'unclear'

export interface PictureAnswer {
  readonly state: PictureState
  /** What was answered, for a report: `404`, `text/html`, `ECONNREFUSED`. */
  readonly detail: string
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly location: string | undefined
}

const MAX_REDIRECTS = 5
const TIME_OUT = 10_000

/** Asks other sites whether they have a picture, without loading it. */
export class PictureClient {
  private readonly userAgent: string
  private readonly timeOut: number
  private readonly agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }

  /** @param timeOut milliseconds for each request */
  constructor(userAgent: string, timeOut = TIME_OUT) {
    this.userAgent = userAgent
    this.timeOut = timeOut
  }

  /** Never throws. Some servers answer HEAD wrongly, so only GET decides that a picture is not there. */
  async ask(address: string): Promise<PictureAnswer> {
    try {
      const answer = stateOf(await this.follow(address, 'HEAD'))
      return answer.state === 'fine' || answer.state === 'busy' ? answer : stateOf(await this.follow(address, 'GET'))
    } catch (error) {
      return { state: stateOfError(error), detail: codeOf(error) }
    }
  }

  close(): void {
    this.agents.http.destroy()
    this.agents.https.destroy()
  }

  /** Requests an address, and those that it redirects to. */
  private async follow(address: string, method: 'HEAD' | 'GET'): Promise<Reply> {
    const start = new URL(address)
    let url = start
    for (let at = 0; at <= MAX_REDIRECTS; at++) {
      // An article may name a picture of a private network, but another site may not lead there.
      const isPrivate = isWrittenPrivate(url)
      if (isPrivate && url.hostname !== start.hostname) throw failure(PRIVATE_HOST)
      const reply = await this.request(url, method, !isPrivate)
      if (reply.status < 300 || reply.status > 399 || !reply.location) return reply
      url = new URL(reply.location, url)
      if (!/^https?:$/.test(url.protocol)) throw failure('ERR_REDIRECT')
    }
    throw failure('ERR_REDIRECT')
  }

  private request(url: URL, method: 'HEAD' | 'GET', isPublic: boolean): Promise<Reply> {
    const isSecure = url.protocol === 'https:'
    const options: RequestOptions = {
      method,
      agent: isSecure ? this.agents.https : this.agents.http,
      headers: {
        'user-agent': this.userAgent,
        accept: 'image/*',
        // The first bytes are enough to see that it is there.
        ...(method === 'GET' && { range: 'bytes=0-1023' }),
      },
      signal: AbortSignal.timeout(this.timeOut),
      ...(isPublic && { lookup: lookupPublic }),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, options, (response) => {
        resolve(replyOf(response))
        // A server that ignores the range would send the whole picture.
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

function stateOf({ status, type }: Reply): PictureAnswer {
  if (status === 404 || status === 410) return { state: 'missing', detail: String(status) }
  if (status === 429) return { state: 'busy', detail: '429' }
  if (status < 200 || status > 299) return { state: 'unclear', detail: String(status) }
  if (type.startsWith('image/')) return { state: 'fine', detail: type }
  // Browsers find out by themselves what an unnamed file is. A page or a text is never shown as a picture.
  const isOther = type.startsWith('text/') || /[/+](?:json|html|xhtml\+xml)$/.test(type)
  return { state: isOther ? 'no-picture' : 'unclear', detail: type || 'no content-type' }
}

function stateOfError(error: unknown): PictureState {
  const code = codeOf(error)
  if (code === 'ENOTFOUND') return 'no-host'
  return code === PRIVATE_HOST || code === 'ERR_REDIRECT' || code === 'ERR_INVALID_URL' ? 'unclear' : 'silent'
}
