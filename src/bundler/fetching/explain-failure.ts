import { FeedError } from '../feed-reading/feed-error.ts'
import { PRIVATE_HOST } from '../pictures/private-hosts.ts'
import { codeOf } from '../system/error-code.ts'

const LATER = 'Try again later.'
const CHECK = 'Check the address.'

/** By error code of a connection: name of the reason, what happened, what to do. */
const FAILURES: Readonly<Record<string, readonly [code: string, message: string, hint: string]>> = {
  ENOTFOUND: ['no-host', 'There is no such host.', CHECK],
  EAI_AGAIN: ['no-names', 'The name of the host can’t be looked up.', 'Check your connection to the internet.'],
  ECONNREFUSED: ['refused', 'The host does not accept connections.', `${CHECK} ${LATER}`],
  ECONNRESET: ['broke-off', 'The connection broke off.', LATER],
  ERR_STREAM_PREMATURE_CLOSE: ['broke-off', 'The connection broke off.', LATER],
  EPIPE: ['broke-off', 'The connection broke off.', LATER],
  ENETUNREACH: ['no-network', 'The host can’t be reached.', 'Check your connection to the internet.'],
  EHOSTUNREACH: ['no-network', 'The host can’t be reached.', 'Check your connection to the internet.'],
  ETIMEDOUT: ['slow', 'The host does not answer.', LATER],
  Z_BUF_ERROR: ['broken-archive', 'The answer is compressed and cut off.', LATER],
  Z_DATA_ERROR: ['broken-archive', 'The answer is compressed and broken.', LATER],
  ERR_ENCODING: ['unknown-encoding', 'The answer is compressed in a way that nobody asked for.', LATER],
  HPE_INVALID_CONSTANT: ['no-http', 'The answer is no HTTP.', CHECK],
}

/** @param waited milliseconds after which the request was given up; absent when it failed by itself */
export function explainFailure(error: unknown, url: URL, waited?: number): FeedError {
  if (waited !== undefined) return new FeedError('slow', `There was no whole answer within ${seconds(waited)}.`, LATER)
  const code = codeOf(error)
  if (code === PRIVATE_HOST) return explainPrivate(url)
  const known = FAILURES[code]
  if (known) return new FeedError(...known)
  if (/CERT|SIGNATURE|TLS|SSL/.test(code))
    return new FeedError('certificate', `The certificate of the host is not valid (${code}).`, 'Tell its publisher.')
  if (code.startsWith('HPE_') || code === 'ERR_HTTP_INVALID_HEADER_VALUE')
    return new FeedError('no-http', `The answer is no HTTP (${code}).`, CHECK)
  if (code === '') throw error
  return new FeedError('no-answer', `The host gave no answer (${code}).`, `${CHECK} ${LATER}`)
}

const seconds = (milliseconds: number) =>
  milliseconds < 1000 ? `${milliseconds} milliseconds` : `${Math.round(milliseconds / 1000)} seconds`

export const explainPrivate = ({ hostname }: URL): FeedError =>
  new FeedError(
    'private',
    `${hostname} is in a private network.`,
    'If you trust the feed and everything that it leads to, use --allow-private.',
  )

export const tooLarge = (most: number): FeedError =>
  new FeedError(
    'too-large',
    `It has more than ${(most / 1024 / 1024).toFixed(most < 1024 * 1024 ? 2 : 0)} MB.`,
    'Ask its publisher for a shorter feed.',
  )

/** By status of an answer: what it means, and what to do. */
const STATUSES: Readonly<Record<number, readonly [message: string, hint: string]>> = {
  401: ['It is for people who have logged in.', 'Ask its publisher for a public address.'],
  403: ['The host does not give it to programs.', 'Ask its publisher for permission.'],
  404: ['There is nothing at this address.', 'Look on the site for the new address of its feed.'],
  406: ['The host has it in no form that is understood.', CHECK],
  410: ['The feed is gone for good.', 'Remove it from your list.'],
}

export function explainStatus(status: number): FeedError {
  const [message, hint] = STATUSES[status] ?? [
    status >= 500 ? 'The host has a fault.' : 'The host does not give it.',
    status >= 500 ? LATER : CHECK,
  ]
  return new FeedError(
    `status-${status}`,
    `The answer is ${status}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    hint,
  )
}
