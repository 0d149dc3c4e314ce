import { COLOUR_NAMES, type KnownNames } from '../yaml-advice/field-names.ts'

/** JSON Schema of one field. Editors show the description while a person writes. */
export interface FieldSchema {
  readonly description: string
  /** Values that an editor offers. */
  readonly examples?: readonly unknown[]
  /** What editors say in place of “does not match the pattern”. Other programs ignore it. */
  readonly patternErrorMessage?: string
  readonly [keyword: string]: unknown
}

export type FieldSchemas = Readonly<Record<string, FieldSchema>>

// YAML reads `title: 1984` as a number. The bundler takes the text as it is written, so a schema must not refuse it.
const TEXT = { type: ['string', 'number', 'boolean', 'null'] } as const
const ADDRESS = {
  type: ['string', 'null'],
  pattern: String.raw`^\s*(https?:\/\/[^\s/].*)?$`,
  patternErrorMessage: 'Write a whole address, such as https://news.example/harbour.',
} as const

export const text = (description: string, ...examples: readonly unknown[]): FieldSchema => ({
  description,
  ...TEXT,
  ...(examples.length > 0 && { examples }),
})

/** A whole address of the web. */
export const address = (description: string, ...examples: readonly string[]): FieldSchema => ({
  description,
  ...ADDRESS,
  ...(examples.length > 0 && { examples }),
})

/** A list of texts, or one text in its place. */
export const texts = (description: string, limit: number, ...examples: readonly unknown[]): FieldSchema => ({
  description,
  anyOf: [{ type: 'array', items: TEXT, maxItems: limit }, TEXT],
  ...(examples.length > 0 && { examples }),
})

/** A number from 0, or -1 when it is unknown. It may be in quotes. */
export const score = (description: string, ...examples: readonly number[]): FieldSchema => ({
  description,
  type: ['number', 'string', 'null'],
  minimum: -1,
  ...(examples.length > 0 && { examples }),
})

/** A whole number from 0. It may be in quotes. */
export const wholeNumber = (description: string, maximum: number): FieldSchema => ({
  description,
  anyOf: [{ type: 'integer', minimum: 0, maximum }, { type: 'string', pattern: String.raw`^\d+$` }, { type: 'null' }],
})

const COLOUR = {
  type: ['string', 'null'],
  pattern: '^(#[0-9a-fA-F]{6})?$',
  patternErrorMessage: 'Write six hexadecimal digits after #, in quotes.',
} as const

/** A colour, or one for each theme. */
export function colours(description: string): FieldSchema {
  const ofTheme = (theme: string): FieldSchema => ({ description: `The colour in the ${theme} theme.`, ...COLOUR })
  const themes = groupSchema('colours', COLOUR_NAMES, { light: ofTheme('light'), dark: ofTheme('dark') }, false)
  return { description: `${description} Six hexadecimal digits after #, in quotes.`, anyOf: [COLOUR, themes] }
}

/** A list of groups of fields, or one group in its place. */
export const groups = (description: string, group: object, limit: number): FieldSchema => ({
  description,
  anyOf: [{ type: 'array', items: group, maxItems: limit }, group, { type: 'null' }],
})

const IGNORED = 'Accepted and not used: other publishing systems write it.'

/**
 * Makes the schema of a group of fields. It has the names that the bundler knows: a field that is added there and has no
 * description here is an error, and so is the reverse.
 * @param title what a person calls the group
 * @param isOpen true where the bundler accepts other names without a warning
 */
export function groupSchema(title: string, names: KnownNames, fields: FieldSchemas, isOpen: boolean): object {
  const missing = names.read.find((name) => !Object.hasOwn(fields, name))
  if (missing !== undefined)
    throw new Error(`The field “${missing}” of ${title} has no description in bundler/schemas.`)
  const unknown = Object.keys(fields).find((name) => !names.all.has(name))
  if (unknown !== undefined) throw new Error(`bundler/schemas describes “${unknown}” of ${title}, which is not read.`)
  const ignored = [...names.all].filter((name) => !Object.hasOwn(fields, name))
  return {
    type: 'object',
    properties: { ...fields, ...Object.fromEntries(ignored.map((name) => [name, { description: IGNORED }])) },
    additionalProperties: isOpen,
  }
}
