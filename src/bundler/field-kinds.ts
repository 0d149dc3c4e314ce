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

/** Fields that hold one value. */
const SINGLE: ReadonlySet<string> = new Set([
  'title',
  'excerpt',
  'publishedDateTime',
  'updatedDateTime',
  'date',
  'webUrl',
  'originalUrl',
  'type',
  'quality',
  'heat',
  'published',
  'locale',
  'url',
  'width',
  'height',
  'attribution',
  'name',
  'domain',
])

export const isGroupField = (name: string): boolean => GROUPS.has(name)
export const isListField = (name: string): boolean => LISTS.has(name)
export const isKnownField = (name: string): boolean => SINGLE.has(name) || GROUPS.has(name) || LISTS.has(name)
