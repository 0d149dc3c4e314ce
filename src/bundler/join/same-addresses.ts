import { shardKey } from '../../contract/shards.ts'
import { isOurs } from '../addresses/file-name.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { slugify } from '../values/prose.ts'

const foldersOf = ({ file }: ArticleSummary) => file.split('/').slice(0, -1)

/** Articles nearer to the root of the folder come first, so that a new folder changes no address. */
const compareFiles = (a: ArticleSummary, b: ArticleSummary) =>
  foldersOf(a).length - foldersOf(b).length || (a.file < b.file ? -1 : 1)

/**
 * Keeps apart articles of other systems that have one day and one slug in different sections, as `sea/pier.md` and
 * `sky/pier.md`: the first keeps the address, the others get the name of their section behind it. In one folder, two such
 * articles keep the same address, and so they do in a folder that was made for Broadsheet: its author corrects the mistake.
 * @param articles sorted, so that articles with the same id are neighbours
 * @returns the articles, no longer sorted when there are problems
 */
export function separateSections(articles: readonly ArticleSummary[]): {
  readonly articles: readonly ArticleSummary[]
  readonly problems: readonly FoundProblem[]
} {
  const isRepeated = ({ id }: ArticleSummary, at: number) => id === articles[at - 1]?.id || id === articles[at + 1]?.id
  const repeated = articles.filter((article, at) => isRepeated(article, at) && !isOurs(article.file))
  if (repeated.length === 0) return { articles, problems: [] }
  const taken = new Set(articles.map(({ id }) => id))
  const firsts = new Map(articles.filter(({ file }) => isOurs(file)).map((article) => [article.id, article]))
  const changed = new Map<ArticleSummary, ArticleSummary>()
  const problems: FoundProblem[] = []
  for (const article of repeated.toSorted(compareFiles)) {
    const first = firsts.get(article.id)
    if (!first) {
      firsts.set(article.id, article)
      continue
    }
    const above = new Set(foldersOf(first))
    const own = foldersOf(article).map((name) => (above.has(name) ? '' : slugify(name)))
    const all = own.filter((name) => name !== '')
    if (all.length === 0) continue
    const isFree = (name: string) => !taken.has(`${article.id}-${name}`)
    let section = [...all, all.join('-')].find(isFree)
    for (let number = 2; section === undefined; number++) {
      const numbered = `${all.join('-')}-${number}`
      if (isFree(numbered)) section = numbered
    }
    const id = `${article.id}-${section}`
    taken.add(id)
    changed.set(article, {
      ...article,
      id,
      key: shardKey(id),
      isRenamed: true,
    })
    problems.push({
      severity: 'warning',
      code: 'same-address',
      file: article.file,
      subject: { part: 'value', paths: [['slug'], ['title']] },
      message: `The address /${article.id} is that of ${first.file}, so this article is at /${id}.`,
      hint: 'To choose the address, give the article a slug: of its own.',
    })
  }
  return { articles: articles.map((article) => changed.get(article) ?? article), problems }
}
