/** Filters that only make an address or keep text as it is. */
const HARMLESS =
  /^(?:relative_url|absolute_url|absoluteUrl|url|relURL|absURL|relLangURL|absLangURL|safe|safeHTML|safeURL|escape|xml_escape|strip|htmlBaseUrl|locale_url|uri_escape|prepend:\s*site\.(?:baseurl|url)|asset_path|markdownify|smartify|default)(?=$|[\s:(])/

/**
 * Filters that make something else of a text: a picture, a part of a page, data, a number, a translation. Readers would see
 * the name of a file or a key.
 */
const MAKES_OTHER =
  /image|img|picture|photo|icon|svg|avatar|logo|thumb|include|render|partial|inline|json|dump|size|length|count|index|split|first|last|where|group|sort|map|md5|sha\d|hmac|base64|hash|slug|encode|i18n|translat|^(?:t|_|plus|minus|times|divided_by|modulo|round|css|js|script)$/i

/** A time that the build would have to know: `{{ "now" | date: "%Y" }}`. */
const IS_NOW = /^(?:now|today)$/

/** What stands for the address of the site itself. Addresses on it then begin with a slash. */
const OWN_ADDRESS =
  /^(?:(?:site|config|metadata|meta)\.(?:url|baseurl|baseUrl|base_url|home|origin)|\.?\$?\.?Site\.BaseURL|baseurl|base_url|baseUrl|BASE_URL|pathPrefix|site\.github\.url)$/

const LITERAL = /^(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`)$/

type Data = Readonly<Record<string, unknown>>

/** The text of a mark, when it can be known here. */
export interface Output {
  readonly text: string
  /** The first filter whose effect is not known. The text is what it was given. */
  readonly filter?: string
}

/**
 * The text of an output mark, `{{ … }}`, when it can be known here: a text, the address of the site, a field of the front
 * matter, a plain value of the site's settings or data, or a variable that was set in the same text.
 * @param expression without the braces
 * @returns undefined for all others
 */
export function outputOf(
  expression: string,
  variables: ReadonlyMap<string, string>,
  data: Data,
  siteValues: Readonly<Record<string, string>> = {},
): Output | undefined {
  const [value = '', ...filters] = splitFilters(expression)
  const text = textOf(value, variables, data, siteValues)
  if (text === undefined) return undefined
  const names = filters.filter((filter) => !HARMLESS.test(filter)).map(nameOfFilter)
  const [filter] = names
  if (filter === undefined) return { text }
  return IS_NOW.test(text) || names.some((name) => MAKES_OTHER.test(name)) ? undefined : { text, filter }
}

/** A text in quotes and the first filter that it is given to, as a tag of this name with the same arguments. */
export function asTag(expression: string): { readonly name: string; readonly words: string } | undefined {
  const [value = '', ...filters] = splitFilters(expression)
  const filter = filters.find((one) => !HARMLESS.test(one))
  if (filter === undefined || !LITERAL.test(value)) return undefined
  const name = nameOfFilter(filter)
  return { name, words: `${value} ${filter.slice(name.length).replace(/^\s*[:(]|\)$/g, '')}` }
}

function textOf(
  value: string,
  variables: ReadonlyMap<string, string>,
  data: Data,
  siteValues: Readonly<Record<string, string>>,
): string | undefined {
  const [, double, single, raw] = LITERAL.exec(value) ?? []
  const text = double ?? single ?? raw
  if (text !== undefined) return text
  if (OWN_ADDRESS.test(value)) return ''
  if (variables.has(value)) return variables.get(value)
  // Hugo reads the names of its settings in any case.
  const setting = /^[$.]*site\.params\./i.test(value) ? value.replace(/^[$.]+/, '').toLowerCase() : value
  if (Object.hasOwn(siteValues, setting)) return siteValues[setting]
  // Eleventy calls fields by their names alone.
  const [, field] = /^(?:page\.|post\.|frontmatter\.|\$frontmatter\.)?([\w-]+)$/.exec(value) ?? []
  const found = field !== undefined && Object.hasOwn(data, field) ? data[field] : undefined
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}

const nameOfFilter = (filter: string) => /^[\w.$-]*/.exec(filter)?.[0] ?? ''

/** Splits at `|`, but not within quotes. */
const splitFilters = (expression: string): string[] =>
  (expression.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|[^|"'`]|["'`])+/g) ?? []).map((part) => part.trim())
