import { parseArticle } from '../parse/parse.ts'
import type { Problem } from '../../contract/problem.ts'
import { placeOf } from '../addresses/article-place.ts'
import { cascadeDefaults } from '../layouts/hugo-and-zola.ts'
import type { FieldDefaults, Layout } from '../layouts/layout.ts'
import { readSources } from '../read/read-file.ts'

/**
 * Reads the fields that pages of sections give to all articles below them, those of the outer folders first. They may hold
 * articles back, so front matter that has such fields and can't be read is an error.
 * @param content the publisher's folder
 * @param paths of pages of sections; others than `_index.md` are left out
 * @param layout of the site; undefined for our own format
 */
export function readCascades(
  content: string,
  paths: readonly string[],
  layout: Layout | undefined,
): { readonly defaults: readonly FieldDefaults[]; readonly problems: readonly Problem[] } {
  const indexes = paths.filter((path) => /(?:^|\/)_index\.[^/]*$/i.test(path))
  const { files, problems: unreadable } = readSources(content, indexes)
  const problems = [...unreadable]
  const defaults = files.flatMap((file): FieldDefaults[] => {
    if (!/cascade/i.test(file.text)) return []
    const result = parseArticle(file)
    if ('problems' in result) {
      problems.push(...result.problems)
      return []
    }
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
    // `_index.fr.md` is the page of the section in French, and `_index.md` in the language of the site, and in no other.
    const language =
      /\/?_index\.([a-z-]{2,10})\.\w+$/i.exec(file.path)?.[1] ?? (layout && languageOf(file.path, layout))
    return Object.entries(result.parsed.data)
      .flatMap(([name, value]) => (name.toLowerCase() === 'cascade' ? cascadeDefaults(value, folder) : []))
      .map((one) => ({ ...(language && { language }), ...one }))
  })
  return { defaults: defaults.sort((a, b) => a.path.length - b.path.length), problems }
}

/** The language of a page whose name has none; undefined in a site of one language. */
function languageOf(path: string, layout: Layout): string | undefined {
  if (!layout.hasSitesOfLanguages) return undefined
  return (placeOf(path, layout).locale ?? layout.language) || undefined
}
