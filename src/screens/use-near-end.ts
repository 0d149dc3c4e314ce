import { type RefObject, useEffect, useRef } from 'react'

/**
 * Calls back when the marked place comes near the window's lower edge, and again as long as it is still near.
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
        if (!entries.some((entry) => entry.isIntersecting)) return
        callback.current()
        // What was in memory already may not have pushed the place far enough, and an observer tells of changes only.
        observer.unobserve(mark)
        observer.observe(mark)
      },
      { rootMargin: `0px 0px ${screens * 100}% 0px` },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [isActive, screens])
  return ref
}
