import { createContext, use } from 'react'
import type { Article } from '../contract/article.ts'
import { SAVED_PATH, SEARCH_PATH, articlePath, topicPath } from '../contract/addresses.ts'

/** What every element may need to know of the page it stands on. */
export interface SiteSurroundings {
  /** Base path with a trailing slash. */
  readonly base: string
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string
  /** Milliseconds; what relative times are measured from. */
  readonly now: number
  /** What this reader has marked; a document that belongs to nobody has none. */
  readonly marks?: ReaderMarks
  /** There is no connection: what leads away says so. */
  readonly isOffline?: boolean
}

export interface ReaderMarks {
  readonly isRead: (id: string) => boolean
  readonly isSaved: (id: string) => boolean
  /** Saves the article, or takes it off the shelf. */
  readonly onSave: (article: Article) => void
}

export const SiteContext = createContext<SiteSurroundings>({ base: '/', locale: 'en', now: 0 })

export function useSite(): SiteSurroundings {
  return use(SiteContext)
}

/** Addresses of the reader's own pages, base path included. */
export function useLinks() {
  const base = useSite().base.slice(0, -1)
  return {
    home: `${base}/`,
    search: base + SEARCH_PATH,
    saved: base + SAVED_PATH,
    article: (id: string) => base + articlePath(id),
    topic: (id: string) => base + topicPath(id),
  }
}
