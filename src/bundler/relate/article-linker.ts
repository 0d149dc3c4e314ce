import type { ArticleSummary } from '../collect/article-summary.ts'
import { PageTable } from '../join/page-table.ts'

/** A related item that the index shows. */
export interface RelatedLink<Article = ArticleSummary> {
  /** Index in the editor's list of the article. */
  readonly item: number
  /** The article of this edition that is the same page, if there is one. */
  readonly article?: Article
}

/** What the editor's list of an article shows. */
export interface LinkedList {
  readonly links: readonly RelatedLink[]
  /** Keys of the pages of the article and of its related items. Similar stories must not repeat them. */
  readonly shownPages: readonly number[]
}

const NO_LINKS: readonly RelatedLink[] = []

/** Finds the articles of an edition that editors' lists of related items refer to. */
export class ArticleLinker {
  private readonly articles: readonly ArticleSummary[]
  private readonly pages: PageTable
  /** Lists that were linked: finding events, and planning parts and fronts, ask for the same ones. */
  private readonly linked = new Map<ArticleSummary, LinkedList>()

  /** @param articles newest first; if two articles have the same page, the first is linked */
  constructor(articles: readonly ArticleSummary[]) {
    this.articles = articles
    this.pages = new PageTable(articles.reduce((sum, { pages }) => sum + pages.length, 0))
    for (const [at, { pages }] of articles.entries()) for (const page of pages) this.pages.add(page, at)
  }

  /** Links the related items of an article. Leaves out items that show the article's own page, or a page that is already shown. */
  link(summary: ArticleSummary): LinkedList {
    if (summary.related.length === 0) return { links: NO_LINKS, shownPages: summary.pages }
    let list = this.linked.get(summary)
    if (!list) this.linked.set(summary, (list = this.linkList(summary)))
    return list
  }

  private linkList({ related, pages: ownPages }: ArticleSummary): LinkedList {
    // Lists are short: searching an array is faster than building a set.
    const shownPages = [...ownPages]
    const isShown = (page: number) => shownPages.includes(page)
    const links: RelatedLink[] = []
    for (const [item, { pages, isLinkable }] of related.entries()) {
      const article = this.find(pages)
      if (!article && !isLinkable) continue
      if (pages.some(isShown) || article?.pages.some(isShown)) continue
      shownPages.push(...pages)
      if (article) shownPages.push(...article.pages)
      links.push(article ? { item, article } : { item })
    }
    return { links, shownPages }
  }

  private find(pages: readonly number[]): ArticleSummary | undefined {
    for (const page of pages) {
      const article = this.articles[this.pages.get(page)]
      if (article) return article
    }
    return undefined
  }
}
