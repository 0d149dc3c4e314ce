import { type RefObject, useEffect, useRef } from 'react'

/** Calls back when the marked place comes within a screen and a half of the window's lower edge. */
export function useNearEnd(onNear: () => void, isActive: boolean): RefObject<HTMLDivElement | null> {
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
      { rootMargin: '0px 0px 150% 0px' },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [isActive])
  return ref
}
