/**
 * JSON Schema of every kind of index file. The bundler writes it beside the manifest, for other programs than the
 * reader.
 */
import { DEFAULT_TYPE, INDEX_FORMAT } from './edition.ts'

type Schema = Readonly<Record<string, unknown>>

const text = { type: 'string' }
const number = { type: 'number' }
const count = { type: 'integer', minimum: 0 }
const alwaysTrue = { const: true }
const hash = { type: 'string', pattern: '^[0-9a-f]{12}$' }
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' }
const link = { type: 'string', pattern: '^https?://' }
const source = { type: 'string', pattern: '^(https?://|assets/)' }
const id = { type: 'string', pattern: '^\\d{4}/\\d{2}/\\d{2}/[^/]+$' }
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const list = (items: Schema): Schema => ({ type: 'array', items })
const tuple = (...prefixItems: Schema[]): Schema => ({
  type: 'array',
  prefixItems,
  items: false,
  minItems: prefixItems.length,
})
/** A key that ends in `?` is optional. Unknown keys are allowed, since later versions of the bundler may add some. */
const object = (description: string, fields: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  description,
  properties: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace('?', ''), value])),
  required: Object.keys(fields).filter((name) => !name.endsWith('?')),
})

const providerIndex = { ...count, description: 'Index into the `providers` of the same file.' }

const card: Readonly<Record<string, Schema>> = {
  id: { ...id, description: '`yyyy/mm/dd/slug`, unique in the edition; also the path of the page.' },
  title: text,
  'excerpt?': {
    ...text,
    description: 'Plain text, at most 320 characters; in fronts only where it may be shown.',
  },
  time: instant,
  'dayOnly?': { ...alwaysTrue, description: 'The publisher gave a day without an hour.' },
  'type?': { ...text, default: DEFAULT_TYPE },
  'url?': link,
  provider: providerIndex,
  topics: list(text),
  'image?': ref('picture'),
  'heat?': { ...number, minimum: 0 },
  'quality?': { ...number, minimum: 0 },
  'coverage?': object('Who else reported the story, oldest first; in lists only the first two others.', {
    outlets: { ...count, minimum: 2 },
    points: list(tuple(providerIndex, { type: 'integer', description: 'Seconds after the `time` of the article.' })),
  }),
  'locale?': text,
}

const related = object('A story that goes with another.', {
  title: text,
  'excerpt?': text,
  'time?': instant,
  'type?': text,
  'url?': link,
  provider: providerIndex,
  'quality?': number,
  'image?': ref('picture'),
  'article?': id,
  'why?': ref('tie'),
})

const shard = { providers: list(ref('provider')) }

const DEFS: Readonly<Record<string, Schema>> = {
  picture: object('A picture.', {
    src: { ...source, description: 'An address, or `assets/…` below the index.' },
    'width?': count,
    'height?': count,
    'title?': text,
    'attribution?': text,
  }),
  provider: object('An outlet.', { domain: text, name: text, 'logo?': source, 'logoLarge?': source }),
  card: object('What a list shows of an article.', card),
  story: object('The whole of an article, its card included.', {
    ...card,
    'text?': { ...text, description: 'The whole excerpt, where the card’s is cut.' },
    'updated?': instant,
    'reports?': { ...list(ref('related')), description: 'Other reports of the event, newest first.' },
    related: list(ref('related')),
    alternates: list(object('Another address.', { kind: { enum: ['original', 'amp', 'amp-cache'] }, url: link })),
    'youtube?': { ...text, pattern: '^[\\w-]{6,20}$' },
    'body?': {
      ...text,
      description: 'Sanitised HTML; `/~index/` in an attribute stands for the address of the index.',
    },
    authors: list(text),
    publishers: list(text),
    tags: list(text),
  }),
  related,
  tie: object('Why two articles are tied.', {
    by: { enum: ['editor', 'publisher', 'page', 'copy', 'words'] },
    'words?': list(text),
  }),
  topic: object('A topic.', {
    id: text,
    name: text,
    'shortname?': text,
    'parent?': text,
    'description?': text,
    'image?': source,
    ink: { ...count, maximum: 12 },
    'sub?': { ...count, minimum: 1, maximum: 4 },
    count,
    providers: count,
    sources: list(count),
    front: hash,
  }),
  part: object('A stretch of the catalogue.', {
    key: text,
    count,
    rows: hash,
    directory: hash,
  }),
  manifest: object('manifest.json', {
    format: { const: INDEX_FORMAT },
    edition: { ...hash, description: 'Changes exactly when anything in the edition changes.' },
    site: object('The site.', {
      title: text,
      'description?': text,
      'url?': link,
      locale: text,
      'accent?': { ...text, pattern: '^#[0-9a-f]{6}$' },
      home: list(text),
    }),
    counts: object('Of the whole edition.', { articles: count, stories: count, providers: count }),
    leftOut: object('Articles that are not here.', {
      unpublished: count,
      future: count,
      invalid: count,
    }),
    'newest?': instant,
    topics: list(ref('topic')),
    sources: {
      ...list(count),
      description: 'Stories of each provider that the facets of the site’s front name.',
    },
    front: hash,
    parts: list(ref('part')),
  }),
  front: object('fronts/<topic>.<hash>.json: a complete first screen. Numbers index `cards`.', {
    ...shard,
    cards: list(ref('card')),
    latest: list(count),
    top: list(count),
    lead: list(count),
    bands: list(object('A topic of the home page.', { topic: text, cards: list(count) })),
    facets: object('What can be filtered by; counts are in the manifest.', {
      providers: list(providerIndex),
      types: list(text),
    }),
  }),
  catalogue: object('catalogue/<part>.<hash>.json: columns over the part’s articles, in the order of its cards.', {
    topics: list(text),
    ...shard,
    types: list(text),
    sets: list(list(count)),
    time: {
      ...list({ type: 'integer' }),
      description: 'Seconds since 1970, each as the difference to the one before.',
    },
    set: list(count),
    provider: list(count),
    type: list(count),
    rank: list(number),
    reports: {
      ...list(tuple(count, count, count)),
      description: 'Rows that are one of several reports of an event: row, event, place among its reports.',
    },
  }),
  directory: object('directory/<part>.<hash>.json: where everything else of the part is.', {
    cards: list(tuple(text, count, hash)),
    stories: list(tuple(text, hash)),
    similar: list(tuple(text, hash)),
    search: list(tuple(text, count, hash)),
  }),
  cards: object('cards/<shard>.<hash>.json', { ...shard, cards: list(ref('card')) }),
  stories: object('stories/<shard>.<hash>.json', { ...shard, stories: list(ref('story')) }),
  similar: object('similar/<shard>.<hash>.json', {
    ...shard,
    items: list(
      object('What a suggestion shows.', {
        id,
        title: text,
        time: instant,
        'type?': text,
        provider: providerIndex,
        'quality?': number,
        'image?': ref('picture'),
      }),
    ),
    ids: list(id),
    similar: list(list(tuple(count, list(text)))),
  }),
  search: object('search/<shard>.<hash>.json', {
    words: { ...text, description: 'Joined by spaces.' },
    hits: {
      ...text,
      pattern: '^[0-9a-z ,]*$',
      description: 'Articles of each word: words joined by commas, articles by spaces; see `SearchShard`.',
    },
  }),
}

/**
 * Schema of the manifest. Each other kind of file has an entry in its `$defs`. The descriptions are part of the index, whose
 * bytes change only with its format.
 */
export const INDEX_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Index of an edition, format ${INDEX_FORMAT}`,
  ...ref('manifest'),
  $defs: DEFS,
}
