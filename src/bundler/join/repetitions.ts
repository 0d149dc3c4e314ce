import type { Problem } from '../../contract/problem.ts'
import { PageTable } from './page-table.ts'
import type { Digest } from '../validate/source-article.ts'
import type { Locate } from '../validate/locate.ts'

/**
 * Two files of one id would stand at one address: both are named, and neither is chosen.
 * @param articles those of one id beside one another
 */
export function findSameIds(articles: readonly Digest[]): Problem[] {
  const problems: Problem[] = []
  for (let from = 0; from < articles.length; ) {
    const id = articles[from]?.id
    let to = from + 1
    while (articles[to]?.id === id && to < articles.length) to++
    const files = to - from > 1 ? articles.slice(from, to).map(({ file }) => file) : []
    for (const file of files) {
      problems.push({
        severity: 'error',
        code: 'duplicate-id',
        file,
        message: `The address /${id} is also that of ${files.filter((other) => other !== file).join(', ')}.`,
        hint: 'Rename one of the files; the address is made of the day and the name of the file.',
      })
    }
    from = to
  }
  return problems
}

/** What an article's link is taken from, the first that it has. */
const LINKS = [['webUrl'], ['originalUrl'], ['ampWebUrl'], ['cdnAmpWebUrl']] as const
const MOST_LOCATED = 100

/** Two files of one page are one story twice; an editor may mean it. */
export function findSamePages(articles: readonly Digest[], locate: Locate): Problem[] {
  const table = new PageTable(articles.length)
  const problems: Problem[] = []
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
      // Each is looked up in its file again.
      ...(problems.length < MOST_LOCATED ? locate(file, 'value', ...LINKS) : { field: 'webUrl' }),
      message: `This is the same page as that of ${first.file}; both are published.`,
      hint: 'Remove one of them if it is a repetition.',
    })
  }
  return problems
}
