import { INDEX_FOLDER } from '../contract/addresses.ts'
import { type Route, matchRoute } from '../contract/routes.ts'

/** Milliseconds for which a pointer rests on a link. One that only passes over a list loads nothing. */
const REST = 65

/**
 * Calls back when a reader is about to open a page: the pointer rests on its link, a finger is on it, or it has the focus. Not
 * for readers who save data.
 * @param base base path with a trailing slash
 */
export function watchIntent(base: string, onIntent: (route: Route) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = ''
  const onEvent = ({ target, type }: Event) => {
    clearTimeout(timer)
    const anchor = target instanceof Element ? target.closest('a') : null
    if (!anchor?.href || anchor.target || anchor.href === last || navigator.connection?.saveData) return
    const { origin, pathname, search } = new URL(anchor.href)
    if (origin !== location.origin || !pathname.startsWith(base) || pathname.startsWith(base + INDEX_FOLDER)) return
    timer = setTimeout(
      () => {
        last = anchor.href
        onIntent(matchRoute(pathname.slice(base.length - 1), search))
      },
      type === 'touchstart' ? 0 : REST,
    )
  }
  for (const type of ['pointerover', 'touchstart', 'focusin'])
    document.addEventListener(type, onEvent, { passive: true })
}
