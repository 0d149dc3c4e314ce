import { articlePath } from '../../contract/addresses.ts'
import { INDEX_PLACEHOLDER } from '../../contract/edition.ts'
import { PLACE_PREFIX } from '../../contract/story-html.ts'
import type { ArticleSummary, ReadFile } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'
import { type ArticleLink, readArticleLink } from '../text/article-link.ts'
import { ArticleFinder, type FinderSite } from './article-finder.ts'

/** The pages of the reader are beside the folder of the index, so this address works under any base path. */
const addressOf = ({ id }: ArticleSummary) => `${INDEX_PLACEHOLDER}..${articlePath(id)}`

/** The name under which a story has a place of its author: `#two` is `#at-two`. */
const placeOf = (part: string) => (part === '' ? '' : `#${PLACE_PREFIX}${part.slice(1)}`)

/** What readers get instead of a link that leads to no article, and what its author can do. */
const WORDS = {
  'dead-link': [
    'leads to no article of the folder, so readers get the words without the link.',
    'Correct the link, or write the whole address of the page, https://….',
  ],
  'link-to-unpublished': [
    'leads to an article that is not published, so readers get the words without the link.',
    'It becomes a link when that article is published.',
  ],
  'link-to-site': [
    'leads to no article of the folder, so it leads to the address of the site.',
    'Check that the site still has this page.',
  ],
} as const
/** Longer addresses are cut in messages. */
const MAX_SHOWN = 60

/** @param nth number of links before it in the same text with the same target */
function problemOf(code: keyof typeof WORDS, file: string, { target, part }: ArticleLink, nth: number): FoundProblem {
  const reference = target + part
  const [message, hint] = WORDS[code]
  const shown = reference.replace(CONTROLS, ' ').slice(0, MAX_SHOWN)
  return {
    severity: 'warning',
    code,
    file,
    message: `The link “${shown}” ${message}`,
    hint,
    subject: { part: 'text', kind: 'link', reference, nth },
  }
}

/**
 * Looks up where the links of texts to other articles lead, now that all articles are known.
 * @param articles those that are published, sorted
 * @param withheld those that are not
 * @param files all that were read; of these, pages that are no articles are looked up
 * @returns the articles, those with such links with `linkedTo`
 */
export function linkArticles(
  articles: readonly ArticleSummary[],
  withheld: readonly ArticleSummary[],
  site: FinderSite,
  files: readonly ReadFile[] = [],
): { readonly articles: readonly ArticleSummary[]; readonly problems: readonly FoundProblem[] } {
  if (articles.every(({ links }) => links === undefined)) return { articles, problems: [] }
  const finder = new ArticleFinder(articles, site)
  const hidden = new ArticleFinder(withheld, site)
  const pages = new ArticleFinder(
    files.flatMap(({ file, former }) => (former === undefined ? [] : [{ file, id: former, former }])),
    site,
  )
  const problems: FoundProblem[] = []
  const resolve = (href: string, from: ArticleSummary, nth: number): string => {
    const link = readArticleLink(href)
    if (!link) return ''
    const found = finder.find(link, from)
    if (found) return (found === from && link.target === '' ? '' : addressOf(found)) + placeOf(link.part)
    const report = (code: keyof typeof WORDS) => problems.push(problemOf(code, from.file, link, nth))
    // The address of a draft is nobody's business.
    const isHidden = hidden.find(link, from) !== undefined
    const outside = isHidden ? '' : addressOnSite(link, from, site) || addressOfPage(pages.find(link, from), link, site)
    // An address with its host is where its author wanted it to lead.
    if (isHidden) report('link-to-unpublished')
    else if (outside === '') report('dead-link')
    else if (outside !== link.target + link.part) report('link-to-site')
    return outside
  }
  const linked = articles.map((article) => {
    const { links } = article
    if (!links) return article
    const countBefore = (href: string, at: number) =>
      links.filter((other, place) => place < at && other === href).length
    return { ...article, linkedTo: links.map((href, at) => resolve(href, article, countBefore(href, at))) }
  })
  return { articles: linked, problems }
}

/** Addresses that generators write into new sites. */
const OWN_COMPUTER = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|(?:www\.)?example\.(?:com|org|net))/i

/** The generator's own file knows where the pages are that are no articles. */
const knownUrl = (urls: readonly string[]) => urls.findLast((one) => !OWN_COMPUTER.test(one))

/** The address of a page by its file: `/_pages/about.md`. */
function addressOfPage(
  page: Pick<ArticleSummary, 'former'> | undefined,
  { part }: ArticleLink,
  { urls }: FinderSite,
): string {
  const url = knownUrl(urls)
  return page?.former === undefined || url === undefined ? '' : `${url}/${encodeURI(page.former)}${part}`
}

/** The address of a page of the site that is no article; empty when the address of the site is not known. */
function addressOnSite(
  { kind, target, part }: ArticleLink,
  { former, id }: ArticleSummary,
  { urls }: FinderSite,
): string {
  if (kind !== 'address' || /\.(?:md|markdown|mdx)$/i.test(target.replace(/\?.*$/s, ''))) return ''
  if (/^https?:\/\//i.test(target)) return target + part
  const url = knownUrl(urls)
  try {
    return url === undefined ? '' : new URL(target + part, `${url}/${encodeURI(former ?? id)}`).href
  } catch {
    return ''
  }
}
