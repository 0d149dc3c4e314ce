import { BASE_PATH } from '../contract/base-path.ts'
/** How a small value is stored in local storage. `early.ts` reads forms too, so this module has no dependencies. */
export interface StoredForm<T> {
  readonly name: string
  /** 1 or more. Values without a version, which early releases stored, count as version 0. */
  readonly version: number
  /** Checks a value of this version. What is missing or damaged becomes its default. Must accept `undefined`. */
  readonly parse: (value: unknown) => T
  /** Turns a value of an older version into one of this version, which `parse` then checks. */
  readonly migrate?: (value: unknown, version: number) => unknown
}

// The base path keeps two sites on one origin apart.
export const storageKey = (name: string): string => `broadsheet:${BASE_PATH}:${name}`

const isWrapped = (stored: unknown): stored is { readonly version: number; readonly value: unknown } =>
  typeof stored === 'object' &&
  stored !== null &&
  'value' in stored &&
  'version' in stored &&
  typeof stored.version === 'number'

/**
 * Reads a stored text. Of a newer version, which another tab or a later release has stored, it takes what this version
 * understands.
 */
export function readStored<T>(text: string | null, { version, parse, migrate }: StoredForm<T>): T {
  if (text === null) return parse(undefined)
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    return parse(undefined)
  }
  const wrapped = isWrapped(stored) ? stored : { version: 0, value: stored }
  return parse(migrate && wrapped.version < version ? migrate(wrapped.value, wrapped.version) : wrapped.value)
}
