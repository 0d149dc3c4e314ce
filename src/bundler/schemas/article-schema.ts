import { LIMITS } from '../validate/article-fields.ts'
import { MAX_PICTURES } from '../validate/pictures.ts'
import { MAX_ITEMS } from '../validate/related.ts'
import { ARTICLE_NAMES, PICTURE_NAMES, PROVIDER_NAMES, RELATED_NAMES } from '../yaml-advice/field-names.ts'
import {
  type FieldSchema,
  type FieldSchemas,
  address,
  groupSchema,
  groups,
  score,
  text,
  texts,
} from './field-schema.ts'

const TIME = '2026-11-22T15:40:00Z'

/** A day, or a time with an offset. The bundler reads dates in many spellings, so a schema can't check them. */
const time = (description: string): FieldSchema => text(description, TIME, TIME.slice(0, 10))

const PICTURE_FIELDS: FieldSchemas = {
  url: text('A file below assets/, or the address of a picture.', '/assets/images/harbour.svg'),
  width: score('Its width in pixels.', 1200),
  height: score('Its height in pixels.', 630),
  title: text('Used when there is no alt.'),
  alt: text('What the picture shows, for those who do not see it.'),
  caption: text('A sentence below the picture.'),
  attribution: text('Who made the picture.'),
}

/** Pictures or logos: groups of fields, or addresses alone. */
export function pictures(description: string, isOpen: boolean): FieldSchema {
  const group = groupSchema('pictures', PICTURE_NAMES, PICTURE_FIELDS, isOpen)
  const { anyOf } = groups(description, { anyOf: [group, { type: 'string' }] }, MAX_PICTURES)
  return { description, anyOf }
}

const PROVIDER_FIELDS: FieldSchemas = {
  name: text('The name of the outlet.', 'Quillmark'),
  domain: text('The domain of the outlet. Without it, that of the link is used.', 'quillmark.example'),
  images: pictures('Logos of the outlet.', true),
  authors: texts('Who wrote the article.', LIMITS.list, ['Ada Example']),
  publishers: texts('Who publishes the outlet.', LIMITS.list),
}

const provider = (description: string): FieldSchema => ({
  description,
  ...groupSchema('provider', PROVIDER_NAMES, PROVIDER_FIELDS, true),
  type: ['object', 'null'],
})

const TITLE: FieldSchema = { ...text('The headline.'), maxLength: LIMITS.title }
const EXCERPT: FieldSchema = { ...text('Two or three sentences, as plain text.'), maxLength: LIMITS.excerpt }

/** Fields that articles and related stories both have. */
const STORY_FIELDS: FieldSchemas = {
  title: TITLE,
  excerpt: EXCERPT,
  publishedDateTime: time(
    'When it was published. A time without an offset is UTC. Without it, the day in the file’s name counts.',
  ),
  webUrl: address('Its page at the outlet.', 'https://quillmark.example/harbour'),
  originalUrl: address('Another address of the same page. It is the link when there is no webUrl.'),
  ampWebUrl: address('The AMP page of the story, if there is one.'),
  cdnAmpWebUrl: address('The AMP page in a cache, if there is one.'),
  type: text('The kind of story: article, video, or a word of your own.', 'article', 'video'),
  quality: score('How good it is, from 0; -1 when unknown. The order “Top” uses it when there is no heat.'),
  provider: provider('The outlet that published it. Without it, the story is the site’s own.'),
  images: pictures('Pictures. The first one that can be shown is used.', true),
}

const RELATED = {
  ...groupSchema('related', RELATED_NAMES, STORY_FIELDS, true),
  required: ['title'],
}

const ADDRESS_LIST = 'Earlier addresses on this site that should lead to the article.'

const ARTICLE_FIELDS: FieldSchemas = {
  ...STORY_FIELDS,
  date: time('Another name of publishedDateTime.'),
  updatedDateTime: time('The time of the last change.'),
  heat: score('How much it is read and shared, from 0; -1 when unknown. The order “Top” uses it.'),
  published: {
    description: 'false leaves the article out.',
    type: ['boolean', 'string'],
    examples: [false],
  },
  featuredContent: text('HTML with a YouTube iframe. It becomes a player that loads when it is pressed.'),
  topics: texts('Names of topics. An unknown name makes a new topic.', LIMITS.list, ['Harbour']),
  tags: texts('Words by which readers find the article.', LIMITS.list, ['tides', 'cameras']),
  related: groups('Stories that belong to this one, chosen by an editor.', RELATED, MAX_ITEMS),
  coverage: text(
    'The name of an event: all articles with the same name report it. false: never a report of the same event as another.',
    'port-ansel-gauges',
    false,
  ),
  locale: text('The language of the article, as a tag. Without it, that of the site.', 'en'),
  slug: {
    description: 'The last part of its address. Without it, the name of the file.',
    examples: ['harbour-camera'],
  },
  permalink: {
    description: 'The address that another system gave the article. It keeps leading here. false: no page.',
  },
  aliases: { description: ADDRESS_LIST, examples: [['/old/harbour/']] },
  alias: { description: ADDRESS_LIST },
  redirect_from: { description: ADDRESS_LIST },
  redirects: { description: ADDRESS_LIST },
}

/** The front matter of an article. Other names are not read, and the bundler accepts them. */
export const articleSchema = (): object => ({
  ...groupSchema('articles', ARTICLE_NAMES, ARTICLE_FIELDS, true),
  required: ['title'],
})
