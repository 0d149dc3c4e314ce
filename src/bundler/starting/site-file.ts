import { SITE_FIELDS } from '../schemas/site-fields.ts'

/** What a person says of a new site. */
export interface SiteAnswers {
  readonly title: string
  /** Language tag. */
  readonly locale: string
  readonly url?: string
}

const MAX_WIDTH = 110

/**
 * Tells editors which schema a YAML file has. Those with a language server for YAML read this comment.
 * @param up path from the folder of the file to the project
 */
export const schemaComment = (schema: string, up = './'): string =>
  `# yaml-language-server: $schema=${up}node_modules/broadsheet/lib/schemas/${schema}\n`

/**
 * Makes site.yaml with all fields, of which those that nobody answered are comments.
 * @param up path from its folder to the project
 */
export function siteFile(answers: SiteAnswers, up = './'): string {
  const known: Readonly<Record<string, unknown>> = { ...answers }
  const fields = Object.entries(SITE_FIELDS).map(([name, { description, examples }]) => {
    const isKnown = known[name] !== undefined
    const line = `${name}: ${yamlValue(isKnown ? known[name] : examples[0])}`
    return `${comment(description)}\n${isKnown ? line : `# ${line}`}\n`
  })
  const top = 'The settings of the site. Every field is optional. To use a field that begins with #, remove the #.'
  return `${schemaComment('site.json', up)}${comment(top)}\n\n${fields.join('\n')}`
}

/** Breaks a sentence into lines of a comment. */
function comment(text: string): string {
  const lines = ['#']
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (longer.length > MAX_WIDTH) lines.push(`# ${word}`)
    else lines[lines.length - 1] = longer
  }
  return lines.join('\n')
}

/** Letters, digits and marks that have no meaning in YAML, wherever they are; not numbers, dates and words such as `true`. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{N}’.-]*(?: [\p{L}\p{N}’.-]+)*$/iu
const PLAIN_ADDRESS = /^https:\/\/[\w./-]+$/

/** Writes a value as YAML on one line. Text is in quotes only where it needs them. */
export function yamlValue(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) || PLAIN_ADDRESS.test(value) ? value : JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => yamlValue(one)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([name, one]) => `${yamlValue(name)}: ${yamlValue(one)}`)
  return `{ ${entries.join(', ')} }`
}
