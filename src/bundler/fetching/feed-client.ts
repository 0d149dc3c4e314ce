import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FeedError } from '../feed-reading/feed-error.ts'
import { isWrittenPrivate, lookupPublic } from '../pictures/private-hosts.ts'
import { explainFailure, explainPrivate, tooLarge } from './explain-failure.ts'

export interface ClientLimits {
  /** Milliseconds until the head of an answer is there. */
  readonly head: number
  /** Milliseconds for a whole answer. */
  readonly whole: number
  /** Bytes of an answer, unpacked. */
  readonly bytes: number
}

export const CLIENT_LIMITS: ClientLimits = { head: 15_000, whole: 60_000, bytes: 10 * 1024 * 1024 }

export interface ClientOptions {
  /** Says who asks. */
  readonly userAgent: string
  /** True to ask hosts in private networks, too. */
  readonly allowPrivate: boolean
  readonly limits: ClientLimits
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** Empty unless the status is 200. */
  readonly body: Uint8Array
}

const UNPACK = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

const isPacked = (encoding: string): encoding is keyof typeof UNPACK => Object.hasOwn(UNPACK, encoding)

/** Asks other hosts for files, within limits. It follows no redirects, see `fetchFile`. */
export class FeedClient {
  private readonly options: ClientOptions
  private readonly agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) }

  constructor(options: ClientOptions) {
    this.options = options
  }

  /** @throws {FeedError} when there is no answer, and when it is too slow, too large or not what it says */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const { allowPrivate, limits } = this.options
    // The lookup is not called for a host that is written as a number.
    if (!allowPrivate && isWrittenPrivate(url)) throw explainPrivate(url)
    const [isHeadLate, isLate] = [new AbortController(), AbortSignal.timeout(limits.whole)]
    const timer = setTimeout(() => isHeadLate.abort(), limits.head)
    const signal = AbortSignal.any([isHeadLate.signal, isLate])
    try {
      const response = await this.open(url, headers, signal)
      clearTimeout(timer)
      const { statusCode: status = 0, headers: received } = response
      // What is not read would keep the connection open.
      if (status !== 200) response.destroy()
      const body = status === 200 ? await readBody(response, url, limits.bytes) : new Uint8Array()
      return { status, headers: received, body }
    } catch (error) {
      if (error instanceof FeedError) throw error
      throw explainFailure(
        error,
        url,
        isHeadLate.signal.aborted ? limits.head : isLate.aborted ? limits.whole : undefined,
      )
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.agents.http.destroy()
    this.agents.https.destroy()
  }

  private open(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<IncomingMessage> {
    const isSecure = url.protocol === 'https:'
    const { userAgent, allowPrivate } = this.options
    const options: RequestOptions = {
      agent: isSecure ? this.agents.https : this.agents.http,
      headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...headers },
      signal,
      // The connection itself looks the name up, so it cannot lead elsewhere between a test and the request.
      ...(!allowPrivate && { lookup: lookupPublic }),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, options, resolve)
      request.on('error', reject)
      request.end()
    })
  }
}

/** Reads and unpacks a body up to a limit, whatever its headers say. */
async function readBody(response: IncomingMessage, url: URL, most: number): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > most) {
    response.destroy()
    throw tooLarge(most)
  }
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (encoding !== '' && encoding !== 'identity' && !isPacked(encoding)) {
    response.destroy()
    throw explainFailure(Object.assign(new Error(encoding), { code: 'ERR_ENCODING' }), url)
  }
  const unpacked: Readable = isPacked(encoding) ? response.pipe(UNPACK[encoding]()) : response
  // A connection that breaks does not end what it is piped into.
  if (unpacked !== response) response.on('error', (error) => unpacked.destroy(error))
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > most) throw tooLarge(most)
      chunks.push(chunk)
    }
  } finally {
    response.destroy()
  }
  return Buffer.concat(chunks)
}
