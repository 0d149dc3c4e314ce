import type { Picture } from '../contract/edition.ts'
import type { Assets } from './assets.ts'
import type { FieldReader, Path } from './fields.ts'
import { tidyText } from './prose.ts'

const MOST = 200

/**
 * The pictures of a list that can be shown, in its order. What can't is a warning: an article does not fail for a picture.
 * @param used paths below assets/ that are referred to are added
 */
export function readPictures(
  fields: FieldReader,
  value: unknown,
  path: Path,
  assets: Assets,
  used: Set<string>,
): Picture[] {
  // Other systems write a list of addresses.
  const list = typeof value === 'string' ? [value] : fields.list(value, path, 'mapping', MOST)
  return list.flatMap((entry, at): Picture[] => {
    const here = [...path, at]
    const data = typeof entry === 'string' ? { url: entry } : fields.mapping(entry, here)
    if (!data) return []
    const fieldsOf: Readonly<Record<string, unknown>> = data
    const field = (name: string): unknown => (Object.hasOwn(fieldsOf, name) ? fieldsOf[name] : undefined)
    const url = fields.text(field('url'), [...here, 'url'])?.trim()
    if (!url) return []
    const result = assets.resolve(url)
    if ('unsafe' in result) {
      fields.report(
        'warning',
        'unsafe-picture',
        [...here, 'url'],
        `Found “${url.slice(0, 80)}”, expected an http(s) address or a file below assets/.`,
        'The picture is left out.',
      )
      return []
    }
    if ('missing' in result) {
      fields.report(
        'warning',
        'missing-asset',
        [...here, 'url'],
        `The folder has no ${result.missing}.`,
        'Add the file, or correct its name; capitals count.',
      )
      return []
    }
    if (result.asset) used.add(result.asset)
    const size = (name: string) => {
      // `auto`, `100%`: a picture whose size nobody can use is a picture still.
      const value = field(name)
      const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
      return Number.isFinite(number) && number >= 1 ? Math.round(number) : undefined
    }
    const [width, height] = [size('width'), size('height')]
    const title = tidyText(fields.text(field('title'), [...here, 'title']) ?? '')
    const attribution = tidyText(fields.text(field('attribution'), [...here, 'attribution']) ?? '')
    return [
      {
        src: result.src,
        ...(width && { width }),
        ...(height && { height }),
        ...(title && { title }),
        ...(attribution && { attribution }),
      },
    ]
  })
}
