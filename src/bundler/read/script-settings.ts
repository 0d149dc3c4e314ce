import { type FoundLayout, type GeneratorSite, plainLayout } from './layout.ts'
import { type Data, type SettingsOfOthers, textOf } from './settings-of-others.ts'

const SCRIPTS = ['js', 'mjs', 'cjs', 'ts', 'mts']

/** Returns the text of a script in any of its spellings. It is never run. */
export const scriptText = (settings: SettingsOfOthers, stem: string): string | undefined => {
  for (const extension of SCRIPTS) {
    const text = settings.text(`${stem}.${extension}`)
    if (text !== undefined) return text
  }
  return undefined
}

/** Returns the text that a script gives to a name, as in `site: "https://a.example"` or `const SITE_TITLE = 'A'`. */
function constantIn(script: string, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const pattern = new RegExp(
      String.raw`(?:^|[\s{,])["']?${name}["']?\s*[:=]\s*(["'\x60])((?:(?!\1)[^\\\n])*)\1\s*(?:[,;}\n]|$)`,
    )
    const value = pattern.exec(script)?.[2]?.trim()
    if (value && !value.includes('${')) return value
  }
  return undefined
}

const SKIPPED = /\/\/.*|\/\*[^]*?\*\/|(["'`])(?:\\.|(?!\1)[^\\])*\1|[{}()[\]]/g
const ENTRY = /(?:^|[,{\s])["']?([\w$]+)["']?\s*:\s*(?:(true|false)|(["'])((?:(?!\3)[^\\\n])*)\3)\s*(?=[,}]|$)/g

/**
 * Returns the fields that a script exports as a group, as in `module.exports = { draft: true }`: those that are true, false or
 * a text. What the script computes is not known.
 */
export function fieldsInScript(script: string): Data {
  const start = /(?:\bmodule\.exports\s*=|\bexport\s+default)\s*\{/.exec(script)
  if (!start) return {}
  let depth = 1
  // What is in groups inside of the group, and in comments, is not a field of it.
  const rest = script.slice(start.index + start[0].length)
  let own = ''
  let from = 0
  for (const { 0: mark, index } of rest.matchAll(SKIPPED)) {
    if (depth === 1) own += rest.slice(from, index)
    from = index + mark.length
    if (/^[{([]$/.test(mark)) depth++
    else if (/^[})\]]$/.test(mark)) depth--
    else if (depth === 1 && !mark.startsWith('/')) own += mark
    if (depth === 0) break
  }
  return Object.fromEntries(
    [...own.matchAll(ENTRY)].map(([, name = '', flag, , text]) => [name, flag === undefined ? text : flag === 'true']),
  )
}

function siteOf(
  found: {
    readonly [Name in 'title' | 'description' | 'language' | 'url' | 'base']?: string | undefined
  },
): GeneratorSite {
  const { title, description, language, url, base } = found
  const path = base?.replace(/^\/*/, '/').replace(/\/+$/, '') ?? ''
  const address = url?.replace(/\/+$/, '')
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(language && { language }),
    ...(address && { url: address.endsWith(path) ? address : address + path }),
    ...(path && { base: path }),
  }
}

/** The second site says what the first one does not. */
const orElse = (site: GeneratorSite, other: GeneratorSite): GeneratorSite => ({ ...other, ...site })

/** Files of data about the whole site that Eleventy's starters have. */
const DATA_FILES = ['site', 'metadata', 'meta', 'config']

export function findEleventy(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const config = scriptText(settings, `${base}.eleventy`) ?? scriptText(settings, `${base}eleventy.config`)
  if (config === undefined) return undefined
  const input = (/\binput:\s*["'`]([\w./-]+)["'`]/.exec(config)?.[1] ?? '').replace(/^\.?\/*|\/*$/g, '')
  const folders = [...new Set([input && !input.startsWith('..') ? `${base}${input}/` : base, `${base}src/`, base])]
  const data = folders.flatMap((folder) => DATA_FILES.map((name) => `${folder}_data/${name}`))
  const written = settings.firstData(...data)
  const script = written ? undefined : data.map((stem) => scriptText(settings, stem)).find((text) => text !== undefined)
  const site = written
    ? siteOf({
        title: textOf(written, 'title', 'name', 'siteName'),
        description: textOf(written, 'description', 'siteDescription'),
        language: textOf(written, 'language', 'lang', 'locale'),
        url: textOf(written, 'url', 'baseUrl', 'siteUrl'),
      })
    : siteOf({
        title: constantIn(script ?? '', 'title', 'siteName', 'name'),
        description: constantIn(script ?? '', 'description'),
        language: constantIn(script ?? '', 'language', 'lang', 'locale'),
        url: constantIn(script ?? '', 'url', 'baseUrl', 'siteUrl'),
      })
  const prefix = /\bpathPrefix:\s*["'`]([\w./-]+)["'`]/.exec(config)?.[1]
  const found = orElse(siteOf({ ...site, base: prefix }), ofPackage(settings.data(`${base}package.json`) ?? {}))
  return {
    layout: plainLayout('eleventy', base, {
      language: found.language ?? '',
      roots: [...folders, `${base}public/`, `${base}static/`, ...folders.map((folder) => `${folder}static/`)],
    }),
    site: found,
  }
}

export function findAstro(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const config = scriptText(settings, `${base}astro.config`)
  if (config === undefined) return undefined
  const names = ['src/consts', 'src/config', 'src/site.config', 'src/constants', 'src/data/site']
  const script = names.map((stem) => scriptText(settings, base + stem)).find((text) => text !== undefined) ?? ''
  const found = orElse(
    siteOf({
      title: constantIn(script, 'SITE_TITLE', 'title', 'TITLE', 'name', 'NAME'),
      description: constantIn(script, 'SITE_DESCRIPTION', 'description', 'desc', 'DESCRIPTION'),
      language: constantIn(config, 'defaultLocale') ?? constantIn(script, 'lang', 'language', 'locale', 'LOCALE'),
      url: constantIn(config, 'site') ?? constantIn(script, 'website', 'SITE_URL'),
      base: constantIn(config, 'base'),
    }),
    ofPackage(settings.data(`${base}package.json`) ?? {}),
  )
  return {
    layout: plainLayout('astro', base, {
      language: found.language ?? '',
      roots: [`${base}public/`, `${base}src/`, `${base}src/content/`, base],
    }),
    site: found,
  }
}

/** Recognises Docusaurus by its settings. Only posts have dates there, so its documentation is pages. */
export function findDocusaurus(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const config = scriptText(settings, `${base}docusaurus.config`)
  if (config === undefined) return undefined
  const language = constantIn(config, 'defaultLocale')
  return {
    layout: plainLayout('docusaurus', base, { roots: [`${base}static/`, base], ...(language && { language }) }),
    site: siteOf({
      title: constantIn(config, 'title'),
      description: constantIn(config, 'tagline'),
      language,
      url: constantIn(config, 'url'),
      base: constantIn(config, 'baseUrl'),
    }),
  }
}

/** Title and description of `package.json`, the last source of both. */
export function ofPackage(data: Data): GeneratorSite {
  return siteOf({ title: textOf(data, 'title', 'displayName', 'name'), description: textOf(data, 'description') })
}
