import {
  ARTICLE_NAMES,
  ORGANIZATION_NAMES,
  PICTURE_NAMES,
  PROVIDER_NAMES,
  SITE_NAMES,
  TOPIC_NAMES,
} from './field-names.ts'

// Of a file that can't be read, the names of fields are the best witnesses of what its writer meant.

/** Fields that hold fields. */
const GROUPS: ReadonlySet<string> = new Set(['provider', 'images', 'related'])

/** Fields that hold lists, which may well be written between brackets. */
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

/** All that are read anywhere. */
const NAMES: ReadonlySet<string> = new Set(
  [ARTICLE_NAMES, PICTURE_NAMES, PROVIDER_NAMES, TOPIC_NAMES, ORGANIZATION_NAMES, SITE_NAMES].flatMap(
    ({ read }) => read,
  ),
)

export const isGroupField = (name: string): boolean => GROUPS.has(name)
export const isListField = (name: string): boolean => LISTS.has(name)
export const isKnownField = (name: string): boolean => NAMES.has(name)
