import { FeedError } from '../feed-reading/feed-error.ts'
import { explainStatus } from './explain-failure.ts'
import type { Answer, FeedClient } from './feed-client.ts'
import type { HostQueue } from './host-queue.ts'

const MAX_REDIRECTS = 5
/** How long a host is left alone that wants fewer requests, but does not say until when. */
const DEFAULT_WAIT_MS = 15 * 60_000
const LONGEST_WAIT_MS = 7 * 24 * 3_600_000

/** A host that asked to be left alone for a while. It is no failure of the feed. */
export class WaitError extends FeedError {
  readonly host: string
  /** Milliseconds since 1970. */
  readonly until: number

  constructor(host: string, until: number) {
    const time = `${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    super('wait', `${host} asks for fewer requests.`, `It is left alone until ${time}. Run the command again then.`)
    this.host = host
    this.until = until
  }
}

export interface FetchContext {
  readonly client: FeedClient
  readonly queue: HostQueue
  /** Until when hosts are left alone, in milliseconds since 1970. New ones are added. */
  readonly resting: Map<string, number>
  readonly now: number
}

export interface Fetched extends Answer {
  /** Address after all redirects. */
  readonly address: string
  /** Address to which the file has moved for good. */
  readonly movedTo?: string
}

/**
 * Gets a file: one request at a time for each host, also where redirects lead. Every address on the way is checked anew.
 * @returns the answer, with status 200 or 304
 * @throws {FeedError} for everything else
 */
export async function fetchFile(
  address: string,
  headers: Readonly<Record<string, string>>,
  { client, queue, resting, now }: FetchContext,
): Promise<Fetched> {
  let url = new URL(address)
  let isMoved = true
  let movedTo: string | undefined
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const { host } = url
    const answer = await queue.run(host, () => {
      const until = resting.get(host)
      return until !== undefined && until > now ? Promise.reject(new WaitError(host, until)) : client.get(url, headers)
    })
    const { status } = answer
    if (status === 429 || (status === 503 && answer.headers['retry-after'] !== undefined)) {
      const until = now + waitOf(answer.headers['retry-after'], now)
      resting.set(host, until)
      throw new WaitError(host, until)
    }
    if (status === 200 || status === 304)
      return { ...answer, address: url.href, ...(movedTo !== undefined && { movedTo }) }
    const { location } = answer.headers
    if (status < 300 || status > 399 || location === undefined) throw explainStatus(status)
    url = redirected(location, url)
    // An address has moved for good only if every step on the way is for good.
    isMoved &&= status === 301 || status === 308
    if (isMoved) movedTo = url.href
  }
  throw new FeedError(
    'redirects',
    `It leads from address to address, more than ${MAX_REDIRECTS} times.`,
    'Check the address.',
  )
}

function redirected(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined
  if (to && /^https?:$/.test(to.protocol) && !to.username && !to.password) return to
  throw new FeedError(
    'redirects',
    `It leads to “${location.slice(0, 80)}”, which is no http address.`,
    'Check the address.',
  )
}

/** Reads `Retry-After`, which is a number of seconds or a date. */
function waitOf(header: string | undefined, now: number): number {
  const text = header?.trim() ?? ''
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_WAIT_MS) : DEFAULT_WAIT_MS
}
