import { pathOfTranslations } from '../addresses/article-place.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { Layout } from '../layouts/layout.ts'
import { pageKey } from '../values/link.ts'
import { canonicalLocale } from '../values/locale.ts'

/** An article in several languages: the language and the id of each, the site's own first. */
export type Translations = readonly (readonly [locale: string, id: string])[]

/**
 * Finds the articles that are side by side in several languages, such as `pier.md` and `pier.fr.md`, or `en/pier.md` and
 * `fr/pier.md`.
 * @param layout that of the folder; our own has no translations
 * @param locale language of the site
 */
export function findTranslations(
  articles: readonly ArticleSummary[],
  layout: Layout | undefined,
  locale: string,
): Translations[] {
  if (!layout || (layout.suffixes.length === 0 && Object.keys(layout.languages).length === 0)) return []
  const own = canonicalLocale(layout.language || locale) ?? locale
  const groups = new Map<string, Map<string, string>>()
  for (const { file, id } of articles) {
    const { path, locale: tag = own } = pathOfTranslations(file, layout)
    const group = groups.get(path) ?? new Map<string, string>()
    groups.set(path, group)
    if (!group.has(tag)) group.set(tag, id)
  }
  const rank = (tag: string) => (tag === own ? '' : tag)
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((group) => [...group].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)))
}

/** Gives the articles that are translations of one another a page in common, so that lists show one of them. */
export function withCommonPages(
  articles: readonly ArticleSummary[],
  translations: readonly Translations[],
): readonly ArticleSummary[] {
  if (translations.length === 0) return articles
  const firstOf = new Map(translations.flatMap((group) => group.map(([, id]) => [id, group[0]?.[1] ?? id] as const)))
  return articles.map((article) => {
    const first = firstOf.get(article.id)
    if (first === undefined) return article
    const pages = [...article.pages, pageKey(`translations:${first}`)]
    return { ...article, pages, ...(first !== article.id && { isTranslation: true as const }) }
  })
}
