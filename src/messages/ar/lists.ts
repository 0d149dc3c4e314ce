import { lister } from '../lister.ts'
import { name } from './phrases.ts'

// Only later messages have lists, and the first script waits for `phrases.ts`.

const list = lister('ar')

export const listOf = (names: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  list(names.map(name), type)

/** The same for parts of a sentence, which need no isolates. */
export const listOfParts = (parts: readonly string[]): string => list(parts, 'conjunction')
