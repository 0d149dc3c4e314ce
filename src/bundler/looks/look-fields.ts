import type { FooterLink, InterfaceDefaults } from '../../contract/site-looks.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Path } from '../problems/found-problem.ts'
import { type FieldReader, isMapping } from '../validate/fields.ts'
import { suggestField } from '../validate/known-fields.ts'
import { hintForLink, safeLink } from '../values/link.ts'
import { tidyText } from '../values/prose.ts'
import { COLOUR_NAMES, FOOTER_NAMES, INTERFACE_NAMES, type KnownNames } from '../yaml-advice/field-names.ts'
import type { ThemeColours } from './palette.ts'

export const MAX_FOOTER = 12
const MAX_LABEL = 60

/** Reads a group of fields, and warns about those that it does not have. */
export function readGroup(
  fields: FieldReader,
  value: unknown,
  path: Path,
  { all, read }: KnownNames,
): Readonly<Record<string, unknown>> {
  const group = fields.mapping(value, path) ?? {}
  for (const name of Object.keys(group)) {
    if (all.has(name)) continue
    const near = suggestField(name, read)
    const hint = near ? `Did you mean “${near}”?` : `The known fields are ${read.join(', ')}.`
    const where = path.filter((part) => typeof part === 'string').join('.')
    fields.reportName(
      'warning',
      'unknown-field',
      [...path, name],
      `${where} has no field “${name}”, so it is not read.`,
      hint,
    )
  }
  return group
}

/** A colour without quotes, which YAML reads as a comment. */
const UNQUOTED_COLOUR = /:\s+(#[\da-f]{3,8})\b/i

/** Reads a colour for both themes, or one for each. @returns the text as `both` when it is one colour */
export function readColours(
  fields: FieldReader,
  value: unknown,
  name: 'accent' | 'paper',
): ThemeColours & { readonly both?: string } {
  if (!isMapping(value)) {
    const both = readHex(fields, value, [name])
    return both ? { both } : {}
  }
  const group = readGroup(fields, value, [name], COLOUR_NAMES)
  const light = readHex(fields, group['light'], [name, 'light'])
  const dark = readHex(fields, group['dark'], [name, 'dark'])
  return { ...(light && { light }), ...(dark && { dark }) }
}

function readHex(fields: FieldReader, value: unknown, path: Path): string | undefined {
  const field = String(path.at(-1))
  const wrong = (message: string, hint: string) => {
    fields.report('error', 'invalid-colour', path, message, hint)
    return undefined
  }
  if (value === null) {
    const line = fields.textAt(path)
    const colour = UNQUOTED_COLOUR.exec(line)?.[1]
    return colour
      ? wrong(
          'Found nothing, because in YAML a # after a space begins a comment.',
          `Put the colour in quotes: ${field}: "${colour}".`,
        )
      : undefined
  }
  const text = tidyText(fields.text(value, path) ?? '')
  if (text === '') return undefined
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toLowerCase()
  return wrong(
    `Found “${text}”, expected a colour such as "#1d4ed8".`,
    'Write six hexadecimal digits after #, in quotes.',
  )
}

/** An address for the foot of a page: of another site, a path of this one, or one for letters. */
function footerAddress(text: string): string | undefined {
  if (/^mailto:[\w.%+-]+@[\w-]+(?:\.[\w-]+)+$/i.test(text)) return text
  // Two slashes begin an address of another site, and browsers read \ as /.
  if (/^\/(?![/\\])[^\s\\]*$/.test(text)) return text
  return safeLink(text)
}

export function readFooter(fields: FieldReader, value: unknown): readonly FooterLink[] {
  return fields.list(value, ['footer'], 'mapping', MAX_FOOTER).flatMap((entry, at) => {
    const path: Path = ['footer', at]
    const group = readGroup(fields, entry, path, FOOTER_NAMES)
    const label = tidyText(fields.text(group['label'], [...path, 'label']) ?? '')
    const written = tidyText(fields.text(group['url'], [...path, 'url']) ?? '')
    const url = footerAddress(written)
    if (label !== '' && label.length <= MAX_LABEL && url) return [{ label, url }]
    if (written !== '' && !url)
      fields.report(
        'error',
        'unsafe-link',
        [...path, 'url'],
        `Found “${written}”, expected an address such as https://news.example/imprint, /about or mailto:desk@news.example.`,
        hintForLink(written) ?? 'Write such an address, or remove the entry.',
      )
    else if (isMapping(entry))
      fields.report(
        'error',
        'invalid-footer',
        path,
        `A link of the footer needs a label of at most ${MAX_LABEL} characters, and a url.`,
        'Write both: label: Imprint, and below it url: https://news.example/imprint.',
      )
    return []
  })
}

export const DENSITIES = ['cards', 'compact', 'headlines'] as const
/** The languages of `messages/languages.ts`. */
export const INTERFACE_LANGUAGES: readonly string[] = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'zh', 'ar']

export function readInterface(fields: FieldReader, value: unknown): InterfaceDefaults {
  const group = readGroup(fields, value, ['interface'], INTERFACE_NAMES)
  const choose = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
    rest: string,
  ): Choice | undefined => {
    const path = ['interface', name]
    const text = tidyText(fields.text(group[name], path) ?? '').toLowerCase()
    const choice = choices.find((one) => one === text)
    if (choice || text === '') return choice
    const near = didYouMean(text, choices)
    fields.report(
      'error',
      'invalid-interface',
      path,
      `Found “${text}”, expected one of ${choices.join(', ')}.`,
      near ? `Write ${near}.` : `Write one of them, or remove the field: ${rest}.`,
    )
    return undefined
  }
  const density = choose('density', DENSITIES, 'lists then have pictures')
  const language = choose('language', INTERFACE_LANGUAGES, 'the language is then that of the reader’s browser')
  return { ...(density && { density }), ...(language && { language }) }
}
