/** Length class of a headline: long ones step down, so that a card keeps its measure. */
export function lengthOf(title: string): 'm' | 'l' | undefined {
  return title.length > 88 ? 'l' : title.length > 56 ? 'm' : undefined
}
