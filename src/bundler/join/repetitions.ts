import type { FoundProblem } from '../problems/found-problem.ts'
import { PageTable } from './page-table.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

/** A message names at most this many other files. */
const MAX_NAMED = 3

/**
 * Reports articles with the same id, since they would have the same address. None of them is published.
 * @param articles sorted, so that articles with the same id are neighbours
 */
export function findSameIds(articles: readonly ArticleSummary[]): FoundProblem[] {
  const problems: FoundProblem[] = []
  for (let from = 0; from < articles.length; ) {
    const id = articles[from]?.id
    let to = from + 1
    while (articles[to]?.id === id && to < articles.length) to++
    const files = to - from > 1 ? articles.slice(from, to).map(({ file }) => file) : []
    for (const file of files) {
      const others = files.filter((other) => other !== file)
      const more = others.length > MAX_NAMED ? ` and ${others.length - MAX_NAMED} more` : ''
      problems.push({
        severity: 'error',
        code: 'duplicate-id',
        file,
        message: `The address /${id} is also the address of ${others.slice(0, MAX_NAMED).join(', ')}${more}.`,
        hint: 'Rename one of the files, or give it a slug: of its own. The address is made of the day and of the slug or the name of the file.',
      })
    }
    from = to
  }
  return problems
}

/** The fields that an article's address may come from; the first that has a value counts. */
const ADDRESS_FIELDS = [['webUrl'], ['originalUrl'], ['ampWebUrl'], ['cdnAmpWebUrl']] as const

/** Warns of articles that have the same page. Both are published, since addresses of both may be in use. */
export function findSamePages(articles: readonly ArticleSummary[]): FoundProblem[] {
  const table = new PageTable(articles.length)
  const problems: FoundProblem[] = []
  for (const [at, { pages, file }] of articles.entries()) {
    const [page] = pages
    if (page === undefined) continue
    const first = articles[table.get(page)]
    if (!first) {
      table.add(page, at)
      continue
    }
    problems.push({
      severity: 'warning',
      code: 'same-story',
      file,
      field: 'webUrl',
      message: `The article ${first.file} has the same page. Lists show one of the two, and both addresses open.`,
      hint: 'Remove one of them if it is a repetition.',
      subject: { part: 'value', paths: ADDRESS_FIELDS },
    })
  }
  return problems
}
