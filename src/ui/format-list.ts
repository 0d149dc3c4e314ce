const formats = new Map<string, Intl.ListFormat>()

/** Joins texts as the language does, in English by commas alone: `a, b, c`. */
export function formatList(locale: string, texts: readonly string[]): string {
  // Lists of type `unit` look the same in English, but Chinese then has nothing between the texts.
  const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  formats.set(locale, format)
  return format.format(texts)
}
