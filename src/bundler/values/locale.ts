/** `Intl` accepts languages of up to eight letters, but all registered ones have two or three. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:[-_]|$)/i

/** Returns a language tag in its canonical spelling; undefined for other texts. */
export function canonicalLocale(text: string): string | undefined {
  if (!LANGUAGE_TAG.test(text)) return undefined
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
