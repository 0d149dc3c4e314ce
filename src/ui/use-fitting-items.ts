import { type RefObject, useEffect, useRef } from 'react'

/**
 * For a row that wraps and shows only its first line, so that no item is cut: takes the other items out of reach of the
 * keyboard. When the open page is among them, its item moves to the front.
 * @param key changes with the items
 */
export function useFittingItems(key: string): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const root = list.current
    if (!root || typeof IntersectionObserver === 'undefined') return
    const items = [...root.querySelectorAll('li')]
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries) {
          const item = target as HTMLElement
          const fits = intersectionRatio > 0.5
          if (!fits && item.querySelector('[aria-current]')) item.style.order = '-1'
          else item.style.visibility = fits ? '' : 'hidden'
        }
      },
      { root, threshold: [0, 0.51] },
    )
    for (const item of items) observer.observe(item)
    return () => {
      observer.disconnect()
      for (const { style } of items) {
        style.order = ''
        style.visibility = ''
      }
    }
  }, [key])
  return list
}
