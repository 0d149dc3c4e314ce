import { GONE_KEY, failures, readGonePictures } from './gone-pictures.ts'

/** Stores what was learned. Called when our server has answered: it was not the connection that failed. */
export function storeGonePictures(): void {
  try {
    sessionStorage.setItem(GONE_KEY, JSON.stringify([...failures]))
  } catch {
    // Storage is blocked or full. What was learned lasts as long as the page.
  }
}

/**
 * Forgets what was learned since our server has answered. Called when the connection is lost or comes back: pictures that
 * failed around that time may be there.
 */
export function forgetUnsurePictures(): void {
  failures.clear()
  for (const [name, count] of readGonePictures()) failures.set(name, count)
}
