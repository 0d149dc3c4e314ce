import { safeLink } from '../values/link.ts'

/**
 * Returns the http(s) address that a link leads to; undefined for `javascript:`, `data:` and the like, and for a relative
 * link when nobody knows to what.
 */
export function absoluteLink(href: string | undefined, base: string | undefined): string | undefined {
  const text = href?.trim()
  if (!text || text.length > 4000) return undefined
  const whole = safeLink(text)
  if (whole || base === undefined) return whole
  try {
    return safeLink(new URL(text, base).href)
  } catch {
    return undefined
  }
}
