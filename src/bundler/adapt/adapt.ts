import type { FieldUse, Parsed } from '../parse/parse.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ARTICLE_NAMES, KNOWN_FIELDS } from '../yaml-advice/field-names.ts'
import { AdaptedFields } from './adapted-fields.ts'
import type { FieldSite } from './field-site.ts'
import { isHoldName } from './hold-names.ts'
import { normalName } from './normal-name.ts'
import { LAYOUT_TYPES } from './other-names.ts'
import { isSilentName } from './silent-names.ts'
import { writtenPath } from './written-path.ts'
import { type Path, WrittenFields } from './written-fields.ts'

/** Fields that only the format has. An article with one of these is written in it. */
const OWN_FIELDS = [
  'publishedDateTime',
  'webUrl',
  'originalUrl',
  'provider',
  'updatedDateTime',
  'featuredContent',
  'ampWebUrl',
] as const

const isWrittenInFormat = (data: Parsed['data']) => OWN_FIELDS.some((name) => data[name] !== undefined)

function hasOnlyOwnNames(data: Parsed['data']): boolean {
  for (const name in data) if (!ARTICLE_NAMES.all.has(name)) return false
  return true
}

const NO_SITE: FieldSite = {}

/**
 * Renames the fields of other systems to those of the format. An article in the format is returned as it is. In every other
 * one, places and problems still name what its author wrote.
 */
export function adaptFields(parsed: Parsed, site: FieldSite = NO_SITE): Parsed {
  const { data } = parsed
  const isOwn = isWrittenInFormat(data)
  if (isOwn && !site.names && hasOnlyOwnNames(data)) return parsed
  const written = new WrittenFields(data)
  const fields = new AdaptedFields(written, parsed, site, isOwn)
  fields.read()
  const left: string[] = []
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    if (fields.isSet(name) || (fields.isUsed(name) && !isAsWritten(name, fields.uses))) continue
    if (isKept(name, value, isOwn)) set(kept, name, value)
    else if (!isSilentName(name)) left.push(name)
  }
  for (const [name, value] of Object.entries(fields.values)) set(kept, name, value)
  const { uses } = fields
  return {
    ...parsed,
    data: kept,
    ...(fields.text !== '' && { body: `${parsed.body}${fields.text}` }),
    locate: (path) => parsed.locate(writtenPath(uses, path)),
    locateName: (name) => placeOfName(parsed, writtenPath(uses, [name])),
    written: (path) => parsed.written(writtenPath(uses, path)),
    adapted: { data, uses, left },
  }
}

/** Decides whether a field stays for the next stage, which reports it if the format does not have it. */
function isKept(name: string, value: unknown, isOwn: boolean): boolean {
  if (name === 'type') return isOwn || typeof value !== 'string' || !LAYOUT_TYPES.has(value.trim().toLowerCase())
  if (ARTICLE_NAMES.all.has(name) || name === '__proto__') return true
  if (isHoldName(normalName(name))) return false
  return isOwn ? !isSilentName(name) : !isSilentName(name) && isNearField(name)
}

const nearFields = new Map<string, boolean>()

/** True for a name that is most likely a misspelt field of the format. */
function isNearField(name: string): boolean {
  let isNear = nearFields.get(name)
  if (isNear === undefined) {
    isNear = didYouMean(name, KNOWN_FIELDS) !== undefined
    nearFields.set(name, isNear)
  }
  return isNear
}

const isAsWritten = (name: string, uses: readonly FieldUse[]) =>
  uses.some(({ ours, theirs }) => ours.length === 1 && theirs.length === 1 && ours[0] === name && theirs[0] === name)

/** Sets a field as an own one, also if its name is `__proto__`. */
function set(data: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true })
}

function placeOfName(parsed: Parsed, path: Path) {
  const [name] = path
  return path.length === 1 && typeof name === 'string' ? parsed.locateName(name) : parsed.locate(path)
}
