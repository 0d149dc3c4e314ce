import { type FoundLayout, plainLayout } from './layout.ts'
import { type SettingsOfOthers, dataAt, isData, textOf } from './settings-of-others.ts'

/** Recognises Zola by its settings: those of Hugo may be in a file of the same name, but call the address `baseURL`. */
export function findZola(settings: SettingsOfOthers, base: string): FoundLayout | undefined {
  if (!settings.hasFolder(`${base}content`)) return undefined
  const data = settings.data(`${base}zola.toml`) ?? settings.data(`${base}config.toml`)
  if (!data || !('base_url' in data)) return undefined
  const language = textOf(data, 'default_language')
  const title = textOf(data, 'title')
  const description = textOf(data, 'description')
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
