import {
  type GenericSchema,
  array,
  exactOptional,
  literal,
  number,
  object,
  picklist,
  regex,
  pipe,
  string,
  tuple,
} from 'valibot'
import {
  type Card,
  INDEX_FORMAT,
  type Front,
  type Manifest,
  type Picture,
  type Provider,
} from '../../contract/edition.ts'

// These schemas validate every file of the index, since it may come from a damaged cache, a proxy or a captive portal.
// They drop unknown keys, so that a newer bundler can add some. Those that the first script does without are
// in `story-guards.ts` and `later-guards.ts`.

const address = pipe(string(), regex(/^(https?:\/\/|assets\/)/))
export const link = pipe(string(), regex(/^https?:\/\//))
const count = number()

export const picture: GenericSchema<Picture> = object({
  src: address,
  width: exactOptional(number()),
  height: exactOptional(number()),
  colour: exactOptional(string()),
  copies: exactOptional(tuple([string(), array(number())])),
  title: exactOptional(string()),
  attribution: exactOptional(string()),
  alt: exactOptional(string()),
  caption: exactOptional(string()),
})

export const providerEntries = {
  domain: string(),
  name: string(),
  logo: exactOptional(address),
  logoLarge: exactOptional(address),
}

const provider: GenericSchema<Provider> = object(providerEntries)

export const cardEntries = {
  id: string(),
  title: string(),
  excerpt: exactOptional(string()),
  time: string(),
  dayOnly: exactOptional(literal(true)),
  type: exactOptional(string()),
  url: exactOptional(link),
  provider: number(),
  topics: array(string()),
  image: exactOptional(picture),
  heat: exactOptional(number()),
  quality: exactOptional(number()),
  coverage: exactOptional(object({ outlets: number(), points: array(tuple([number(), number()])) })),
  locale: exactOptional(string()),
  language: exactOptional(string()),
  long: exactOptional(literal(true)),
  more: exactOptional(literal(true)),
}

export const card: GenericSchema<Card> = object(cardEntries)

export const providers = array(provider)

export const front: GenericSchema<Front> = object({
  providers,
  cards: array(card),
  latest: array(number()),
  top: array(number()),
  lead: array(number()),
  bands: array(object({ topic: string(), cards: array(number()) })),
  facets: object({ providers: array(number()), types: array(string()) }),
})

/** What distinguishes a manifest of a newer format from a damaged file. */
export const anyManifest = object({ format: number() })

export const manifest: GenericSchema<Manifest> = object({
  format: literal(INDEX_FORMAT),
  edition: string(),
  site: object({
    title: string(),
    description: exactOptional(string()),
    url: exactOptional(link),
    locale: string(),
    accent: exactOptional(string()),
    nameplate: exactOptional(string()),
    nameplateBox: exactOptional(string()),
    footer: exactOptional(array(object({ label: string(), url: pipe(string(), regex(/^(https?:|mailto:|\/)/)) }))),
    home: array(string()),
  }),
  counts: object({ articles: count, stories: count, providers: count }),
  leftOut: object({ unpublished: count, future: count, invalid: count }),
  newest: exactOptional(string()),
  hasMovedPages: exactOptional(literal(true)),
  topics: array(
    object({
      id: string(),
      name: string(),
      shortname: exactOptional(string()),
      parent: exactOptional(string()),
      description: exactOptional(string()),
      image: exactOptional(address),
      ink: number(),
      sub: exactOptional(number()),
      count,
      providers: count,
      sources: array(count),
      front: string(),
    }),
  ),
  sources: array(count),
  front: string(),
  parts: array(object({ key: string(), count, directory: string() })),
  volumes: array(
    object({
      key: picklist(['newest', 'archive']),
      count,
      rows: string(),
      groups: string(),
      ranks: string(),
      ids: string(),
      words: string(),
      languages: array(string()),
    }),
  ),
})
