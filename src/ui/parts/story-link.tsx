import type { Article } from '../../contract/article.ts'
import { HiddenMark } from './hidden-mark.tsx'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'
import { ReadMark } from './read-mark.tsx'
import { useSite } from '../base/site-context.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'
import { useStoryLink } from './use-story-link.ts'

/** The headline of a story as a link, with marks: when it leads to the outlet, was read, or is hidden from lists. */
export function StoryLink({ article }: { readonly article: Article }) {
  const { href, outside, onOpen } = useStoryLink(article)
  const { marks } = useSite()
  return (
    <>
      {outside ? (
        <a href={href} target="_blank" rel="noopener noreferrer" onClick={onOpen} onAuxClick={onOpen}>
          {article.title}
          <OutMark outlet={article.provider.name} />
        </a>
      ) : (
        <a href={href}>{article.title}</a>
      )}
      {marks?.isRead(article) && <ReadMark />}
      {marks?.isHidden?.(article) && <HiddenMark />}
    </>
  )
}

function OutMark({ outlet }: { readonly outlet: string }) {
  const messages = useMessages().story
  return (
    <>
      <Icon name="out" className="head__out icon--flip" />
      <span className="sr-only" lang={useInterfaceLang()}>
        {' '}
        {messages.opensSiteInNewTab(outlet)}
      </span>
    </>
  )
}
