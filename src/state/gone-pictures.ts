import { storageKey } from './stored-form.ts'

/** When so many pictures of a host have failed and none was there, the host is taken as gone. */
const HOST_LIMIT = 3
export const GONE_KEY = storageKey('gone')

const isFailure = (entry: unknown): entry is [string, number] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'

/** What the session has stored. */
export function readGonePictures(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(GONE_KEY) ?? '[]')
    return new Map(Array.isArray(stored) ? stored.filter(isFailure) : [])
  } catch {
    // Storage is blocked, or the value is damaged. Every page then learns anew.
    return new Map()
  }
}

/** Numbers of pictures of other sites that failed, by address and by host. A host has 0 for good when one was there. */
export const failures = readGonePictures()

/** Host of a picture of another site; undefined for our own pictures, which are never taken as gone. */
function otherHost(src: string): string | undefined {
  // A page asks this of a hundred addresses. To parse each as a URL takes a slow phone a tenth of a second.
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(src)?.[1]
  return host === location.host ? undefined : host
}

/** Learns whether a picture could be loaded. */
export function learnPicture(src: string, isThere: boolean): void {
  const host = otherHost(src)
  if (!host) return
  if (isThere) {
    failures.delete(src)
    failures.set(host, 0)
  } else if (!failures.has(src)) {
    const ofHost = failures.get(host)
    failures.set(src, 1)
    if (ofHost !== 0) failures.set(host, (ofHost ?? 0) + 1)
  }
}

/** True for a picture that cannot be had, as far as this session knows. */
export function isGone(src: string): boolean {
  const host = otherHost(src)
  return host !== undefined && (failures.has(src) || (failures.get(host) ?? 0) >= HOST_LIMIT)
}

let shown = { page: '', answers: new Map<string, boolean>() }

/** From here on, answers belong to the page with this address. Called before the page is drawn. */
export function keepPicturesOf(page: string): void {
  if (shown.page !== page) shown = { page, answers: new Map() }
}

/** Like {@link isGone}, but the answer for a picture stays the same as long as the page is open, so that nothing on it moves. */
export function isGoneOnPage(src: string): boolean {
  const known = shown.answers.get(src)
  if (known !== undefined) return known
  const answer = isGone(src)
  shown.answers.set(src, answer)
  return answer
}
