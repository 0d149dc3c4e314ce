import { statSync } from 'node:fs'
import { join } from 'node:path'
import { INDEX_FOLDER } from '../../contract/addresses.ts'
import type { Picture, Site } from '../../contract/edition.ts'
import { pictureCopyPath } from '../../contract/picture-copies.ts'
import { isWebAddress } from './structured-data.ts'

/** In bytes. Networks and messengers show no picture of several megabytes. */
const MAX_BYTES = 1_000_000

/**
 * Returns a picture as previews show it, with its absolute address: the widest copy in place of a large file. Undefined for an
 * empty file, and for any file of the site when the site's address is not known.
 * @param out folder of the site, in which the index is already
 */
export function previewPicture(out: string, { url }: Pick<Site, 'url'>, image: Picture | undefined) {
  if (!image || isWebAddress(image.src)) return image
  if (url === undefined) return undefined
  const { src, width, height, copies } = image
  const bytes = statSync(join(out, INDEX_FOLDER, decodeURIComponent(src)), { throwIfNoEntry: false })?.size
  if (bytes === 0) return undefined
  const address = `${url}/${INDEX_FOLDER}`
  const widest = copies?.[1].at(-1)
  if (!copies || !widest || !width || !height || (bytes ?? 0) <= MAX_BYTES) return { ...image, src: address + src }
  const copy = address + pictureCopyPath(copies[0], widest)
  return { ...image, src: copy, width: widest, height: Math.round((height * widest) / width) }
}
