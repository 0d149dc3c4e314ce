import { type FoundLayout, type GeneratorSite, plainLayout } from './layout.ts'
import { dataFoldersOf } from './eleventy-data.ts'
import { dataFilesIn } from './data-files.ts'
import { pathPattern } from './jekyll.ts'
import { ScriptModules } from './script-module.ts'
import { constantIn, scriptFile, scriptText } from './script-text.ts'
import { isGroup } from './script-values.ts'
import { type Data, type SettingsOfOthers, isData, plainValues, textOf, textsOf } from './settings-of-others.ts'

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

/** What templates call `site.title` is in the file `_data/site.json`, or in a script. */
function templateValues(settings: SettingsOfOthers, dataFolders: readonly string[]): Readonly<Record<string, string>> {
  const data = dataFolders.flatMap((folder) => Object.entries(dataFilesIn(settings, folder)))
  return Object.fromEntries(
    data.flatMap(([name, value]) =>
      isData(value) || Array.isArray(value) ? Object.entries(plainValues(name, value)) : [],
    ),
  )
}

/** What Eleventy's settings say by calls with texts. */
function callsOfConfig(file: string, config: string) {
  const none = { ignores: [], copied: [] }
  if (!/\.ignores\b|addPassthroughCopy/.test(config)) return none
  const calls = new ScriptModules({ [file]: config }).calls(file, /\.(?:ignores\.add|addPassthroughCopy)$/)
  const firsts = (end: string) => calls.filter(({ method }) => method.endsWith(end)).map(({ args }) => args[0])
  return {
    ignores: textsOf(firsts('.add')),
    copied: firsts('.addPassthroughCopy')
      .flatMap((one) => (isGroup(one) ? Object.entries(one) : []))
      .flatMap(rootOfCopy),
  }
}

/** `{ "assets/img": "img" }` and `{ "public": "/" }` copy files so that their addresses begin below `assets/` and `public/`. */
function rootOfCopy([from, to]: readonly [string, unknown]): readonly string[] {
  if (typeof to !== 'string' || /[*{}]/.test(from.replace(/\/\*+(?:\/\*)?$/, ''))) return []
  const source = from.replace(/^(?:\.?\/)+|\/\*+(?:\/\*)?$|\/+$/g, '')
  const target = to.replace(/^(?:\.?\/)+|\/+$|^\.$/g, '')
  if (target !== '' && source !== target && !source.endsWith(`/${target}`)) return []
  const root = source.slice(0, source.length - target.length).replace(/\/*$/, '/')
  return root === '/' || root.startsWith('../') || root.startsWith('node_modules/') ? [] : [root]
}

export function findEleventy(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const file = scriptFile(settings, `${base}.eleventy`) ?? scriptFile(settings, `${base}eleventy.config`)
  const config = file === undefined ? undefined : settings.text(file)
  if (file === undefined || config === undefined) return undefined
  const input = (/\binput:\s*["'`]([\w./-]+)["'`]/.exec(config)?.[1] ?? '').replace(/^\.?\/*|\/*$/g, '')
  const folders = [...new Set([input && !input.startsWith('..') ? `${base}${input}/` : base, `${base}src/`, base])]
  const dataFolders = dataFoldersOf(config, folders)
  const data = dataFolders.flatMap((folder) => DATA_FILES.map((name) => folder + name))
  const written = settings.firstData(...data)
  const values = templateValues(settings, dataFolders)
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
  // Eleventy reads the folder that it is told to, and nothing beside it.
  const isDivided =
    /\bdir\s*:\s*\{[^{}]*\binput\s*:/.test(config) && input !== '' && settings.hasFolder(`${base}${input}`)
  const { ignores, copied } = callsOfConfig(file, config)
  const ignored = (settings.text(`${base}.eleventyignore`) ?? '').split('\n').flatMap((line) => {
    const pattern = line.trim()
    return pattern === '' || /^[#!]/.test(pattern) ? [] : [pathPattern(base, pattern)]
  })
  return {
    layout: plainLayout('eleventy', base, {
      ...(isDivided && { content: [`${base}${input}/`] }),
      language: found.language ?? '',
      roots: [
        ...folders,
        `${base}public/`,
        `${base}static/`,
        ...folders.map((folder) => `${folder}static/`),
        ...copied.map((folder) => base + folder),
      ],
    }),
    // Pictures are copied from ignored folders too.
    isExcluded: (path) =>
      /\.(?:md|markdown|mdx)$/i.test(path) &&
      [...ignored, ...ignores.map((one) => pathPattern(base, one))].some((pattern) => pattern.test(path)),
    site: { ...found, ...(Object.keys(values).length > 0 && { values }) },
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
  // Collections say where their files are. Other Markdown of the repository is for those who work on it.
  const collections =
    scriptText(settings, `${base}src/content.config`) ?? scriptText(settings, `${base}src/content/config`)
  const folders = [...(collections ?? '').matchAll(/\bbase:\s*["'`](?:\.?\/)*([\w@./-]+)/g)].map(
    ([, folder = '']) => `${base}${folder.replace(/\/+$/, '')}/`,
  )
  // Starlight serves this collection from the root of the site.
  if (/\bdocs(?:Loader|Schema)\b/.test(collections ?? '')) folders.push(`${base}src/content/docs/`)
  return {
    layout: plainLayout('astro', base, {
      ...(collections !== undefined && { content: [...new Set([`${base}src/`, ...folders])] }),
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

/** What the settings of Gatsby say of the site, and else `package.json`. */
export function ofOtherSettings(settings: SettingsOfOthers): GeneratorSite {
  const script = scriptText(settings, 'gatsby-config') ?? ''
  const metadata = /\bsiteMetadata\s*:\s*\{([\s\S]*)/.exec(script)?.[1] ?? ''
  const found = siteOf({
    title: constantIn(metadata, 'title', 'siteTitle'),
    description: constantIn(metadata, 'description'),
    language: constantIn(metadata, 'language', 'lang'),
    url: constantIn(metadata, 'siteUrl', 'url'),
    base: constantIn(script, 'pathPrefix'),
  })
  return orElse(orElse(found, ofPelican(settings)), ofPackage(settings.firstData('package') ?? {}))
}

/** What the script of a site in Python says in plain texts: `SITENAME = 'The Quay'`. */
function ofPelican(settings: SettingsOfOthers): GeneratorSite {
  const script = settings.text('pelicanconf.py') ?? ''
  const text = (name: string) =>
    new RegExp(String.raw`^${name}[ \t]*=[ \t]*[uU]?(["'])(.*?)\1`, 'm').exec(script)?.[2]?.trim() || undefined
  return siteOf({
    title: text('SITENAME'),
    description: text('SITESUBTITLE') ?? text('SITEDESCRIPTION'),
    language: text('DEFAULT_LANG'),
    url: text('SITEURL'),
  })
}

/** Title and description of `package.json`, the last source of both. */
function ofPackage(data: Data): GeneratorSite {
  return siteOf({ title: textOf(data, 'title', 'displayName', 'name'), description: textOf(data, 'description') })
}
