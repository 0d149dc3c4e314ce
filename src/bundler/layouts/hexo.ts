import { siteOfConfig } from './jekyll.ts'
import { type FoundLayout, plainLayout } from './layout.ts'
import { type SettingsOfOthers, dataAt, textOf } from './settings-of-others.ts'

/** Hexo’s pattern of the addresses of posts, when its settings have none. */
const DEFAULT_PERMALINK = ':year/:month/:day/:title/'
/** Settings that only Hexo has. Its file is called like Jekyll’s. */
const OWN_SETTINGS = ['source_dir', 'new_post_name', 'post_asset_folder', 'default_layout', 'public_dir'] as const

/** Recognises Hexo by its settings, its templates for new posts, or what its package needs. All texts are in one folder. */
export function findHexo(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  const config = settings.firstData(`${base}_config`)
  const source = `${base}${(textOf(config ?? {}, 'source_dir') ?? 'source').replace(/^\.?\/+|\/+$/g, '')}/`
  if (!settings.hasFolder(`${source}_posts`)) return undefined
  const needs = dataAt(settings.data(`${base}package.json`) ?? {}, 'dependencies')
  const isHexo =
    settings.hasFolder(`${base}scaffolds`) ||
    'hexo' in needs ||
    OWN_SETTINGS.filter((name) => config && name in config).length > 1
  if (!isHexo) return undefined
  const { zone, ...site } = siteOfConfig(config ?? {})
  const permalink = site.permalink ?? DEFAULT_PERMALINK
  return {
    layout: plainLayout('hexo', source, {
      content: [source],
      roots: [source],
      language: site.language ?? '',
    }),
    site: {
      ...site,
      permalink: permalink.startsWith('/') ? permalink : `/${permalink}`,
      ...(zone && { zone: { ...zone, hasTimes: true } }),
    },
  }
}
