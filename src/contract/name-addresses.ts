// Apart from the other addresses, since the first screen needs those, but not the rules by which words are compared.

import { foldedName } from './words.ts'

/** Path of the page of a tag below the base path, percent-encoded. All spellings that mean one tag have one address. */
export function tagPath(name: string): string {
  return `/tags/${encodeURIComponent(foldedName(name))}`
}

/** Path of the page of an author below the base path, percent-encoded. */
export function authorPath(name: string): string {
  return `/authors/${encodeURIComponent(foldedName(name))}`
}
