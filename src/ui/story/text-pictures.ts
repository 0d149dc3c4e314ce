import type { ShownPicture } from '../../contract/article.ts'
import { TEXT_SIZES } from '../parts/picture-sizes.ts'

/**
 * Adds the smaller copies and the sizes of pictures to the HTML of a story. They are not in the HTML of the index, because a
 * page that was opened before an upgrade would refuse all of a text with an attribute that it does not know.
 */
export function withCopies(html: string, pictures: readonly ShownPicture[]): string {
  const known = new Map(pictures.map((picture) => [picture.src, picture]))
  return html.replaceAll(/<img src="([^"]*)"([^>]*)/g, (tag, src: string, rest: string) => {
    const { srcSet, width, height } = known.get(src) ?? {}
    const copies = srcSet ? ` srcset="${srcSet}" sizes="${TEXT_SIZES}"` : ''
    // The width that an author has written decides how large the picture is shown.
    const size = width && height && !/ (?:width|height)="/.test(rest) ? ` width="${width}" height="${height}"` : ''
    return known.has(src) ? `<img src="${src}"${copies}${size}${rest}` : tag
  })
}
