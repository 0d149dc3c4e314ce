import type { ReactNode } from 'react'
import type { Article } from '../../contract/article.ts'
import { useSite } from '../base/site-context.tsx'
import { OutletsLine, SourceLine } from './source-line.tsx'
import { StoryMenuButton } from './story-menu-button.tsx'
import { useStoryLink } from './use-story-link.ts'

interface Props {
  readonly article: Article
  readonly size?: 16 | 20
  /** Shown after the outlet, where the story has only one. */
  readonly note?: string | undefined
  /** True where the time is beside the line already. */
  readonly hidesTime?: boolean
  /** True where the other outlets of the story are shown elsewhere. */
  readonly hidesOthers?: boolean
  /** Elements after the button of the menu. */
  readonly children?: ReactNode
}

/** The last line of a story in a list: its outlet, or all that have reported it, its time, and its menu. */
export function StoryLine({ article, size = 20, note, hidesTime = false, hidesOthers, children }: Props) {
  const { page } = useStoryLink(article)
  const { hasOneOutlet } = useSite()
  if (article.coverage && !hidesOthers) {
    return (
      <OutletsLine article={article} size={size} hidesTime={hidesTime}>
        <StoryMenuButton article={article} />
        {children}
      </OutletsLine>
    )
  }
  return (
    <SourceLine
      provider={hasOneOutlet ? undefined : article.provider}
      isLinked
      time={hidesTime ? undefined : article.time}
      dayOnly={article.dayOnly}
      page={page}
      size={size}
      note={note}
    >
      <StoryMenuButton article={article} />
      {children}
    </SourceLine>
  )
}
