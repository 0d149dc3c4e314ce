import type { Article } from '../../contract/article.ts'

const withoutPicture = new WeakMap<Article, Article>()

/** The same article gives the same object, so that a list that grows does not draw its earlier cards again. */
function removePicture(article: Article): Article {
  const { image: _, ...rest } = article
  const known = withoutPicture.get(article) ?? rest
  withoutPicture.set(article, known)
  return known
}

/**
 * Removes pictures that the page shows already. Some publishers use one generic picture for many articles, and such
 * articles look better as text cards.
 * @param shown addresses of the pictures that the page shows before this list; the pictures of the list are added
 */
export function withUniquePictures(articles: readonly Article[], shown: Set<string>): Article[] {
  return articles.map((article) => {
    const src = article.image?.src
    if (!src) return article
    if (!shown.has(src)) {
      shown.add(src)
      return article
    }
    return removePicture(article)
  })
}
