import { domainOf } from '../../contract/addresses.ts'

/** At least two labels with a dot between them, in any script. IP addresses match as well. */
const DOMAIN = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+\.?$/u

/** There are far fewer outlets than articles, so results are cached by text. */
const cache = new Map<string, string | undefined>()
const MAX_CACHED = 10_000

/** Turns `www.Quillmark.example`, or an address there, into `quillmark.example`; undefined for other texts. */
export function outletDomain(text: string): string | undefined {
  if (cache.has(text)) return cache.get(text)
  const domain = domainOf(text) ?? domainOf(`https://${text}`)
  const valid = domain !== undefined && (DOMAIN.test(domain) || domain === 'localhost') ? domain : undefined
  if (cache.size < MAX_CACHED) cache.set(text, valid)
  return valid
}
