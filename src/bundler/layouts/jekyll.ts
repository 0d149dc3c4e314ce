import { dataFilesIn, textsToInclude } from './data-files.ts'
import type { FieldDefaults, FoundLayout, GeneratorSite } from './layout.ts'
import { type Data, type SettingsOfOthers, dataAt, isData, plainValues, textOf, textsOf } from './settings-of-others.ts'

/** Recognises Jekyll by its settings or its folder of posts. */
export function findJekyll(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const data = settings.firstData(`${base}_config`)
  if (!data && !settings.hasFolder(`${base}_posts`)) return undefined
  const config = data ?? {}
  const source = (textOf(config, 'source') ?? '').replace(/^\.?\/+|\/+$/g, '')
  const folder = source && !source.startsWith('..') ? `${base}${source}/` : base
  const collections = collectionsOf(config)
  const language = textOf(config, 'lang', 'locale', 'language') ?? ''
  const excluded = textsOf(config['exclude']).map((pattern) => pathPattern(folder, pattern))
  const destination = textOf(config, 'destination')
  if (destination) excluded.push(pathPattern(folder, destination))
  return {
    layout: {
      name: 'jekyll',
      base: folder,
      content: [folder],
      roots: [folder, `${folder}source/`],
      languages: {},
      suffixes: [],
      language,
      collections: [
        ...collections.filter(({ output }) => output).map(({ name }) => name),
        ...textsOf(config['include']).flatMap((name) => /^_([^/]+)/.exec(name)?.[1] ?? []),
      ],
      defaults: defaultsOf(config, folder, collections),
    },
    site: { ...siteOfConfig(config, collections), ...valuesOf(settings, folder, config) },
    isExcluded: (path) => excluded.some((pattern) => pattern.test(path)),
  }
}

/** What templates call `site.title` and `site.data.ships.name`, and the texts that they include. */
function valuesOf(settings: SettingsOfOthers, folder: string, config: Data): Pick<GeneratorSite, 'values'> {
  const data = dataFilesIn(settings, `${folder}_data/`)
  const values = {
    ...plainValues('site', config),
    ...plainValues('site.data', data),
    ...textsToInclude(settings, `${folder}_includes/`),
  }
  return Object.keys(values).length > 0 ? { values } : {}
}

/** Matches a path that Jekyll or Eleventy excludes by this pattern, or one below it. */
export function pathPattern(folder: string, pattern: string): RegExp {
  const path = `${folder}${pattern.replace(/^\.?\/+|\/+$/g, '')}`
  const source = path
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'))
  return new RegExp(`^${source.replaceAll('?', '[^/]')}(?:/|$)`)
}

interface Collection {
  readonly name: string
  readonly output: boolean
  readonly settings: Data
}

function collectionsOf(config: Data): Collection[] {
  const { collections } = config
  if (Array.isArray(collections)) return textsOf(collections).map((name) => ({ name, output: false, settings: {} }))
  return Object.entries(dataAt(config, 'collections')).map(([name, value]) => {
    const settings = isData(value) ? value : {}
    return { name, output: settings['output'] === true, settings }
  })
}

/** Settings of the whole site come before those of narrower folders, so that the narrower ones are added later and count. */
function defaultsOf(config: Data, base: string, collections: readonly Collection[]): FieldDefaults[] {
  const { defaults } = config
  const written = (Array.isArray(defaults) ? defaults.filter(isData) : []).map((entry): FieldDefaults => {
    const scope = dataAt(entry, 'scope')
    const path = (textOf(scope, 'path') ?? '').replace(/^\/+|\/+$/g, '').replace(/\/?\*.*$/, '')
    return { path: base + path, type: textOf(scope, 'type') ?? '', values: dataAt(entry, 'values') }
  })
  const ofCollections = collections.flatMap(({ name, settings }): FieldDefaults[] => {
    const { permalink } = settings
    return typeof permalink === 'string' ? [{ path: base, type: name, values: { permalink } }] : []
  })
  return [...ofCollections, ...written.sort((a, b) => a.path.length - b.path.length)]
}

/** What `_config.yml` says of the site, in Jekyll and in Hexo. */
export function siteOfConfig(config: Data, collections: readonly Collection[] = []): GeneratorSite {
  const title = textOf(config, 'title', 'name')
  const description = textOf(config, 'description', 'tagline', 'subtitle')
  const language = textOf(config, 'lang', 'locale', 'language')
  const base = (textOf(config, 'baseurl', 'base_path', 'root') ?? '').replace(/\/+$/, '')
  const url = textOf(config, 'url')?.replace(/\/+$/, '')
  const path = base && !base.startsWith('/') ? `/${base}` : base
  const permalink = textOf(config, 'permalink')
  const timeZone = textOf(config, 'timezone')
  const permalinks = Object.fromEntries(
    collections.flatMap(({ name, settings }) =>
      typeof settings['permalink'] === 'string' ? [[name, settings['permalink']] as const] : [],
    ),
  )
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(language && { language }),
    ...(url && { url: url.endsWith(path) ? url : url + path }),
    ...(path && { base: path }),
    ...(permalink && { permalink }),
    ...(Object.keys(permalinks).length > 0 && { permalinks }),
    ...(timeZone && { zone: { name: timeZone, hasTimes: false } }),
  }
}
