import type { Problem } from '../contract/problem.ts'
import type { Digest } from './source-article.ts'

/** Two files of one id would stand at one address: both are named, and neither is chosen. */
export function findSameIds(articles: readonly Digest[]): Problem[] {
  const byId = new Map<string, Digest[]>()
  for (const article of articles) {
    const group = byId.get(article.id)
    if (group) group.push(article)
    else byId.set(article.id, [article])
  }
  return [...byId.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map(({ file, id }): Problem => {
        const others = group.filter((other) => other.file !== file).map((other) => other.file)
        return {
          severity: 'error',
          code: 'duplicate-id',
          file,
          message: `The address /${id} is also that of ${others.join(', ')}.`,
          hint: 'Rename one of the files; the address is made of the day and the name of the file.',
        }
      }),
    )
}

/** Two files of one page are one story twice; an editor may mean it. */
export function findSamePages(articles: readonly Digest[]): Problem[] {
  const byPage = new Map<number, Digest>()
  return articles.flatMap((article): Problem[] => {
    const [page] = article.pages
    if (page === undefined) return []
    const first = byPage.get(page)
    if (!first) {
      byPage.set(page, article)
      return []
    }
    return [
      {
        severity: 'warning',
        code: 'same-story',
        file: article.file,
        field: 'webUrl',
        message: `This is the same page as that of ${first.file}; both are published.`,
        hint: 'Remove one of them if it is a repetition.',
      },
    ]
  })
}
