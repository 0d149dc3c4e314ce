import { type AskLimits, ASK_LIMITS, askPictures } from './ask-pictures.ts'
import type { KnownPictures } from './known-pictures.ts'
import { type AddressClient, type ClientOptions, type PictureAnswer, pictureClient } from './picture-client.ts'

/** Pictures that were fine are asked for again, to see whether doubtful answers can be believed. */
const MAX_CONTROLS = 3

/** True for an answer of the picture's own host, and not of a network that answers for all hosts. */
const isOfHost = ({ state }: PictureAnswer) => state !== 'silent' && !isDoubtful(state)
/** Also the answer of a machine without a network, or of a network that shows everybody a page to log in. */
const isDoubtful = (state: PictureAnswer['state']) => state === 'no-host' || state === 'no-picture'

interface RefreshOptions {
  /** Address of the site, by which other sites see who asks. */
  readonly siteUrl: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  readonly limits?: (Partial<AskLimits> & { readonly timeOut?: number }) | undefined
  /** See `SiteClientOptions`. */
  readonly asksPrivate?: boolean | undefined
  /** Makes the client that asks; by default one for pictures. */
  readonly clientFor?: (userAgent: string, options: ClientOptions) => AddressClient
  readonly onProgress: (done: number, total: number) => void
}

/** Numbers of pictures, see `PictureReport`. */
export interface Refreshed {
  readonly asked: number
  readonly unclear: number
  readonly later: number
  readonly isUnreachable: boolean
}

/** Asks for the pictures, or the pages, that are due, and adds the answers to what is known. */
export async function refreshPictures(
  addresses: readonly string[],
  known: KnownPictures,
  { siteUrl, now, limits, asksPrivate, clientFor = pictureClient, onProgress }: RefreshOptions,
): Promise<Refreshed> {
  const due = known.due(addresses, now)
  const userAgent = siteUrl ? `Broadsheet (+${siteUrl})` : 'Broadsheet'
  const client = clientFor(userAgent, { timeOut: limits?.timeOut, asksPrivate, isOneAtATime: limits?.perHost === 1 })
  try {
    const answers = await askPictures(due, (address) => client.ask(address), { ...ASK_LIMITS, ...limits }, onProgress)
    const wasFine = (address: string) => {
      const answer = answers.get(address)
      return answer ? answer.state === 'fine' : known.get(address)?.isGone === false
    }
    const isInDoubt = [...answers.values()].some(({ state }) => isDoubtful(state))
    const isOnline = isInDoubt && (await isAnyFine(addresses.filter(wasFine), client))
    let unclear = 0
    for (const [address, answer] of answers) {
      const isBelieved = isOnline || !isDoubtful(answer.state)
      if (!isBelieved || !known.add(address, answer, now)) unclear++
    }
    const isUnreachable = answers.size > 0 && !isOnline && ![...answers.values()].some(isOfHost)
    return { asked: answers.size, unclear, later: due.length - answers.size, isUnreachable }
  } finally {
    client.close()
  }
}

/** True when one of some pictures, each of another host, is still there. */
async function isAnyFine(addresses: readonly string[], client: AddressClient): Promise<boolean> {
  const byHost = new Map(addresses.map((address) => [new URL(address).host, address]))
  for (const address of [...byHost.values()].slice(0, MAX_CONTROLS))
    if ((await client.ask(address)).state === 'fine') return true
  return false
}
