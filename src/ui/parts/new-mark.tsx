import type { Article } from '../../contract/article.ts'
import { useMessages } from '../base/messages.ts'
import { useSite } from '../base/site-context.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'

/** Returns true for stories that came since the last visit and have not been read. */
export function useIsNew(article: Article): boolean {
  const { lastVisit, marks } = useSite()
  return lastVisit !== undefined && Date.parse(article.time) > lastVisit && !marks?.isRead(article)
}

/** The word New beside the topic of a story. */
export function NewMark() {
  const messages = useMessages().stories
  return (
    <span className="new" lang={useInterfaceLang()}>
      {messages.new}
    </span>
  )
}
