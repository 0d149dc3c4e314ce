import type { Article } from '../contract/article.ts'

/**
 * In one list a picture stands once: generic art is shared by many articles, and a page of equal pictures says
 * nothing. Later articles with a picture already seen lose it and become text cards.
 * @param seen sources shown before this list on the same page; the list's own are added
 */
export function withUniquePictures(articles: readonly Article[], seen: Set<string>): Article[] {
  return articles.map((article) => {
    const src = article.image?.src
    if (!src) return article
    if (!seen.has(src)) {
      seen.add(src)
      return article
    }
    const { image: _, ...rest } = article
    return rest
  })
}
