import { memo } from 'react'
import type { Article } from '../../contract/article.ts'
import { lengthOf } from '../parts/headline-length.ts'
import { Kicker, inkOf } from '../parts/kicker.tsx'
import { useMessages } from '../base/messages.ts'
import { useIsNew } from '../parts/new-mark.tsx'
import { SaveButton } from '../parts/save-button.tsx'
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
  /** `feature` is two columns wide. */
  readonly shape?: 'card' | 'feature'
  readonly heading?: 'h2' | 'h3'
  /** True in lists where every article has the same topic. */
  readonly hidesTopic?: boolean
  readonly hasExcerpt?: boolean
  /** Loads the picture at once, because it is on the first screen. */
  readonly eager?: boolean
}

/** One article in a list. It is drawn again only when it changes: a list of a thousand cards grows in short steps. */
export const ArticleCard = memo(function ArticleCard({
  article,
  shape = 'card',
  heading: Heading = 'h3',
  hidesTopic,
  hasExcerpt,
  eager,
}: Props) {
  const link = useStoryLink(article)
  const messages = useMessages().stories
  const { marks } = useSite()
  const isRead = marks?.isRead(article)
  const isHidden = marks?.isHidden?.(article)
  const { topics, excerpt } = article
  const image = useShownPicture()(article.image)
  const topic = topics[0]
  const isVideo = article.type === 'video'
  const isText = !image
  return (
    <article
      ref={shows(article)}
      className={`card ${isText ? 'card--text' : ''} ${shape === 'feature' ? 'card--feature' : ''}`}
      lang={useContentLang(article.locale)}
      data-id={article.id}
      data-read={isRead || undefined}
      data-hidden={isHidden || undefined}
      {...inkOf(topic)}
    >
      {image && (
        <StoryPicture
          image={image}
          outlet={article.provider.name}
          topic={topic}
          {...link}
          video={isVideo}
          eager={eager ?? false}
        />
      )}
      <Kicker topic={hidesTopic ? undefined : topic} isNew={useIsNew(article)} />
      <Heading className="head" dir="auto" data-len={lengthOf(article.title)}>
        <StoryLink article={article} />
      </Heading>
      {(hasExcerpt || isText) && excerpt && (
        <p className="deck" dir="auto">
          {excerpt}
        </p>
      )}
      <StoryLine article={article} note={isText && isVideo ? messages.video : undefined}>
        <SaveButton article={article} />
      </StoryLine>
    </article>
  )
})
