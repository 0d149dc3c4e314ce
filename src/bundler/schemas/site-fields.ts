import { MAPPABLE } from '../settings/read-field-names.ts'
import { MAX_BANDS, MAX_HOSTS, MAX_PAGES } from '../settings/read-site.ts'
import { type FieldSchema, address, text, texts } from './field-schema.ts'

/** A field of site.yaml. A new project's file shows its first example behind a `#`. */
export type SiteField = FieldSchema & { readonly examples: readonly [unknown, ...unknown[]] }

const field = (schema: FieldSchema, example: unknown): SiteField => ({ ...schema, examples: [example] })

/**
 * What site.yaml may say, in the order in which a new project shows it. A field that is added to `SITE_NAMES` needs one entry
 * here: editors and `broadsheet init` have both from it.
 */
export const SITE_FIELDS: Readonly<Record<string, SiteField>> = {
  title: field(text('The name of the site.'), 'My News'),
  description: field(
    text('What the site is about, in a sentence: for the footer and for previews.'),
    'News of the coast.',
  ),
  url: field(
    address('The public address of the site. Feeds, sitemaps, canonical addresses and link previews need it.'),
    'https://news.example',
  ),
  locale: field(text('The language of the site, as a tag such as en, en-GB or pt-BR.'), 'en-GB'),
  accent: field(
    {
      description:
        'The colour of the site’s title and of embedded top stories: six hexadecimal digits after #, in quotes.',
      type: ['string', 'null'],
      pattern: '^(#[0-9a-fA-F]{6})?$',
      patternErrorMessage: 'Write six hexadecimal digits after #, in quotes.',
    },
    '#1d4ed8',
  ),
  home: field(
    texts(
      'Topics with a band on the front page, by name or id. Without it, the four largest topics have one.',
      MAX_BANDS,
    ),
    ['Harbour', 'Weather'],
  ),
  embed: field(texts('Sites that may embed topics in their pages. Without it, everybody may.', MAX_HOSTS), [
    'https://partner.example',
  ]),
  pages: field(
    {
      description:
        'How many of the newest articles get an HTML page of their own, for search engines and link previews.',
      anyOf: [
        { type: 'integer', minimum: 0, maximum: MAX_PAGES },
        { type: 'string', pattern: String.raw`^\d+$` },
        { type: 'null' },
      ],
      default: 1000,
    },
    1000,
  ),
  pictures: field(
    {
      description:
        'Copies makes smaller copies of pictures, so that phones load less. Original publishes them as they are.',
      enum: ['copies', 'original', null],
      default: 'copies',
    },
    'copies',
  ),
  fields: field(
    {
      description: 'Names that your articles have for fields of the format, if they were written for another system.',
      type: ['object', 'null'],
      properties: Object.fromEntries(
        MAPPABLE.map((name) => [name, texts(`The name, or names, that your articles have for ${name}.`, 20)]),
      ),
      additionalProperties: false,
    },
    { excerpt: 'standfirst', 'provider.name': 'paper' },
  ),
}
