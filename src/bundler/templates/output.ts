/** Filters that only make an address or keep text as it is. */
const HARMLESS =
  /^(?:relative_url|absolute_url|url|relURL|absURL|relLangURL|absLangURL|safe|safeHTML|safeURL|escape|xml_escape|strip|htmlBaseUrl|locale_url|uri_escape|prepend:\s*site\.(?:baseurl|url)|asset_path|markdownify|smartify)$/

/** What stands for the address of the site itself. Addresses on it then begin with a slash. */
const OWN_ADDRESS =
  /^(?:(?:site|config|metadata|meta)\.(?:url|baseurl|baseUrl|base_url|home|origin)|\.?\$?\.?Site\.BaseURL|baseurl|base_url|baseUrl|BASE_URL|pathPrefix|site\.github\.url)$/

/**
 * The text of an output mark, `{{ … }}`, when it can be known here: a text, the address of the site, a field of the front
 * matter, a plain value of the site's settings or data, or a variable that was set in the same text.
 * @param expression without the braces
 * @returns undefined for all others
 */
export function outputOf(
  expression: string,
  variables: ReadonlyMap<string, string>,
  data: Readonly<Record<string, unknown>>,
  siteValues: Readonly<Record<string, string>> = {},
): string | undefined {
  const [value = '', ...filters] = splitFilters(expression)
  if (!filters.every((filter) => HARMLESS.test(filter))) return undefined
  const [, double, single, raw] = /^(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`)$/.exec(value) ?? []
  const text = double ?? single ?? raw
  if (text !== undefined) return text
  if (OWN_ADDRESS.test(value)) return ''
  if (variables.has(value)) return variables.get(value)
  // Hugo reads the names of its settings in any case.
  const setting = /^[$.]*site\.params\./i.test(value) ? value.replace(/^[$.]+/, '').toLowerCase() : value
  if (Object.hasOwn(siteValues, setting)) return siteValues[setting]
  const [, field] = /^(?:page\.|post\.|frontmatter\.|\$frontmatter\.)([\w-]+)$/.exec(value) ?? [
    undefined,
    value === 'title' ? 'title' : undefined,
  ]
  const found = field !== undefined && Object.hasOwn(data, field) ? data[field] : undefined
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
}

/** Splits at `|`, but not within quotes. */
const splitFilters = (expression: string): string[] =>
  (expression.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|[^|"'`]|["'`])+/g) ?? []).map((part) => part.trim())
