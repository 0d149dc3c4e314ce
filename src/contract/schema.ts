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
/** Numbers as text, see `packed-numbers.ts`. */
const packed = { type: 'string', pattern: '^[!-~]*$' }
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
  'language?': { ...text, description: 'Whose endings are cut off its words, if not that of `locale`.' },
  'long?': { ...alwaysTrue, description: 'In lists: the story has a long text.' },
  'more?': { ...alwaysTrue, description: 'In lists: above its text, the open story shows more than this card.' },
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
  'locale?': { ...text, description: 'Language of a translation of the story.' },
  'why?': ref('tie'),
})

const shard = { providers: list(ref('provider')) }

const DEFS: Readonly<Record<string, Schema>> = {
  picture: object('A picture.', {
    src: { ...source, description: 'An address, or `assets/…` below the index.' },
    'width?': count,
    'height?': count,
    'colour?': { ...text, pattern: '^#[0-9a-f]{6}$', description: 'Average of the picture.' },
    'copies?': {
      ...tuple(hash, list(count)),
      description: 'Hash and widths of its copies, `pictures/<hash>.<width>.webp`.',
    },
    'title?': text,
    'attribution?': text,
    'alt?': text,
    'caption?': { ...text, description: 'Only in stories.' },
  }),
  provider: object('An outlet.', {
    domain: text,
    name: text,
    'logo?': source,
    'logoLarge?': source,
    'description?': { ...text, description: 'Only in the catalogue.' },
  }),
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
    'pictures?': { ...list(ref('picture')), description: 'Pictures in `body` that have copies or a known size.' },
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
  part: object('A period of the edition.', { key: text, count, directory: hash }),
  volume: object('The files of the catalogue and of search, of the newest part or of all others.', {
    key: { enum: ['newest', 'archive'] },
    count,
    rows: hash,
    groups: hash,
    ranks: hash,
    ids: hash,
    words: hash,
    languages: list(text),
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
      'nameplate?': text,
      'nameplateBox?': { ...text, description: 'Width and height of the drawing that every page has as #nameplate.' },
      'footer?': list(object('A link at the foot of every page.', { label: text, url: text })),
      'interface?': object('How the interface is until a reader chooses.', { 'density?': text, 'language?': text }),
      home: list(text),
    }),
    counts: object('Of the whole edition.', { articles: count, stories: count, providers: count }),
    leftOut: object('Articles that are not here.', {
      unpublished: count,
      future: count,
      invalid: count,
    }),
    'newest?': instant,
    'hasMovedPages?': { const: true, description: 'The site has pages at old addresses of its articles.' },
    topics: list(ref('topic')),
    sources: {
      ...list(count),
      description: 'Stories of each provider that the facets of the site’s front name.',
    },
    front: hash,
    parts: list(ref('part')),
    volumes: list(ref('volume')),
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
  catalogue: object('catalogue/<volume>.<hash>.json: columns over the volume’s articles, in the order of its cards.', {
    'rows?': object('What every list needs.', {
      cards: list(tuple(text, count, hash)),
      time: { ...packed, description: 'Quarters of an hour, each as the signed difference to the row before.' },
      types: { ...list(tuple(text, packed)), description: 'Rows of each type but the usual one.' },
      videos: packed,
      severalOutlets: packed,
      reports: { ...packed, description: 'Reports of events that have several; see `VolumeRows`.' },
      shared: list(tuple(count, count)),
    }),
    'groups?': object('What articles are grouped by.', {
      topics: list(text),
      topicCounts: packed,
      topic: packed,
      ...shard,
      provider: packed,
    }),
    'ranks?': packed,
    'ids?': { ...text, pattern: '^[A-Za-z0-9_-]*$', description: '24 bits of a hash of each id.' },
  }),
  directory: object('directory/<part>.<hash>.json: the stories and suggestions of a part.', {
    stories: list(tuple(text, hash)),
    similar: list(tuple(text, hash)),
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
  search: object('search/<volume>.<hash>.json: the words of the volume, or the files that have them.', {
    common: text,
    'words?': ref('words'),
    files: { ...list(tuple(text, hash)), description: 'First key and hash of each file `search/words.<hash>.json`.' },
  }),
  words: object('search/words.<hash>.json: words, and the rows that have them; see `SearchWords`.', {
    keys: { ...text, description: 'Joined by spaces.' },
    forms: text,
    hits: { ...packed, description: 'Lists of rows, joined by commas.' },
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
