import { createContext, use } from 'react'
import type { Article } from '../../contract/article.ts'
import {
  CATCH_UP_PATH,
  MY_EDITION_PATH,
  SAVED_PATH,
  SEARCH_PATH,
  SETTINGS_PATH,
  articlePath,
  sourcePath,
  topicPath,
} from '../../contract/addresses.ts'

/** Values that many components need. */
export interface SiteContextValue {
  /** Base path with a trailing slash. */
  readonly base: string
  /** BCP 47 tag for dates and numbers, in the language of the interface and with the hours that the reader wants. */
  readonly locale: string
  /** BCP 47 tag of the site. Content without a language of its own has it. */
  readonly contentLocale?: string | undefined
  /** True for pictures and logos that the reader wants to see and that can be had. Without it, all are shown. @param src address */
  readonly showsPicture?: (src: string) => boolean
  /** True when one outlet has published all stories: its name then says nothing about one of them, and no list has it. */
  readonly hasOneOutlet?: boolean
  /** Called when a picture or a logo was loaded or has failed. */
  readonly onPicture?: (src: string, isThere: boolean) => void
  /** True when headlines of lists lead to the outlet, and their times to the reader's page. */
  readonly opensOutlet?: boolean
  /** Milliseconds since 1970. Ages are counted from it. */
  readonly now: number
  /** When the visit before this one ended, in milliseconds since 1970. Undefined during the first visit, and in embedded documents. */
  readonly lastVisit?: number | undefined
  /** Saved stories and read marks. Absent in embedded documents. */
  readonly marks?: ReaderMarks
  /** True when there is no connection. Links to other sites then say so. */
  readonly isOffline?: boolean
}

export interface ReaderMarks {
  readonly isRead: (article: Pick<Article, 'id' | 'time' | 'topics'>) => boolean
  readonly isSaved: (id: string) => boolean
  /** Called when a story is opened at its outlet. */
  readonly onOpen?: (id: string) => void
  /** Saves the article, or removes it when it is saved. */
  readonly onSave: (article: Article) => void
  /** True for a story that is hidden from lists. Absent until it is known. */
  readonly isHidden?: ((article: Article) => boolean) | undefined
  /** Opens the menu of an article. @param button the button that was pressed */
  readonly onMenu?: (article: Article, button: HTMLElement) => void
}

export const SiteContext = createContext<SiteContextValue>({ base: '/', locale: 'en', now: 0 })

export function useSite(): SiteContextValue {
  return use(SiteContext)
}

/** Returns the paths of the reader's pages, with the base path. */
export function useLinks() {
  const base = useSite().base.slice(0, -1)
  return {
    home: `${base}/`,
    search: base + SEARCH_PATH,
    saved: base + SAVED_PATH,
    myEdition: base + MY_EDITION_PATH,
    catchUp: base + CATCH_UP_PATH,
    settings: base + SETTINGS_PATH,
    article: (id: string) => base + articlePath(id),
    topic: (id: string) => base + topicPath(id),
    source: (domain: string) => base + sourcePath(domain),
  }
}
