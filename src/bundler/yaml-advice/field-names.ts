/** Fields of articles that the bundler reads. */
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
  'coverage',
  'locale',
  'slug',
  'permalink',
  'aliases',
  'alias',
  'redirect_from',
  'redirects',
]

/** Fields of other publishing systems that are ignored without a warning. The value of `secured` is never read. */
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

/** The names that a group of fields may contain. */
export interface KnownNames {
  /** Fields that cause no warning: those that are read and those that are ignored. */
  readonly all: ReadonlySet<string>
  /** Fields that are read. A misspelt name is compared with these. */
  readonly read: readonly string[]
}

const known = (read: readonly string[], ignored: readonly string[] = IGNORED_FIELDS): KnownNames => ({
  all: new Set([...read, ...ignored]),
  read,
})

export const ARTICLE_NAMES = known(KNOWN_FIELDS)
export const PICTURE_NAMES = known(
  ['url', 'width', 'height', 'title', 'alt', 'caption', 'attribution'],
  [...IGNORED_FIELDS, 'isCached'],
)
export const PROVIDER_NAMES = known(
  ['name', 'domain', 'images', 'authors', 'publishers'],
  [...IGNORED_FIELDS, 'description', 'otherNames'],
)
/** Related stories are often copies of articles, so all fields of articles are accepted. */
export const RELATED_NAMES = known(
  ['title', 'excerpt', 'publishedDateTime', 'webUrl', 'originalUrl', 'type', 'quality', 'provider', 'images'],
  [...IGNORED_FIELDS, ...KNOWN_FIELDS],
)
export const TOPIC_NAMES = known(
  ['_id', 'name', 'shortname', 'parent', 'description', 'keywords', 'images'],
  [...IGNORED_FIELDS, 'id', 'image', 'hashtags', 'services'],
)
export const ORGANIZATION_NAMES = known(
  ['name', 'domain', 'description', 'images'],
  [...IGNORED_FIELDS, 'otherNames', 'keywords'],
)
export const SITE_NAMES: KnownNames = known(
  [
    'title',
    'description',
    'url',
    'locale',
    'nameplate',
    'accent',
    'paper',
    'fonts',
    'footer',
    'interface',
    'home',
    'bands',
    'embed',
    'pages',
    'pictures',
    'fields',
  ],
  ['lang'],
)
/** The fields of groups in `site.yaml`. */
export const COLOUR_NAMES: KnownNames = known(['light', 'dark'], [])
export const FONT_NAMES: KnownNames = known(['headline', 'text'], [])
export const FOOTER_NAMES: KnownNames = known(['label', 'url'], [])
export const INTERFACE_NAMES: KnownNames = known(['density', 'language'], [])
