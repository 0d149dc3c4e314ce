import { GONE_KEY, failures } from './gone-pictures.ts'

/** Stores what was learned. Called when our server has answered: it was not the connection that failed. */
export function storeGonePictures(): void {
  try {
    sessionStorage.setItem(GONE_KEY, JSON.stringify([...failures]))
  } catch {
    // Storage is blocked or full. What was learned lasts as long as the page.
  }
}

/** Forgets everything. Called when the connection is lost or comes back: pictures that failed around that time may be there. */
export function forgetGonePictures(): void {
  failures.clear()
  storeGonePictures()
}
