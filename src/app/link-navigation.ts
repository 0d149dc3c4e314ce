import { navigate } from 'wouter/use-browser-location'
import { INDEX_FOLDER } from '../contract/addresses.ts'

/**
 * Follows plain clicks on links of the reader's own pages without loading the document anew. Elements draw plain
 * anchors, so that they work in any document; everything a browser does with links (new tab, download, another
 * origin, a place on the same page) stays the browser's.
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
    // Pressing the link of the page one is on goes to its top, and leaves no second entry in the history.
    if (isSamePage) return window.scrollTo({ top: 0 })
    navigate(url.pathname + url.search + url.hash)
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
}
