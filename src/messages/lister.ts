/**
 * Returns a function that lists names: `A, B and C` as a `conjunction`, `A, B or C` as a `disjunction`.
 * @param locale BCP 47 tag. British English has no comma before the last name.
 */
export function lister(
  locale: string,
): (names: readonly string[], type: NonNullable<Intl.ListFormatOptions['type']>) => string {
  const formats = new Map<string, Intl.ListFormat>()
  return (names, type) => {
    const format = formats.get(type) ?? new Intl.ListFormat(locale, { type })
    formats.set(type, format)
    return format.format(names)
  }
}
