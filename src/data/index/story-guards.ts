import { type GenericSchema, array, exactOptional, number, object, picklist, pipe, regex, string, tuple } from 'valibot'
import type { CardShard, Story, StoryShard } from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { card, cardEntries, link, picture, providers } from './guards.ts'

// The files of the index that hold all stories of an edition in parts.

const related = object({
  title: string(),
  excerpt: exactOptional(string()),
  time: exactOptional(string()),
  type: exactOptional(string()),
  url: exactOptional(link),
  provider: number(),
  quality: exactOptional(number()),
  image: exactOptional(picture),
  article: exactOptional(string()),
  locale: exactOptional(string()),
  why: exactOptional(
    object({ by: picklist(['editor', 'publisher', 'page', 'copy', 'words']), words: exactOptional(array(string())) }),
  ),
})

const story: GenericSchema<Story> = object({
  ...cardEntries,
  text: exactOptional(string()),
  updated: exactOptional(string()),
  reports: exactOptional(array(related)),
  related: array(related),
  alternates: array(object({ kind: picklist(['original', 'amp', 'amp-cache']), url: link })),
  youtube: exactOptional(pipe(string(), regex(/^[\w-]{6,20}$/))),
  body: exactOptional(string()),
  pictures: exactOptional(array(picture)),
  authors: array(string()),
  publishers: array(string()),
  tags: array(string()),
})

export const cardShard: GenericSchema<CardShard> = object({ providers, cards: array(card) })

export const storyShard: GenericSchema<StoryShard> = object({ providers, stories: array(story) })

export const directory: GenericSchema<Directory> = object({
  stories: array(tuple([string(), string()])),
  similar: array(tuple([string(), string()])),
})
