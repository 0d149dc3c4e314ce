import { memo } from 'react'
import type { Article } from '../../contract/article.ts'
import { Kicker, inkOf } from '../parts/kicker.tsx'
import { useMessages } from '../base/messages.ts'
import { useIsNew } from '../parts/new-mark.tsx'
import { shows } from '../parts/shown-articles.ts'
import { useSite } from '../base/site-context.tsx'
import { StoryLine } from '../parts/story-line.tsx'
import { StoryLink } from '../parts/story-link.tsx'
import { StoryPicture } from '../parts/story-picture.tsx'
import { useContentLang } from '../base/use-lang.ts'
import { useShownPicture } from '../base/use-shown-picture.ts'
import { useStoryLink } from '../parts/use-story-link.ts'

interface Props {
  readonly article: Article
  readonly heading?: 'h2' | 'h3'
  readonly hidesTopic?: boolean
  readonly hidesPicture?: boolean
}

/** An article as a compact row: headline, source and a thumbnail. It is drawn again only when it changes. */
export const ArticleRow = memo(function ArticleRow({
  article,
  heading: Heading = 'h3',
  hidesTopic,
  hidesPicture,
}: Props) {
  const link = useStoryLink(article)
  const shownPicture = useShownPicture()
  const messages = useMessages().stories
  const { marks } = useSite()
  const isRead = marks?.isRead(article)
  const isHidden = marks?.isHidden?.(article)
  const topic = article.topics[0]
  const isVideo = article.type === 'video'
  const thumb = hidesPicture ? undefined : shownPicture(article.image)
  return (
    <article
      ref={shows(article)}
      className="row"
      lang={useContentLang(article.locale)}
      data-id={article.id}
      data-read={isRead || undefined}
      data-hidden={isHidden || undefined}
      {...inkOf(topic)}
    >
      <div>
        <Kicker topic={hidesTopic ? undefined : topic} isNew={useIsNew(article)} />
        <Heading className="head" dir="auto">
          <StoryLink article={article} />
        </Heading>
        <StoryLine article={article} note={isVideo && !thumb ? messages.video : undefined} />
      </div>
      {thumb && (
        <StoryPicture image={thumb} outlet={article.provider.name} topic={topic} {...link} video={isVideo} thumb />
      )}
    </article>
  )
})
