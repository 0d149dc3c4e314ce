import { parseArticle } from '../parse/parse.ts'
import type { Layout } from '../layouts/layout.ts'
import { readSources } from '../read/read-file.ts'
import { placeOf } from '../addresses/article-place.ts'
import { fileSlug, tidyText } from '../values/prose.ts'

/** Title and description of a topic, from the page of its section. */
export interface SectionTopic {
  readonly name: string
  readonly description?: string
}

/**
 * Reads the pages of sections and categories. A page without a title, or with mistakes, describes nothing.
 * @param content the publisher's folder
 * @returns by the id of the topic. Of several languages, that of the site counts.
 */
export function readSections(
  content: string,
  paths: readonly string[],
  layout: Layout | undefined,
): ReadonlyMap<string, SectionTopic> {
  const sections = new Map<string, SectionTopic>()
  if (!layout) return sections
  const isTranslation = (path: string) => placeOf(path, layout).translation !== undefined
  const ordered = paths.toSorted((a, b) => Number(isTranslation(a)) - Number(isTranslation(b)))
  for (const file of readSources(content, ordered).files) {
    const result = parseArticle(file)
    if ('problems' in result) continue
    const { data } = result.parsed
    const isHeldBack = data['draft'] === true || data['published'] === false
    const name = text(data['title']) || text(data['name'])
    const id = fileSlug(sectionOf(file.path))
    if (isHeldBack || !name || !id || sections.has(id)) continue
    const description = text(data['description']) || text(data['summary'])
    sections.set(id, { name, ...(description && { description }) })
  }
  return sections
}

/** The folder of `sea/_index.md`, or the name of `categories/sea.md`. */
function sectionOf(path: string): string {
  const parts = path.split('/')
  const stem = (parts.at(-1) ?? '').replace(/(?:\.[a-z-]{2,7})?\.\w+$/i, '')
  return /^_?index$/i.test(stem) ? (parts.at(-2) ?? '') : stem
}

const text = (value: unknown): string => (typeof value === 'string' ? tidyText(value.replace(/<[^>]*>/g, ' ')) : '')
