import { youtubeId } from '../values/video.ts'
import type { Written } from './written-fields.ts'
import { isGroup } from './is-group.ts'

/** Hugo names the files of an article in `resources`. One of them may be its picture. */
export function pageResource({ path, value }: Written): Written {
  const list = Array.isArray(value) ? value.filter(isGroup) : []
  const at = list.findIndex(({ name, title, src }) =>
    [name, title, src].some((text) => typeof text === 'string' && /cover|featured|thumb|header|hero/i.test(text)),
  )
  return { path: [...path, Math.max(0, at)], value: list[at]?.['src'] }
}

/**
 * Returns the id of a YouTube video from its id, its address, or a group of fields.
 * @param name of the field, as `normalName` spells it
 */
export function videoOf(name: string, value: unknown): string | undefined {
  if (isGroup(value)) {
    const provider = [value['provider'], value['type'], 'youtube'].find((one) => typeof one === 'string')
    const inner = value['id'] ?? value['url'] ?? value['src']
    return provider?.toLowerCase() === 'youtube' ? videoOf('youtube', inner) : undefined
  }
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  const isId = name.startsWith('y') && /^[\w-]{11}$/.test(text)
  return isId ? text : youtubeId(text)
}
