import { type RefObject, useEffect, useRef } from 'react'

/**
 * Calls back when the marked place comes near the window's lower edge.
 * @param screens how near, in heights of the window
 */
export function useNearEnd(onNear: () => void, isActive: boolean, screens = 1.5): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const callback = useRef(onNear)
  useEffect(() => {
    callback.current = onNear
  })
  useEffect(() => {
    const mark = ref.current
    if (!mark || !isActive) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) callback.current()
      },
      { rootMargin: `0px 0px ${screens * 100}% 0px` },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [isActive, screens])
  return ref
}
