import { decodeHTMLAttribute } from 'entities'
import { INDEX_PLACEHOLDER, type Picture } from '../../contract/edition.ts'

/** In pixels. Narrower pictures are icons. */
const MIN_WIDTH = 200
/** Drawings are icons and badges more often than pictures of a story. */
const DRAWING = /\.svg(?:[?#]|$)|\/badges?[/.]|^https:\/\/img\.shields\.io\//i

/**
 * The first picture of a text that can stand for its story on a card: a file of the folder, or one of another site by https.
 * @param html as `renderBody` returns it
 */
export function firstPicture(html: string): Picture | undefined {
  for (const [, list = ''] of html.matchAll(/<img ([^>]*)>/g)) {
    const attributes = new Map<string, string>()
    for (const [, name = '', value = ''] of list.matchAll(/(\w+)="([^"]*)"/g))
      attributes.set(name, decodeHTMLAttribute(value))
    const [address = '', alt = ''] = [attributes.get('src'), attributes.get('alt')]
    const [width, height] = [Number(attributes.get('width') ?? 0), Number(attributes.get('height') ?? 0)]
    const isOwn = address.startsWith(INDEX_PLACEHOLDER)
    if (!(isOwn || address.startsWith('https://')) || DRAWING.test(address)) continue
    if (width > 0 && width < MIN_WIDTH) continue
    return {
      src: isOwn ? address.slice(INDEX_PLACEHOLDER.length) : address,
      ...(width > 0 && { width }),
      ...(height > 0 && { height }),
      ...(alt && { alt }),
    }
  }
  return undefined
}
