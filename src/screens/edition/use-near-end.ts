import { type RefObject, useEffect, useRef } from 'react'

/**
 * Calls back when an element comes near the lower edge of the window, and again as long as it stays near.
 * @param screens distance from the edge that counts as near, in heights of the window
 * @returns a ref for the element
 */
export function useNearEnd(onNear: () => void, isActive: boolean, screens = 1.5): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const callback = useRef(onNear)
  useEffect(() => {
    callback.current = onNear
  })
  useEffect(() => {
    const element = ref.current
    if (!element || !isActive) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        callback.current()
        // Few new cards may leave the element near. An observer reports only changes, so it has to start again.
        observer.unobserve(element)
        observer.observe(element)
      },
      { rootMargin: `0px 0px ${screens * 100}% 0px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isActive, screens])
  return ref
}
