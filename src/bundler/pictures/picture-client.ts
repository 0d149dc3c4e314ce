import { codeOf } from '../system/error-code.ts'
import { PRIVATE_HOST } from './private-hosts.ts'
import { BAD_REDIRECT, type Reply, SiteClient } from './site-client.ts'

/**
 * What is known of a picture or a page after it was asked for.
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

/** Asks other sites whether they have what is at an address, without loading it. */
export class AddressClient {
  private readonly site: SiteClient
  private readonly answerOf: (reply: Reply) => PictureAnswer

  /** @param answerOf says what a reply means */
  constructor(site: SiteClient, answerOf: (reply: Reply) => PictureAnswer) {
    this.site = site
    this.answerOf = answerOf
  }

  /** Never throws. Some servers answer HEAD wrongly, so only GET decides that something is not there. */
  async ask(address: string): Promise<PictureAnswer> {
    try {
      const answer = this.answerOf(await this.site.follow(address, 'HEAD'))
      if (answer.state === 'fine' || answer.state === 'busy') return answer
      return this.answerOf(await this.site.follow(address, 'GET'))
    } catch (error) {
      return { state: stateOfError(error), detail: codeOf(error) }
    }
  }

  close(): void {
    this.site.close()
  }
}

export interface ClientOptions {
  /** Milliseconds for each request. */
  readonly timeOut?: number | undefined
  /** For these two see `SiteClientOptions`. */
  readonly asksPrivate?: boolean | undefined
  readonly isOneAtATime?: boolean | undefined
}

/** @param userAgent says who asks */
export const pictureClient = (userAgent: string, options: ClientOptions = {}): AddressClient =>
  new AddressClient(new SiteClient({ userAgent, accept: 'image/*', ...options }), answerOfPicture)

/** @param userAgent says who asks */
export const pageClient = (userAgent: string, options: ClientOptions = {}): AddressClient =>
  new AddressClient(new SiteClient({ userAgent, accept: 'text/html,*/*', ...options }), answerOfPage)

function answerOfPage({ status }: Reply): PictureAnswer {
  if (status === 404 || status === 410) return { state: 'missing', detail: String(status) }
  if (status === 429) return { state: 'busy', detail: '429' }
  return { state: status >= 200 && status < 300 ? 'fine' : 'unclear', detail: String(status) }
}

function answerOfPicture(reply: Reply): PictureAnswer {
  const answer = answerOfPage(reply)
  if (answer.state !== 'fine') return answer
  const { type } = reply
  if (type.startsWith('image/')) return { state: 'fine', detail: type }
  // Browsers find out by themselves what an unnamed file is. A page or a text is never shown as a picture.
  const isOther = type.startsWith('text/') || /[/+](?:json|html|xhtml\+xml)$/.test(type)
  return { state: isOther ? 'no-picture' : 'unclear', detail: type || 'no content-type' }
}

function stateOfError(error: unknown): PictureState {
  const code = codeOf(error)
  if (code === 'ENOTFOUND') return 'no-host'
  return code === PRIVATE_HOST || code === BAD_REDIRECT || code === 'ERR_INVALID_URL' ? 'unclear' : 'silent'
}
