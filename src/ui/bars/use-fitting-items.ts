import { type RefObject, useEffect, useRef } from 'react'

/**
 * For a row that wraps and shows only its first line, so that no item is cut: takes the other items out of reach of the
 * keyboard. When the open page is among them, its item moves to the front.
 */
export function useFittingItems(): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null)
  // Runs after every draw, since any may change the items or the open page. There are few items.
  useEffect(() => {
    const root = list.current
    if (!root || typeof IntersectionObserver === 'undefined') return
    const items = [...root.querySelectorAll('li')]
    const isOpen = (item: Element) => item.querySelector('[aria-current]') !== null
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target: item, intersectionRatio } of entries) {
          if (!(item instanceof HTMLElement)) continue
          const fits = intersectionRatio > 0.5
          if (!fits && isOpen(item)) item.style.order = '-1'
          else item.style.visibility = fits ? '' : 'hidden'
        }
      },
      { root, threshold: [0, 0.51] },
    )
    for (const item of items) {
      if (!isOpen(item)) item.style.order = ''
      observer.observe(item)
    }
    // In a wider row, the item may fit in its own place again. The first report is the width as it is: asking for it here
    // would lay out the page that was just drawn.
    let width: number | undefined
    const resizing = new ResizeObserver(([row]) => {
      const before = width
      width = row?.contentRect.width
      if (before === undefined || before === width) return
      // An item that is out of sight before and after this would not be reported, so all are observed anew.
      observer.disconnect()
      for (const item of items) {
        item.style.order = ''
        observer.observe(item)
      }
    })
    resizing.observe(root)
    return () => {
      observer.disconnect()
      resizing.disconnect()
    }
  })
  return list
}
