import type { Picture } from '../../contract/edition.ts'
import type { Assets } from '../values/assets.ts'
import type { Path } from '../problems/found-problem.ts'
import type { FieldReader } from './fields.ts'
import { PICTURE_NAMES } from '../yaml-advice/field-names.ts'
import { checkNames, misspeltIn } from './known-fields.ts'
import { ADD_FILE, missingFile } from './left-out-of-text.ts'
import { tidyText } from '../values/prose.ts'

export const MAX_PICTURES = 200

/**
 * Reads a list of pictures, without those that can't be shown. A bad picture is only a warning.
 * @param used receives the paths below assets/ that the pictures refer to
 */
export function readPictures(
  fields: FieldReader,
  value: unknown,
  path: Path,
  assets: Assets,
  used: Set<string>,
): Picture[] {
  // Some systems write an address in place of a group of fields.
  const list = typeof value === 'string' ? [value] : fields.list(value, path, 'mapping', MAX_PICTURES)
  const pictures: Picture[] = []
  for (const [at, entry] of list.entries()) {
    const picture = readPicture(fields, entry, [...path, at], assets, used)
    if (picture) pictures.push(picture)
  }
  return pictures
}

function readPicture(
  fields: FieldReader,
  entry: unknown,
  path: Path,
  assets: Assets,
  used: Set<string>,
): Picture | undefined {
  const data: Readonly<Record<string, unknown>> | undefined =
    typeof entry === 'string' ? { url: entry } : fields.mapping(entry, path)
  if (!data) return undefined
  const before = fields.unread.length
  checkNames(fields, data, path, PICTURE_NAMES)
  const url = fields.textIn(data, 'url', path)?.trim()
  if (!url) {
    const isMissing = data['url'] === undefined || data['url'] === null
    // A misspelt `url` is reported as an unknown field, once for all pictures.
    const isMisspelt = fields.unread.length > before && misspeltIn(data, 'url', PICTURE_NAMES) !== undefined
    if (isMissing && !isMisspelt)
      fields.report('warning', 'picture-no-url', path, 'This picture has no address, so it is left out.', 'Add url.')
    return undefined
  }
  const result = assets.resolvePicture(url)
  if ('gone' in result) return undefined
  if ('unsafe' in result) {
    fields.report(
      'warning',
      'unsafe-picture',
      [...path, 'url'],
      `Found “${url.slice(0, 80)}”, expected an http(s) address or a file below assets/.`,
      'The picture is left out. Put its file into assets/ and write assets/…, or write the whole address, https://….',
    )
    return undefined
  }
  if ('missing' in result) {
    fields.report(
      'warning',
      'missing-asset',
      [...path, 'url'],
      missingFile(result.missing, 'the picture is left out'),
      ADD_FILE,
    )
    return undefined
  }
  if (result.asset) used.add(result.asset)
  const picture: { -readonly [Name in keyof Picture]: Picture[Name] } = { src: result.src }
  const width = sizeOf(data['width'])
  const height = sizeOf(data['height'])
  if (width) picture.width = width
  if (height) picture.height = height
  const title = tidyText(fields.textIn(data, 'title', path) ?? '')
  const attribution = tidyText(fields.textIn(data, 'attribution', path) ?? '')
  const alt = tidyText(fields.textIn(data, 'alt', path) ?? '')
  const caption = tidyText(fields.textIn(data, 'caption', path) ?? '')
  if (title) picture.title = title
  if (attribution) picture.attribution = attribution
  if (alt) picture.alt = alt
  if (caption) picture.caption = caption
  return picture
}

/** Reads a width or height in pixels. Other values, such as `auto` or `100%`, are ignored: the picture is still shown. */
function sizeOf(value: unknown): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0
  return Number.isFinite(number) && number >= 1 ? Math.round(number) : undefined
}
