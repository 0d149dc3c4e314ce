const formats = new Map<string, Intl.ListFormat>()

function formatOf(locale: string): Intl.ListFormat {
  // Lists of type `unit` look the same in English, but Chinese then has nothing between the texts.
  const format = formats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' })
  formats.set(locale, format)
  return format
}

/** Joins texts as the language does, in English by commas alone: `a, b, c`. */
export const formatList = (locale: string, texts: readonly string[]): string => formatOf(locale).format(texts)

/** Joins elements in the same way, such as links. @param draw draws the text at a position */
export function formatListOf<T>(
  locale: string,
  texts: readonly string[],
  draw: (text: string, index: number) => T,
): readonly (string | T)[] {
  let index = 0
  return formatOf(locale)
    .formatToParts(texts)
    .map(({ type, value }) => (type === 'element' ? draw(value, index++) : value))
}
