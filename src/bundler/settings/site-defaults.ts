import type { Site } from '../../contract/edition.ts'
import type { GeneratorSite } from '../layouts/layout.ts'
import { safeLink } from '../values/link.ts'
import { canonicalLocale } from '../values/locale.ts'
import { tidyText } from '../values/prose.ts'

/** Addresses that generators write into new sites, and those of the author's own computer. */
const PLACEHOLDER = /^https?:\/\/(?:(?:www\.)?example\.(?:com|org|net)|localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?\/?$/

/** Tags between which words are not of one sentence. */
const BLOCK = /<\/?(?:br|p|div|li|ul|ol|h\d)\b[^>]*>/gi
const plainText = (html: string) => tidyText(html.replace(BLOCK, ' ').replace(/<[^>]*>/g, ''))

/** The name of a site that its settings do not name: `quay.example`. */
const hostOf = (address: string) => new URL(address).host.replace(/^www\./, '')

/** What a generator's own file says of the site, as far as it is usable. Its mistakes are not reported. */
export function siteDefaults({ title, description, language, url }: GeneratorSite = {}): Partial<Site> {
  const sentence = description && plainText(description)
  const locale = language && canonicalLocale(language)
  const address = url && !PLACEHOLDER.test(url) ? safeLink(url) : undefined
  const name = (title && plainText(title)) || (address && hostOf(address))
  return {
    ...(name && { title: name }),
    ...(sentence && { description: sentence }),
    ...(locale && { locale }),
    ...(address && { url: address.replace(/\/+$/, '') }),
  }
}
