import type { ShownPicture } from '../../contract/article.ts'
import { useSite } from './site-context.tsx'

/** Returns a function that leaves out pictures which the reader does not want to see, or which are gone, so that they are not requested. */
export function useShownPicture(): (image: ShownPicture | undefined) => ShownPicture | undefined {
  const { showsPicture } = useSite()
  return (image) => (image && showsPicture && !showsPicture(image.src) ? undefined : image)
}
