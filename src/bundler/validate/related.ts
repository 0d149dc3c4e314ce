import { domainOf } from '../../contract/addresses.ts'
import { DEFAULT_TYPE } from '../../contract/edition.ts'
import type { Assets } from '../values/assets.ts'
import type { Path } from '../problems/found-problem.ts'
import type { FieldReader } from './fields.ts'
import { explainWrongDate } from '../values/explain-date.ts'
import { PROVIDER_NAMES, RELATED_NAMES } from '../yaml-advice/field-names.ts'
import { checkNames } from './known-fields.ts'
import { pageKeys, safeLink } from '../values/link.ts'
import { outletDomain } from '../values/outlet-domain.ts'
import { readPictures } from './pictures.ts'
import { tidyExcerpt, tidyText } from '../values/prose.ts'
import type { RelatedContent } from './article.ts'

export const MAX_ITEMS = 200
const WHOLE_ADDRESS = 'Write the whole address, https://…, or remove it.'

/**
 * Reads an editor's list of related items, in its order. An item that lacks something is left out or shown without it, with
 * a warning; a value of the wrong type is an error.
 * @param used paths below assets/ that the list refers to are added
 */
export function readRelated(fields: FieldReader, value: unknown, assets: Assets, used: Set<string>): RelatedContent[] {
  const list = fields.list(value, ['related'], 'mapping', MAX_ITEMS)
  return list.flatMap(
    (entry, at) => readItem(fields, entry, ['related', at], assets, used, at === list.length - 1) ?? [],
  )
}

function readItem(
  fields: FieldReader,
  entry: unknown,
  path: Path,
  assets: Assets,
  used: Set<string>,
  isLast: boolean,
): RelatedContent | undefined {
  const data = fields.mapping(entry, path)
  if (!data) return undefined
  checkNames(fields, data, path, RELATED_NAMES)
  if (data['published'] === false) {
    // In the last item it may be the article's own field, indented too far.
    if (isLast) fields.unread.push([...path, 'published'])
    else
      fields.report(
        'warning',
        'related-unpublished',
        path,
        'This related story has published: false, so it is left out.',
        'Remove the story from the list, or its field published.',
      )
    return undefined
  }
  const title = tidyText(fields.textIn(data, 'title', path) ?? '')
  if (!title) {
    fields.report(
      'warning',
      'related-no-title',
      path,
      'This related story has no title, so it is left out.',
      'Add title.',
    )
    return undefined
  }
  const links: string[] = []
  const refused: RefusedAddress[] = []
  const webUrl = readAddress(fields, data, 'webUrl', path, links, refused)
  const originalUrl = readAddress(fields, data, 'originalUrl', path, links, refused)
  readAddress(fields, data, 'ampWebUrl', path, links, refused)
  readAddress(fields, data, 'cdnAmpWebUrl', path, links, refused)
  const url = webUrl ?? originalUrl
  for (const { name, raw } of refused)
    fields.report(
      'warning',
      'unsafe-link',
      [...path, name],
      `Found “${raw.slice(0, 80)}”, expected an address that begins with https:// or http://.`,
      `${links.length > 0 ? 'It is' : 'The story has no other address, so it is'} left out. ${WHOLE_ADDRESS}`,
    )
  if (links.length === 0 && refused.length > 0) return undefined
  if (links.length === 0) {
    fields.report(
      'warning',
      'related-no-link',
      path,
      'This related story has no address, so it is left out.',
      'Add webUrl.',
    )
    return undefined
  }
  const rawTime = fields.textIn(data, 'publishedDateTime', path)
  const instant = rawTime ? fields.instantOf(rawTime) : undefined
  if (rawTime && !instant) {
    const { reason, hint } = explainWrongDate(rawTime)
    const message = `Found “${rawTime.slice(0, 60)}”, ${reason}. The story is listed without a time.`
    fields.report('warning', 'invalid-date', [...path, 'publishedDateTime'], message, hint)
  }
  const place = [...path, 'provider']
  const named = data['provider']
  const provider = typeof named === 'string' ? { name: named } : (fields.mapping(named, place) ?? {})
  if (typeof named !== 'string') checkNames(fields, provider, place, PROVIDER_NAMES)
  const providerName = tidyText(fields.textIn(provider, 'name', place) ?? '')
  const written = tidyText(fields.textIn(provider, 'domain', place) ?? '')
  const domain = (written && outletDomain(written)) || (url && domainOf(url)) || ''
  const quality = fields.score(data['quality'], [...path, 'quality'])
  const excerpt = tidyExcerpt(tidyText(fields.textIn(data, 'excerpt', path) ?? ''), title)
  const [image] = readPictures(fields, data['images'], [...path, 'images'], assets, used)
  const type = tidyText(fields.textIn(data, 'type', path) ?? '').toLowerCase() || DEFAULT_TYPE
  return {
    title,
    excerpt: excerpt || undefined,
    time: instant?.time,
    type,
    url,
    domain,
    providerName,
    quality,
    image,
    pages: pageKeys(links),
  }
}

/** An address that is not safe to link to. */
interface RefusedAddress {
  readonly name: string
  readonly raw: string
}

/**
 * @param links receives the address
 * @param refused receives the value when it is not a safe address
 */
function readAddress(
  fields: FieldReader,
  data: Readonly<Record<string, unknown>>,
  name: string,
  path: Path,
  links: string[],
  refused: RefusedAddress[],
): string | undefined {
  const raw = fields.textIn(data, name, path)?.trim()
  if (!raw) return undefined
  const link = safeLink(raw)
  if (link) links.push(link)
  else refused.push({ name, raw })
  return link
}
