import { articlePath } from '../../contract/addresses.ts'
import { INDEX_PLACEHOLDER } from '../../contract/edition.ts'
import { PLACE_PREFIX } from '../../contract/story-html.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { type ArticleLink, readArticleLink } from '../text/article-link.ts'
import { ArticleFinder, type FinderSite } from './article-finder.ts'

/** The pages of the reader are beside the folder of the index, so this address works under any base path. */
const addressOf = ({ id }: ArticleSummary) => `${INDEX_PLACEHOLDER}..${articlePath(id)}`

/** The name under which a story has a place of its author: `#two` is `#at-two`. */
const placeOf = (part: string) => (part === '' ? '' : `#${PLACE_PREFIX}${part.slice(1)}`)

const DEAD_LINK = {
  severity: 'warning',
  code: 'dead-link',
  message: 'This link leads to no article of the folder, so only its text is shown.',
  hint: 'Correct the link, or write the whole address of the page, https://….',
} as const
const LINK_TO_DRAFT = {
  severity: 'warning',
  code: 'link-to-unpublished',
  message: 'This link leads to an article that is not published, so only its text is shown.',
  hint: 'It becomes a link when that article is published.',
} as const
const LINK_TO_SITE = {
  severity: 'warning',
  code: 'link-to-site',
  message: 'This link leads to no article of the folder, so it leads to the address of the site.',
  hint: 'Check that the site still has this page.',
} as const

/**
 * Looks up where the links of texts to other articles lead, now that all articles are known.
 * @param articles those that are published, sorted
 * @param withheld those that are not
 * @returns the articles, those with such links with `linkedTo`
 */
export function linkArticles(
  articles: readonly ArticleSummary[],
  withheld: readonly ArticleSummary[],
  site: FinderSite,
): { readonly articles: readonly ArticleSummary[]; readonly problems: readonly FoundProblem[] } {
  if (articles.every(({ links }) => links === undefined)) return { articles, problems: [] }
  const finder = new ArticleFinder(articles, site)
  const hidden = new ArticleFinder(withheld, site)
  const problems: FoundProblem[] = []
  const resolve = (href: string, from: ArticleSummary): string => {
    const link = readArticleLink(href)
    if (!link) return ''
    const found = finder.find(link, from)
    if (found) return (found === from && link.target === '' ? '' : addressOf(found)) + placeOf(link.part)
    const report = (problem: typeof DEAD_LINK | typeof LINK_TO_DRAFT | typeof LINK_TO_SITE) =>
      problems.push({
        ...problem,
        file: from.file,
        subject: { part: 'text', kind: 'link', reference: link.target + link.part, nth: 0 },
      })
    // The address of a draft is nobody's business.
    const isHidden = hidden.find(link, from) !== undefined
    const outside = isHidden ? '' : addressOnSite(link, from, site)
    // An address with its host is where its author wanted it to lead.
    if (isHidden) report(LINK_TO_DRAFT)
    else if (outside === '') report(DEAD_LINK)
    else if (outside !== link.target + link.part) report(LINK_TO_SITE)
    return outside
  }
  const linked = articles.map((article) =>
    article.links ? { ...article, linkedTo: article.links.map((href) => resolve(href, article)) } : article,
  )
  return { articles: linked, problems }
}

/** Addresses that generators write into new sites. */
const OWN_COMPUTER = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|(?:www\.)?example\.(?:com|org|net))/i

/** The address of a page of the site that is no article; empty when the address of the site is not known. */
function addressOnSite(
  { kind, target, part }: ArticleLink,
  { former, id }: ArticleSummary,
  { urls }: FinderSite,
): string {
  if (kind !== 'address' || /\.(?:md|markdown|mdx)$/i.test(target.replace(/\?.*$/s, ''))) return ''
  if (/^https?:\/\//i.test(target)) return target + part
  // The generator's own file knows where the pages are that are not in the folder.
  const url = urls.findLast((one) => !OWN_COMPUTER.test(one))
  try {
    return url === undefined ? '' : new URL(target + part, `${url}/${encodeURI(former ?? id)}`).href
  } catch {
    return ''
  }
}
