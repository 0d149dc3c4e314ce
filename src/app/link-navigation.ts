import { INDEX_FOLDER } from '../contract/addresses.ts'
import { openPage } from './search-entry.ts'

/**
 * Follows plain clicks on links to the reader's own pages without reloading the document. Components render plain
 * anchors, so that they work in any document. The browser handles all other clicks: new tabs, downloads, other origins,
 * fragments of the same page.
 * @param base base path with a trailing slash
 * @returns a function that stops it
 */
export function followLinks(base: string): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (!anchor?.href || anchor.target || anchor.hasAttribute('download')) return
    const url = new URL(anchor.href)
    if (url.origin !== location.origin || !url.pathname.startsWith(base)) return
    if (url.pathname.startsWith(base + INDEX_FOLDER)) return
    const isSamePage = url.pathname === location.pathname && url.search === location.search
    if (isSamePage && url.hash) return
    event.preventDefault()
    // A link to the current page scrolls to the top and adds no entry to the history.
    if (isSamePage) return window.scrollTo({ top: 0 })
    // Safari does not focus a link that is clicked, but going back returns the focus to the link that was left.
    anchor.focus({ preventScroll: true })
    openPage(url.pathname + url.search + url.hash, base)
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
