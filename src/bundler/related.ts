import { domainOf } from '../contract/addresses.ts'
import type { Assets } from './assets.ts'
import type { FieldReader, Path } from './fields.ts'
import { parseInstant } from './instant.ts'
import { pageKey, safeLink } from './link.ts'
import { readPictures } from './pictures.ts'
import { tidyExcerpt, tidyText } from './prose.ts'
import type { RelatedContent, RelatedDigest } from './source-article.ts'

const MOST = 200

/** The editor's list. An item that lacks something is left out or shown without it, with a warning; a wrong shape is an error. */
export function readRelated(
  fields: FieldReader,
  value: unknown,
  assets: Assets,
  used: Set<string>,
): { readonly item: RelatedContent; readonly digest: RelatedDigest }[] {
  return fields.list(value, ['related'], 'mapping', MOST).flatMap((entry, at) => {
    const path: Path = ['related', at]
    const data = fields.mapping(entry, path)
    if (!data) return []
    const text = (name: string) => tidyText(fields.text(data[name], [...path, name]) ?? '')
    const title = text('title')
    if (!title) {
      fields.report('warning', 'related-no-title', path, 'This related story has no title, so it is left out.')
      return []
    }
    const link = (name: string) => {
      const raw = fields.text(data[name], [...path, name])?.trim()
      const safe = raw ? safeLink(raw) : undefined
      if (raw && !safe)
        fields.report(
          'warning',
          'unsafe-link',
          [...path, name],
          `Found “${raw.slice(0, 80)}”, expected an address that begins with https:// or http://.`,
          'It is left out.',
        )
      return safe
    }
    const webUrl = link('webUrl')
    const originalUrl = link('originalUrl')
    const url = webUrl ?? originalUrl
    const keys = [webUrl, originalUrl, link('ampWebUrl'), link('cdnAmpWebUrl')]
      .filter((one) => one !== undefined)
      .map(pageKey)
    if (keys.length === 0) {
      fields.report(
        'warning',
        'related-no-link',
        path,
        'This related story has no address, so it is left out.',
        'Add webUrl.',
      )
      return []
    }
    const rawTime = fields.text(data['publishedDateTime'], [...path, 'publishedDateTime'])
    const instant = rawTime ? parseInstant(rawTime) : undefined
    if (rawTime && !instant)
      fields.report(
        'warning',
        'invalid-date',
        [...path, 'publishedDateTime'],
        `Found “${rawTime.slice(0, 60)}”, expected a moment such as 2026-11-22T15:40:00Z.`,
        'The story is listed without a time.',
      )
    const provider =
      typeof data['provider'] === 'string'
        ? { name: data['provider'] }
        : fields.mapping(data['provider'], [...path, 'provider'])
    const providerEntries: Record<string, unknown> = { ...provider }
    const name = tidyText(fields.text(providerEntries['name'], [...path, 'provider', 'name']) ?? '')
    const written = fields.text(providerEntries['domain'], [...path, 'provider', 'domain'])?.trim()
    const domain = (written && (domainOf(written) ?? domainOf(`https://${written}`))) || (url && domainOf(url)) || ''
    const quality = fields.number(data['quality'], [...path, 'quality'])
    const excerpt = tidyExcerpt(text('excerpt'), title)
    const [image] = readPictures(fields, data['images'], [...path, 'images'], assets, used)
    return [
      {
        item: {
          title,
          ...(excerpt && { excerpt }),
          ...(instant && { time: instant.time }),
          type: text('type').toLowerCase() || 'article',
          ...(url && { url }),
          domain,
          ...(quality !== undefined && quality >= 0 && { quality }),
          ...(image && { image }),
        },
        digest: { pages: [...new Set(keys)], domain, providerName: name, hasUrl: url !== undefined },
      },
    ]
  })
}
