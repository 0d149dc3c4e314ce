/** Classes of a row with one to four cards, so that they fill it. */
const COLUMNS = ['cols', 'cols cols--feature cols--alone', 'cols cols--pair', 'cols cols--three', 'cols'] as const

/** Returns the classes of a row of cards, and their shape. @param count number of cards, one to four */
export function cardColumns(count: number): { readonly className: string; readonly shape: 'card' | 'feature' } {
  return { className: COLUMNS[count] ?? 'cols', shape: count < 3 ? 'feature' : 'card' }
}
