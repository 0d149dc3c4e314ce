/** Languages have two or three letters; the system takes longer words as well, and none of them is registered. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_]|$)/i

/** A language tag in its usual spelling; undefined when it is none. */
export function canonicalLocale(text: string): string | undefined {
  if (!LANGUAGE.test(text)) return undefined
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
