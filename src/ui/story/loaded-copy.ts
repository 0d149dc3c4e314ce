/**
 * Returns the address of the widest copy of a picture that this page has loaded, for example for a card.
 * @param srcSet as the attribute of that name
 */
export function loadedCopy(srcSet: string): string | undefined {
  const copies = srcSet.split(',').map((copy) => copy.trim().split(' ')[0] ?? '')
  return copies.findLast((copy) => performance.getEntriesByName(new URL(copy, document.baseURI).href).length > 0)
}
