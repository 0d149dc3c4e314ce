import { HIDDEN_STATES, type HeldReason, type HoldName, SHOWN_STATES } from '../adapt/hold-names.ts'
import { isMissingValue } from '../adapt/written-fields.ts'
import { type FieldReader, isMapping } from './fields.ts'

/** What one field says about publishing. */
export type Saying =
  /** Nothing, or that the article is shown. */
  | { readonly says: 'nothing' | 'shown' }
  | { readonly says: 'hidden'; readonly reason: HeldReason }
  /** It is shown from or until a time, `2026-12-01T00:00:00Z`. */
  | { readonly says: 'from' | 'embargo' | 'until'; readonly time: string }
  /** Its meaning is not certain. `expected` ends a message: `true or false`. */
  | { readonly says: 'unclear'; readonly expected: string }

const YES: ReadonlySet<unknown> = new Set([
  true,
  1,
  'true',
  'yes',
  'on',
  '1',
  'y',
  't',
  'x',
  'ja',
  'oui',
  'sí',
  'si',
  'sim',
])
const NO: ReadonlySet<unknown> = new Set([
  false,
  0,
  'false',
  'no',
  'off',
  '0',
  'n',
  'f',
  'never',
  'none',
  'null',
  'nil',
  'nein',
  'non',
  'não',
  'nao',
])

const NOTHING: Saying = { says: 'nothing' }
const SHOWN: Saying = { says: 'shown' }

const normalise = (value: unknown): unknown => (typeof value === 'string' ? value.trim().toLowerCase() : value)
const isYes = (value: unknown): boolean => YES.has(normalise(value))
const isNo = (value: unknown): boolean => NO.has(normalise(value))
const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  isMissingValue(value) ||
  (Array.isArray(value) && value.every(isBlank))

/** Reads what a field says about publishing. */
export function readSaying(fields: FieldReader, { kind, reason }: HoldName, value: unknown): Saying {
  if (isBlank(value)) return NOTHING
  const hidden: Saying = { says: 'hidden', reason }
  switch (kind) {
    case 'hides':
      // Themes hide parts of a page by a list: `hide: [toc]`.
      if (Array.isArray(value) || isNo(value)) return NOTHING
      return isYes(value) ? hidden : { says: 'unclear', expected: 'true or false' }
    case 'shows':
      if (isYes(value)) return SHOWN
      if (isNo(value)) return hidden
      return readDate(fields, 'from', value) ?? { says: 'unclear', expected: 'true or false' }
    case 'from':
    case 'embargo':
    case 'until':
      if (isNo(value)) return NOTHING
      return (
        (isYes(value) ? hidden : readDate(fields, kind, value)) ?? {
          says: 'unclear',
          expected: 'a date, such as 2026-11-22',
        }
      )
    case 'state':
    case 'word':
      return readState(kind, value)
    case 'password':
      return isNo(value) ? NOTHING : hidden
  }
}

function readDate(fields: FieldReader, says: 'from' | 'embargo' | 'until', value: unknown): Saying | undefined {
  const text = typeof value === 'number' ? String(value) : value
  const instant = typeof text === 'string' ? fields.instantOf(text) : undefined
  return instant && { says, time: instant.begin }
}

const EXPECTED_STATE = 'a word such as published or draft'

function readState(kind: 'state' | 'word', value: unknown): Saying {
  const unknown: Saying = kind === 'word' ? NOTHING : { says: 'unclear', expected: EXPECTED_STATE }
  // The fields of a group are read one by one.
  if (isMapping(value)) return NOTHING
  if (Array.isArray(value)) {
    const all = value.map((one) => readState(kind, one))
    return all.find(({ says }) => says === 'hidden') ?? all.find(({ says }) => says !== 'shown') ?? SHOWN
  }
  const word =
    typeof value === 'string'
      ? value
          .trim()
          .toLowerCase()
          .replaceAll(/[-_\s]+/g, ' ')
      : value
  if (typeof word === 'string') {
    const hidden = HIDDEN_STATES.get(word)
    if (hidden) return { says: 'hidden', reason: hidden }
    if (SHOWN_STATES.has(word)) return SHOWN
  }
  // Drupal writes 1 and 0.
  if (kind === 'state' && isYes(value)) return SHOWN
  return kind === 'state' && isNo(value) ? { says: 'hidden', reason: 'unpublished' } : unknown
}

/** Hugo's `build` says which parts of a site an article is in. */
export function readBuildOptions(group: Readonly<Record<string, unknown>>): Saying {
  const [list, render] = [group['list'], group['render']].map(normalise)
  if (render === 'never' || isNo(render) || list === 'never' || isNo(list) || list === 'local')
    return { says: 'hidden', reason: 'unlisted' }
  const isKnown = (value: unknown) => isBlank(value) || isYes(value) || value === 'always'
  return isKnown(list) && isKnown(render) ? NOTHING : { says: 'unclear', expected: 'always or never' }
}
