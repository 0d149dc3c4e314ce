import { MAPPABLE } from '../settings/read-field-names.ts'
import { MAX_BANDS, MAX_HOSTS, MAX_PAGES } from '../settings/read-site.ts'
import { DENSITIES, INTERFACE_LANGUAGES, MAX_FOOTER } from '../looks/look-fields.ts'
import { MAX_FONTS } from '../looks/look-files.ts'
import { FONT_NAMES, FOOTER_NAMES, INTERFACE_NAMES, type KnownNames } from '../yaml-advice/field-names.ts'
import {
  type FieldSchema,
  type FieldSchemas,
  address,
  colours,
  groupSchema,
  groups,
  text,
  texts,
  wholeNumber,
} from './field-schema.ts'

/** A field of site.yaml. A new project's file shows its first example behind a `#`. */
export type SiteField = FieldSchema & { readonly examples: readonly [unknown, ...unknown[]] }

const field = (schema: FieldSchema, example: unknown): SiteField => ({ ...schema, examples: [example] })

const FOOTER_FIELDS: FieldSchemas = {
  label: text('What the link says.'),
  url: text('An address such as https://news.example/imprint, a path of the site, or mailto:desk@news.example.'),
}

const group = (description: string, title: string, names: KnownNames, fields: FieldSchemas): FieldSchema => ({
  description,
  ...groupSchema(title, names, fields, false),
  type: ['object', 'null'],
})

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
  nameplate: field(
    text('What the masthead shows in place of the title: another text, or an SVG drawing below assets/.'),
    'The News',
  ),
  accent: field(
    colours('The colour of the site’s title and of embedded top stories, or one for each theme.'),
    '#1d4ed8',
  ),
  paper: field(colours('The colour that pages are printed on, or one for each theme.'), {
    light: '#fbf6ea',
    dark: '#14181c',
  }),
  fonts: field(
    group('Fonts of your own: woff2 files below assets/.', 'fonts', FONT_NAMES, {
      headline: texts('The file, or files, for headlines.', MAX_FONTS),
      text: texts('The file, or files, for all other text.', MAX_FONTS),
    }),
    { headline: 'assets/fonts/headline.woff2', text: 'assets/fonts/text.woff2' },
  ),
  footer: field(
    groups('Links at the foot of every page.', groupSchema('footer', FOOTER_NAMES, FOOTER_FIELDS, false), MAX_FOOTER),
    [{ label: 'Imprint', url: 'https://news.example/imprint' }],
  ),
  interface: field(
    group('How the interface is until a reader chooses.', 'interface', INTERFACE_NAMES, {
      density: { description: 'How much of each story lists show.', enum: [...DENSITIES, null] },
      language: {
        description: 'The language of buttons and messages. Without it, that of the reader’s browser.',
        enum: [...INTERFACE_LANGUAGES, null],
      },
    }),
    { density: 'compact', language: 'en' },
  ),
  home: field(
    texts(
      'Topics with a band on the front page, by name or id. Without it, the four largest topics have one.',
      MAX_BANDS,
    ),
    ['Harbour', 'Weather'],
  ),
  bands: field(wholeNumber('How many topics have a band on the front page, at most.', MAX_BANDS), 4),
  embed: field(texts('Sites that may embed topics in their pages. Without it, everybody may.', MAX_HOSTS), [
    'https://partner.example',
  ]),
  pages: field(
    {
      ...wholeNumber(
        'How many of the newest articles get an HTML page of their own, for search engines and link previews.',
        MAX_PAGES,
      ),
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
