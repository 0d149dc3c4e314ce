import { useEffect, useRef, useState } from 'react'

/**
 * Makes screen readers treat a new route like a loaded page: moves the focus to the main content and announces the
 * title. The list itself announces a changed filter, which does not change the path.
 */
export function RouteAnnouncer({ path }: { readonly path: string }) {
  const [title, setTitle] = useState('')
  // The path of the first page, which the browser announces; empty afterwards.
  const firstPath = useRef(path)
  useEffect(() => {
    if (firstPath.current === path) return
    firstPath.current = ''
    const main = document.getElementById('main')
    // The search page has moved the focus to its field already.
    if (!location.hash && !main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
    const announce = () => setTitle(document.title)
    announce()
    // The title changes again when the data of the page has arrived.
    const titleElement = document.querySelector('title')
    if (!titleElement) return
    const observer = new MutationObserver(announce)
    observer.observe(titleElement, { childList: true })
    return () => observer.disconnect()
  }, [path])
  return (
    <p className="sr-only" aria-live="polite" aria-atomic="true">
      {title}
    </p>
  )
}
