import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useIsDrawnAtBuild } from './drawn-at-build.ts'

/**
 * For a picture in a page that was drawn at build: it may have loaded or failed before anybody listened.
 * @param learn called once with whether it is there, unless its answer is still to come
 * @returns the ref of its `img`
 */
export function useEarlyAnswer(
  learn: (isThere: boolean, image: HTMLImageElement) => void,
): RefObject<HTMLImageElement | null> {
  const ref = useRef<HTMLImageElement>(null)
  const onAnswer = useEffectEvent(learn)
  const isDrawnAtBuild = useIsDrawnAtBuild()
  useEffect(() => {
    const image = ref.current
    if (!isDrawnAtBuild || !image?.complete) return
    // A drawing without a size of its own has no natural width either, so that does not tell a broken picture.
    image.decode().then(
      () => onAnswer(true, image),
      () => onAnswer(false, image),
    )
  }, [isDrawnAtBuild])
  return ref
}
