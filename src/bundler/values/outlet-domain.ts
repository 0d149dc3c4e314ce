import { domainOf } from '../../contract/addresses.ts'

/** Words and a dot at least, in any script; numbers of machines are such too. */
const DOMAIN = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+\.?$/u

/** Outlets are few beside their articles. */
const known = new Map<string, string | undefined>()
const MOST_KNOWN = 10_000

/** `www.Quillmark.example`, or an address of it → `quillmark.example`; undefined when the text is no domain. */
export function outletDomain(text: string): string | undefined {
  if (known.has(text)) return known.get(text)
  const domain = domainOf(text) ?? domainOf(`https://${text}`)
  const sound = domain !== undefined && (DOMAIN.test(domain) || domain === 'localhost') ? domain : undefined
  if (known.size < MOST_KNOWN) known.set(text, sound)
  return sound
}
