/**
 * Writes 12345 as `12,345`. `Intl.NumberFormat` is not used because it takes longer to create than checking a thousand
 * unchanged articles.
 */
export const withCommas = (number: number): string => String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

/** Writes a number and a word: `1 file`, `12,345 files`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${withCommas(number)} ${number === 1 ? one : many}`
