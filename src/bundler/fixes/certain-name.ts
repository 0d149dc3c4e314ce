import { editDistance } from '../problems/did-you-mean.ts'

/** Shorter names have too many neighbours. */
const MIN_LETTERS = 5

const plain = (name: string) => name.toLowerCase().replaceAll(/[-_ ]/g, '')

/**
 * The field that a name is certainly a misspelling of: it differs in capitals and dashes only, or in one letter, and no other
 * field is near. A plural or the beginning of a name is not certain, since it may be another word.
 * @param taken names that the group has already
 */
export function certainName(name: string, known: readonly string[], taken: ReadonlySet<string>): string | undefined {
  // What is wrong with `published` depends on its value.
  const fields = known.filter((field) => field !== 'published')
  const same = fields.filter((field) => plain(field) === plain(name))
  const near = same.length > 0 ? same : name.length < MIN_LETTERS ? [] : fields.filter((field) => isOneOff(name, field))
  const [field, other] = near
  return field !== undefined && other === undefined && !taken.has(field) ? field : undefined
}

function isOneOff(name: string, field: string): boolean {
  const [a, b] = [name.toLowerCase(), field.toLowerCase()]
  return !a.startsWith(b) && !b.startsWith(a) && editDistance(a, b) === 1
}
