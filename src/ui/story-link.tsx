import type { Article } from '../contract/article.ts'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.ts'
import { useInterfaceLang } from './use-lang.ts'
import { useStoryLink } from './use-story-link.ts'

/** The headline of a story as a link, with a mark when it leads to the outlet. */
export function StoryLink({ article }: { readonly article: Article }) {
  const { href, outside, onOpen } = useStoryLink(article)
  const messages = useMessages().story
  const interfaceLang = useInterfaceLang()
  if (!outside) return <a href={href}>{article.title}</a>
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={onOpen} onAuxClick={onOpen}>
      {article.title}
      <Icon name="out" className="head__out icon--flip" />
      <span className="sr-only" lang={interfaceLang}>
        {' '}
        {messages.opensSiteInNewTab(article.provider.name)}
      </span>
    </a>
  )
}
