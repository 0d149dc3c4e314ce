import type { FieldUse, Parsed } from '../parse/parse.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { ARTICLE_NAMES, KNOWN_FIELDS } from '../yaml-advice/field-names.ts'
import { AdaptedFields } from './adapted-fields.ts'
import type { FieldSite } from './field-site.ts'
import { isHoldName } from './hold-names.ts'
import { normalName } from './normal-name.ts'
import { LAYOUT_TYPES } from './other-names.ts'
import { plainText } from './plain-text.ts'
import { isSilentName } from './silent-names.ts'
import { writtenPath } from './written-path.ts'
import { type Path, WrittenFields, isEmpty, isMissingValue } from './written-fields.ts'

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

/** The title of an article whose fields have none. The text keeps its length, by which places in it are found. */
const FIRST_HEADING = /^\s*#[ \t]+(\S.*?)[ \t]*#*[ \t]*(?=\n|$)/

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
  const heading = isOwn || fields.isSet('title') || !isEmpty(data['title']) ? null : FIRST_HEADING.exec(parsed.body)
  const body = heading ? ' '.repeat(heading[0].length) + parsed.body.slice(heading[0].length) : parsed.body
  const left: string[] = []
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    if (fields.isSet(name) || (fields.isUsed(name) && !isAsWritten(name, fields.uses))) continue
    // A field that a template of the publisher's has left empty says nothing.
    if (!isOwn && (isMissingValue(value) || (isEmpty(value) && !ARTICLE_NAMES.all.has(name)))) continue
    if (isKept(name, value, isOwn)) set(kept, name, value)
    else if (!isSilentName(name)) left.push(name)
  }
  for (const [name, value] of Object.entries(fields.values)) set(kept, name, value)
  if (heading) set(kept, 'title', plainText(heading[1] ?? ''))
  const { uses } = fields
  return {
    ...parsed,
    data: kept,
    body: `${body}${fields.text}`,
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
