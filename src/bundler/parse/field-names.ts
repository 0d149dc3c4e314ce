/** Fields of articles that are read. */
export const KNOWN_FIELDS: readonly string[] = [
  'title',
  'excerpt',
  'publishedDateTime',
  'date',
  'updatedDateTime',
  'webUrl',
  'originalUrl',
  'ampWebUrl',
  'cdnAmpWebUrl',
  'type',
  'quality',
  'heat',
  'published',
  'featuredContent',
  'provider',
  'topics',
  'tags',
  'images',
  'related',
  'locale',
]

/** Fields of publishing systems that mean nothing here and are passed over in silence; `secured` is never even looked at. */
export const IGNORED_FIELDS: readonly string[] = [
  'secured',
  'category',
  'categories',
  'taxonomy',
  '_id',
  'layout',
  'permalink',
  'slug',
  'redirect_from',
  'sourceUrl',
  'path',
]

/** What a group of fields may hold. */
export interface KnownNames {
  /** Read, or passed over in silence. */
  readonly all: ReadonlySet<string>
  /** Those that are read: what somebody may have meant. */
  readonly read: readonly string[]
}

const known = (read: readonly string[], ignored: readonly string[] = IGNORED_FIELDS): KnownNames => ({
  all: new Set([...read, ...ignored]),
  read,
})

export const ARTICLE_NAMES = known(KNOWN_FIELDS)
export const PICTURE_NAMES = known(['url', 'width', 'height', 'title', 'attribution'], [...IGNORED_FIELDS, 'isCached'])
export const PROVIDER_NAMES = known(
  ['name', 'domain', 'images', 'authors', 'publishers'],
  [...IGNORED_FIELDS, 'description', 'otherNames'],
)
/** A related story is often a copy of an article. */
export const RELATED_NAMES = known(
  ['title', 'excerpt', 'publishedDateTime', 'webUrl', 'originalUrl', 'type', 'quality', 'provider', 'images'],
  [...IGNORED_FIELDS, ...KNOWN_FIELDS],
)
export const TOPIC_NAMES = known(
  ['_id', 'name', 'shortname', 'parent', 'description', 'keywords', 'images'],
  [...IGNORED_FIELDS, 'id', 'image', 'hashtags', 'services'],
)
export const ORGANIZATION_NAMES = known(
  ['name', 'domain', 'images'],
  [...IGNORED_FIELDS, 'description', 'otherNames', 'keywords'],
)
export const SITE_NAMES: KnownNames = known(
  ['title', 'description', 'url', 'locale', 'accent', 'home', 'embed', 'pages'],
  ['lang'],
)
