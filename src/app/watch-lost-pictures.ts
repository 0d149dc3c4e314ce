/** Milliseconds from the first picture that failed to the check. */
const DELAY = 5000

/**
 * Asks our server a while after pictures have failed. Its answer says that it was not the connection.
 * Pictures that failed before this is called were followed by the first check of the page.
 */
export function watchLostPictures(check: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const onError = ({ target }: Event) => {
    if (!(target instanceof HTMLImageElement)) return
    timer ??= setTimeout(() => {
      timer = undefined
      check()
    }, DELAY)
  }
  // Errors of pictures do not bubble.
  document.addEventListener('error', onError, { capture: true })
}
