import { plainText } from './plain-text.ts'
import { isGroup } from './is-group.ts'

const NAMES = ['name', 'display_name', 'displayName', 'full_name', 'fullName', 'fullname', 'title', 'label', 'nickname']
const KEYS = ['ref', 'key', 'id', 'slug', 'username', 'login', 'handle', 'github', 'twitter']

function textIn(group: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const one = Object.hasOwn(group, name) ? group[name] : undefined
    if (typeof one === 'string') return one
  }
  return undefined
}

const MAIL = /\s*<[^<>@\s]+@[^<>\s]+>/g

/** Returns the name of an author who is described by a group of fields. */
export function nameIn(group: Readonly<Record<string, unknown>>): string | undefined {
  const name = textIn(group, NAMES)?.trim()
  if (name) return name
  const first = textIn(group, ['first_name', 'firstName', 'firstname', 'given_name', 'given'])?.trim()
  const last = textIn(group, ['last_name', 'lastName', 'lastname', 'family_name', 'family'])?.trim()
  return [first, last].filter(Boolean).join(' ') || undefined
}

/**
 * Returns the names of authors from a text, a list, or groups of fields.
 * @param known names by their keys, from the site's data of authors
 */
export function authorNames(value: unknown, known: Readonly<Record<string, string>>): string[] {
  const lookUp = (key: string) =>
    Object.hasOwn(known, key.trim().toLowerCase()) ? known[key.trim().toLowerCase()] : undefined
  if (typeof value === 'string') {
    const whole = lookUp(value)
    if (whole) return [whole]
    return splitNames(plainText(value.replaceAll(MAIL, '')))
      .map((name) => lookUp(name) ?? withoutAddress(name))
      .filter((name) => name !== '')
  }
  if (Array.isArray(value)) return value.flatMap((one) => authorNames(one, known))
  if (!isGroup(value)) return []
  const name = nameIn(value)
  if (name) return authorNames(name, known)
  const key = textIn(value, KEYS)
  if (key) return [lookUp(key) ?? key]
  // `authors: { mara: { … }, tom: { … } }`
  return Object.entries(value).flatMap(([one, inner]) => lookUp(one) ?? (isGroup(inner) ? (nameIn(inner) ?? []) : []))
}

/** Words in names that begin with a small letter. */
const PARTICLE = /^(?:de|da|del|della|di|do|dos|du|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|zu|y|e)$/
const OCCUPATION =
  /\b(?:engineers?|developers?|editors?|managers?|directors?|experts?|writers?|reporters?|correspondents?|teams?|staff|phd|md|jr|sr)\b/i

/** True for words that can be the name of a person: `Ida van der Berg`. */
const isNameLike = (text: string): boolean => {
  const words = text.split(' ')
  return (
    words.length <= 6 && !OCCUPATION.test(text) && words.every((word) => !/^\p{Ll}/u.test(word) || PARTICLE.test(word))
  )
}

/**
 * Splits `Mara Quill, Tom Ash and Ida Berg`. What follows a name and is none is left out: `Mara Quill, software engineer`. A
 * comma also stands between the parts of one name: `Quill, Mara`.
 */
function splitNames(text: string): string[] {
  return text
    .replace(/^\s*by\s+/i, '')
    .split(/\s*[;|]\s*/)
    .flatMap((part) => {
      const split = part.split(/\s*,\s+(?:and\s+|& )?|\s+(?:and|&)\s+/).map(withoutAddress)
      if (split.length === 1) return [part]
      const areHandles = split.length > 2 && split.every((name) => !name.includes(' '))
      if (areHandles) return split
      const names = split.filter(isNameLike)
      const isOneName = names.every((name) => !name.includes(' '))
      return isOneName || !isNameLike(split[0] ?? '') ? [part] : names
    })
}

/** Removes a mail address, a handle and a link behind a name. */
const withoutAddress = (name: string): string =>
  name
    .replaceAll(/\s*(?:<[^<>]*>|\((?:@|https?:)[^()]*\))/g, '')
    .replace(/\s+[—–]\s.*$/u, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
