import { createContext, use } from 'react'
import { SEARCH_PATH, articlePath, topicPath } from '../contract/addresses.ts'

/** What every element may need to know of the page it stands on. */
export interface SiteSurroundings {
  /** Base path with a trailing slash. */
  readonly base: string
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string
  /** Milliseconds; what relative times are measured from. */
  readonly now: number
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
    article: (id: string) => base + articlePath(id),
    topic: (id: string) => base + topicPath(id),
  }
}
