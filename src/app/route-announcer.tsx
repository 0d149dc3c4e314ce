import { useEffect, useRef, useState } from 'react'

/**
 * Does for a change of page what loading one does: the next page is read from its start, and its title is said.
 * @param path changes with the page; a changed filter is announced by the list itself
 */
export function RouteAnnouncer({ path }: { readonly path: string }) {
  const [title, setTitle] = useState('')
  const first = useRef(path)
  useEffect(() => {
    if (first.current === path) return
    first.current = ''
    const main = document.getElementById('main')
    // A page that begins with a field has the focus there already.
    if (!location.hash && !main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
    // The title follows when the page knows it.
    const say = () => setTitle(document.title)
    say()
    const head = document.querySelector('title')
    if (!head) return
    const observer = new MutationObserver(say)
    observer.observe(head, { childList: true })
    return () => observer.disconnect()
  }, [path])
  return (
    <p className="sr-only" aria-live="polite" aria-atomic="true">
      {title}
    </p>
  )
}
