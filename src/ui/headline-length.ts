/** Class of a headline by its length. The styles set longer headlines in smaller type. */
export function lengthOf(title: string): 'm' | 'l' | undefined {
  return title.length > 88 ? 'l' : title.length > 56 ? 'm' : undefined
}
