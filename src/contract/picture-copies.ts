import type { Picture } from './edition.ts'

// Of the publisher's own pictures, the bundler makes smaller copies as WebP. The index has the average colour of such a picture,
// which fills its place until it is there, the hash of what the copies were made from, and their widths.

/** The widest copy of a picture, in pixels. */
export const MAX_COPY_WIDTH = 1200

/** Folder below the index with the copies of the publisher's pictures. */
export const COPIES_FOLDER = 'pictures'

/** Path below the index of a copy of a picture. */
export const pictureCopyPath = (hash: string, width: number): string => `${COPIES_FOLDER}/${hash}.${width}.webp`

/**
 * Returns the `srcset` of a picture with copies. The picture itself is one of the choices where no copy is as wide as a screen
 * may need.
 * @param indexUrl URL of the index, ending in a slash
 */
export function srcSetOf({ src, width = 0, copies }: Picture, indexUrl: string): string | undefined {
  if (!copies) return undefined
  const [hash, widths] = copies
  const choices = widths.map((one) => `${indexUrl}${pictureCopyPath(hash, one)} ${one}w`)
  if (Math.max(...widths) < Math.min(width, MAX_COPY_WIDTH)) choices.push(`${indexUrl}${src} ${width}w`)
  return choices.join()
}
