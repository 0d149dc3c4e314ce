import {
  ARTICLE_NAMES,
  ORGANIZATION_NAMES,
  PICTURE_NAMES,
  PROVIDER_NAMES,
  SITE_NAMES,
  TOPIC_NAMES,
} from './field-names.ts'

// In a file that can't be parsed, a known name is the best evidence of what the writer meant.

/** Fields whose values are groups of fields, or lists of them. */
const GROUPS: ReadonlySet<string> = new Set(['provider', 'images', 'related'])

/** Fields whose values are lists, which are often written between brackets. */
const LISTS: ReadonlySet<string> = new Set([
  'topics',
  'tags',
  'images',
  'related',
  'authors',
  'publishers',
  'keywords',
  'home',
  'embed',
])

/** The fields of all kinds of files. */
const KNOWN: ReadonlySet<string> = new Set(
  [ARTICLE_NAMES, PICTURE_NAMES, PROVIDER_NAMES, TOPIC_NAMES, ORGANIZATION_NAMES, SITE_NAMES].flatMap(
    ({ read }) => read,
  ),
)

export const isGroupField = (name: string): boolean => GROUPS.has(name)
export const isListField = (name: string): boolean => LISTS.has(name)
export const isKnownField = (name: string): boolean => KNOWN.has(name)
