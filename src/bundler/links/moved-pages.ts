import { matchRoute } from '../../contract/routes.ts'
import { fileNameOf } from '../addresses/file-name.ts'
import { pageFile, pathKey } from '../addresses/site-path.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'

/** Old addresses of a site that lead to its articles. */
export interface MovedPages {
  /** The file of each, below the folder of the site, and the id of the article; sorted by file. */
  readonly files: readonly (readonly [file: string, id: string])[]
  /** Number of old addresses that get no file, because there would be too many. */
  readonly leftOut: number
}

/**
 * Hosts take 20,000 files and more, and an edition of 100,000 articles has some 3,500. Addresses that articles name always
 * get a file; those that a generator gave them only up to this many files, newest articles first.
 */
const MAX_FILES = 10_000

/** Folders of the site that the bundler writes. */
const OWN_FOLDERS = /^(?:app|data|embed|feeds|oembed)(?:\/|$)/i
const FIELDS = [['redirect_from'], ['aliases'], ['alias'], ['redirects'], ['permalink'], ['url']] as const

/** Decides which old addresses get a file that leads to their article. */
export function movedPages(
  articles: readonly ArticleSummary[],
  topics: ReadonlySet<string>,
): MovedPages & { readonly problems: readonly FoundProblem[] } {
  if (articles.every(({ aliases, former }) => aliases === undefined && former === undefined))
    return { files: [], leftOut: 0, problems: [] }
  const ids = new Set(articles.map(({ id }) => id.toLowerCase()))
  /** By {@link pathKey}. On many file systems, names that differ only in capitals are one file. */
  const taken = new Map<string, readonly [file: string, id: string]>()
  const problems: FoundProblem[] = []
  for (const { aliases = [], id, file } of articles) {
    for (const alias of aliases) {
      const reason = whyUnusable(alias, id, ids, topics, taken)
      const page = pageFile(alias)
      if (reason === undefined && page !== undefined) taken.set(pathKey(alias), [page, id])
      else if (reason !== '' && !isOfFileName(alias, id, file)) problems.push(unusable(file, alias, reason ?? NO_FILE))
    }
  }
  let leftOut = 0
  for (const { former, id } of articles.toReversed()) {
    const page = former === undefined ? undefined : pageFile(former)
    if (former === undefined || page === undefined) continue
    if (whyUnusable(former, id, ids, topics, taken) !== undefined) continue
    if (taken.size < MAX_FILES) taken.set(pathKey(former), [page, id])
    else leftOut++
  }
  const files = [...taken.values()].sort(([a], [b]) => (a < b ? -1 : 1))
  return { files, leftOut, problems }
}

/** True for the address that an article had before it got a slug of its own. Its author has not written it. */
const isOfFileName = (alias: string, id: string, file: string) =>
  alias === `${id.slice(0, 'yyyy/mm/dd'.length)}/${fileNameOf(file).slug}`

const NO_FILE = 'no file can have this name'

/** Returns why an old address can't lead to an article; empty when it does already. */
function whyUnusable(
  path: string,
  id: string,
  ids: ReadonlySet<string>,
  topics: ReadonlySet<string>,
  taken: ReadonlyMap<string, readonly [file: string, id: string]>,
): string | undefined {
  const key = pathKey(path)
  if (pageFile(path) === undefined) return NO_FILE
  if (ids.has(key)) return key === id ? '' : 'another article is there'
  if (OWN_FOLDERS.test(key)) return 'the site has a page of its own there'
  const route = matchRoute(`/${key}`, '')
  const isFree =
    route.screen === 'not-found' || route.screen === 'article' || (route.screen === 'topic' && !topics.has(route.id))
  if (!isFree) return 'the site has a page of its own there'
  const other = taken.get(key)
  return other === undefined ? undefined : other[1] === id ? '' : 'another article names it, too'
}

const unusable = (file: string, alias: string, reason: string): FoundProblem => ({
  severity: 'warning',
  code: 'unusable-alias',
  file,
  message: `The old address /${alias.slice(0, 80)} does not lead here: ${reason}.`,
  hint: 'Remove it, or write another one.',
  subject: { part: 'value', paths: FIELDS },
})
