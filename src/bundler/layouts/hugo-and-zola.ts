import { toml } from '../system/late-libraries.ts'
import { type FieldDefaults, type FoundLayout, type GeneratorSite, plainLayout } from './layout.ts'
import { type Data, type SettingsOfOthers, dataAt, isData, plainValues, textOf, textsOf } from './settings-of-others.ts'

const MAX_DEPTH = 6

/** Hugo reads the names of its settings in any case. */
function lowerNames(data: Data, depth = 0): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      depth > MAX_DEPTH ? name : name.toLowerCase(),
      isData(value) ? lowerNames(value, depth + 1) : value,
    ]),
  )
}

/** Parts of the settings that may be in files of their own. */
const PARTS = ['languages', 'params', 'permalinks', 'module', 'cascade'] as const

function readHugo(settings: SettingsOfOthers, base: string): Data | undefined {
  const hasContent = settings.hasFolder(`${base}content`)
  const folder = `${base}config/_default`
  const file = settings.firstData(`${base}hugo`)
  const older = file ?? (hasContent ? settings.firstData(`${base}config`) : undefined)
  const split = older
    ? undefined
    : settings.hasFolder(folder) && (settings.firstData(`${folder}/hugo`, `${folder}/config`) ?? {})
  const data = older ?? split
  if (!data) return undefined
  const parts: Record<string, unknown> = {}
  for (const name of PARTS) {
    const part = settings.hasFolder(folder) ? settings.firstData(`${folder}/${name}`) : undefined
    if (part) parts[name] = part
  }
  const languages = { ...dataAt(parts, 'languages'), ...languageFiles(settings, folder) }
  if (Object.keys(languages).length > 0) parts['languages'] = languages
  return lowerNames({ ...data, ...parts })
}

/** Reads the settings of languages that have a file each: `languages.fr.toml`. */
function languageFiles(settings: SettingsOfOthers, folder: string): Data {
  const stems = settings.filesIn(folder).flatMap((name) => /^languages\.[\w-]+(?=\.\w+$)/.exec(name)?.[0] ?? [])
  return Object.fromEntries(
    [...new Set(stems)].map((stem) => [stem.slice('languages.'.length), settings.firstData(`${folder}/${stem}`)]),
  )
}

const asFolder = (base: string, path: string) => `${base}${path.replace(/^\.?\/+|\/+$/g, '')}/`

/** Recognises Hugo by its settings, and says where its languages have their articles. */
export function findHugo(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const data = readHugo(settings, base)
  if (!data) return undefined
  const main = asFolder(base, textOf(data, 'contentdir') ?? 'content')
  const known = Object.entries(dataAt(data, 'languages')).flatMap(([key, value]) =>
    isData(value) ? [{ key, value, tag: textOf(value, 'languagecode', 'locale') ?? key }] : [],
  )
  const isOff = ({ key, value }: (typeof known)[number]) =>
    value['disabled'] === true || textsOf(data['disablelanguages']).includes(key)
  const byDefault = textOf(data, 'defaultcontentlanguage')
  const first = known.find(({ key }) => key === byDefault?.toLowerCase()) ?? known[0]
  const languages: Record<string, string> = {}
  const hidden: string[] = []
  for (const language of known) {
    const own = textOf(language.value, 'contentdir')
    const folder = own ? asFolder(base, own) : `${main}${language.key}/`
    if (isOff(language)) hidden.push(folder)
    else if (own || settings.hasFolder(folder)) languages[folder] = language.tag
  }
  const mounts = mountsOf(data, base)
  for (const { folder, target, lang } of mounts) if (lang && target.startsWith('content')) languages[folder] = lang
  const mounted = (name: string) =>
    mounts.filter(({ target }) => target.split('/')[0] === name).map(({ folder }) => folder)
  // What is beside the folders of the languages is no content if each language has a folder of its own.
  const isDivided = known.length > 0 && known.every(({ value }) => textOf(value, 'contentdir'))
  const content = [...new Set([...(isDivided ? [] : [main]), ...Object.keys(languages), ...mounted('content')])]
  const offSuffixes = known.filter(isOff).map(({ key }) => key)
  return {
    layout: {
      name: 'hugo',
      base,
      content: content.filter((one) => !content.some((other) => other !== one && one.startsWith(other))),
      roots: [
        ...textsOf(data['staticdir'] ?? 'static').map((path) => asFolder(base, path)),
        ...mounted('static'),
        `${base}assets/`,
        ...content,
      ],
      languages,
      suffixes: known.filter((language) => !isOff(language)).map(({ key }) => key),
      language: first?.tag ?? textOf(data, 'languagecode', 'locale') ?? byDefault ?? '',
      collections: [],
      ...(known.length > 1 && { hasSitesOfLanguages: true }),
      defaults: [...cascadeOfSite(data, known, base), ...known.flatMap((one) => cascadeOfLanguage(one, base))],
    },
    site: siteOf(data, first?.value ?? {}, first?.tag ?? byDefault),
    isExcluded: (path) =>
      hidden.some((folder) => path.startsWith(folder)) || offSuffixes.some((key) => path.includes(`.${key}.`)),
  }
}

function mountsOf(data: Data, base: string) {
  const mounts = dataAt(data, 'module')['mounts']
  return (Array.isArray(mounts) ? mounts.filter(isData) : []).flatMap((mount) => {
    const [source, target] = [textOf(mount, 'source'), textOf(mount, 'target')]
    // A source such as `../shared` is outside of the folder, and one in a module is not here.
    return source && target && !source.startsWith('..')
      ? [{ folder: asFolder(base, source), target, lang: textOf(mount, 'lang') }]
      : []
  })
}

function siteOf(data: Data, language: Data, tag: string | undefined): GeneratorSite {
  const title = textOf(language, 'title') ?? textOf(data, 'title')
  const description =
    textOf(dataAt(language, 'params'), 'description') ??
    textOf(language, 'description') ??
    textOf(dataAt(data, 'params'), 'description') ??
    textOf(data, 'description')
  const url = textOf(data, 'baseurl', 'base_url')
  const permalinks = Object.fromEntries(
    Object.entries({ ...dataAt(data, 'permalinks'), ...dataAt(data, 'permalinks', 'page') }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
  const code = tag ?? textOf(data, 'languagecode', 'locale', 'default_language')
  const timeZone = textOf(data, 'timezone')
  const values = plainValues('site.params', { ...dataAt(data, 'params'), ...dataAt(language, 'params') })
  return {
    ...(Object.keys(values).length > 0 && { values }),
    ...(title && { title }),
    ...(description && { description }),
    ...(code && { language: code }),
    ...(url && { url: url.replace(/\/+$/, '') }),
    ...(Object.keys(permalinks).length > 0 && { permalinks }),
    ...(timeZone && { zone: { name: timeZone, hasTimes: true } }),
  }
}

/** Hugo writes a site in this environment unless it is told otherwise. */
const ENVIRONMENT = 'production'

/**
 * Returns the fields that Hugo's `cascade` gives to the pages of a folder: a group of fields, or a list of groups with the pages
 * that each is for.
 * @param folder of the section; empty or with a slash at its end
 */
export function cascadeDefaults(cascade: unknown, folder: string): FieldDefaults[] {
  const groups = (Array.isArray(cascade) ? cascade : [cascade]).filter(isData)
  // In Hugo the first group with a field counts, and among defaults the last one.
  return groups.toReversed().flatMap((group): FieldDefaults[] => {
    const { _target: _, target: __, ...values } = group
    const target = targetOf(group)
    const isForArticles = matches(target, 'kind', 'page') && matches(target, 'environment', ENVIRONMENT)
    if (!isForArticles || Object.keys(values).length === 0) return []
    const [glob, language] = [textOf(target, 'path'), textOf(target, 'lang')]
    return [{ path: folder, type: '', values, ...(glob && { glob }), ...(language && { language }) }]
  })
}

interface KnownLanguage {
  readonly key: string
  readonly tag: string
  readonly value: Data
}

/** What the settings of the site give to the pages of all languages, but for those whose own list takes its place. */
function cascadeOfSite({ cascade }: Data, known: readonly KnownLanguage[], base: string): FieldDefaults[] {
  const isReplaced = ({ value }: KnownLanguage) =>
    value['cascade'] !== undefined && (Array.isArray(cascade) || Array.isArray(value['cascade']))
  if (!known.some(isReplaced)) return cascadeDefaults(cascade, base)
  const others = known.filter((one) => !isReplaced(one)).flatMap(({ key, tag }) => [key, tag])
  return others.length === 0
    ? []
    : cascadeDefaults(cascade, base).map((one) => ({ language: `{${others.join(',')}}`, ...one }))
}

/** What the settings of a language give to its pages: `[languages.fr.cascade]`. */
function cascadeOfLanguage({ key, tag, value }: KnownLanguage, base: string): FieldDefaults[] {
  return cascadeDefaults(value['cascade'], base).map((one) => ({ language: `{${key},${tag}}`, ...one }))
}

const targetOf = ({ _target: older, target }: Data): Data => (isData(target) ? target : isData(older) ? older : {})

/** True when a target does not say what pages it is for, or says that it is for these. */
const matches = (target: Data, name: string, value: string): boolean => {
  const glob = textOf(target, name)
  return glob === undefined || globPattern(glob).test(value)
}

/** Translates a glob as Hugo writes them: `/posts/**`, `{page,section}`. `*` matches no slash. */
export function globPattern(glob: string): RegExp {
  const source = glob.toLowerCase().replace(/\*+|[?{},]|[.+^$()|[\]\\]/g, (mark) => {
    if (mark === '*') return '[^/]*'
    if (mark.startsWith('*')) return '.*'
    return { '?': '[^/]', '{': '(?:', '}': ')', ',': '|' }[mark] ?? `\\${mark}`
  })
  try {
    return new RegExp(`^(?:${source})$`)
  } catch {
    // Braces that are not closed. What the group holds back stays back.
    return /^/
  }
}

/** Recognises Zola by its settings: those of Hugo may be in a file of the same name, but call the address `baseURL`. */
/** The front matter of Zola's first page, which may have the title of the site. */
function firstPage(text: string): Data {
  const [, matter] = /^\+\+\+\r?\n([\s\S]*?)\n\+\+\+/.exec(text) ?? []
  try {
    return matter === undefined ? {} : toml().parse(matter)
  } catch {
    return {}
  }
}

export function findZola(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  if (!settings.hasFolder(`${base}content`)) return undefined
  const data = settings.data(`${base}zola.toml`) ?? settings.data(`${base}config.toml`)
  if (!data || !('base_url' in data)) return undefined
  const language = textOf(data, 'default_language')
  const front = firstPage(settings.text(`${base}content/_index.md`) ?? '')
  const title = textOf(data, 'title') ?? textOf(front, 'title')
  const description = textOf(data, 'description') ?? textOf(front, 'description')
  const url = textOf(data, 'base_url')?.replace(/\/+$/, '')
  const content = `${base}content/`
  return {
    layout: plainLayout('zola', base, {
      content: [content],
      roots: [`${base}static/`, content],
      suffixes: Object.entries(dataAt(data, 'languages')).flatMap(([tag, value]) => (isData(value) ? [tag] : [])),
      language: language ?? '',
    }),
    site: {
      ...(title && { title }),
      ...(description && { description }),
      ...(language && { language }),
      ...(url && { url }),
    },
  }
}
