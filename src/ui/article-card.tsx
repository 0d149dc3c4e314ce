import { memo } from 'react'
import type { Article } from '../contract/article.ts'
import { lengthOf } from './headline-length.ts'
import { HiddenMark } from './hidden-mark.tsx'
import { Kicker, inkOf } from './kicker.tsx'
import { useMessages } from './messages.ts'
import { useIsNew } from './new-mark.tsx'
import { ReadMark } from './read-mark.tsx'
import { SaveButton } from './save-button.tsx'
import { shows } from './shown-articles.ts'
import { useSite } from './site-context.tsx'
import { OutletsLine, SourceLine } from './source-line.tsx'
import { StoryLink } from './story-link.tsx'
import { StoryMenuButton } from './story-menu-button.tsx'
import { StoryPicture } from './story-picture.tsx'
import { useContentLang } from './use-lang.ts'
import { useShownPicture } from './use-shown-picture.ts'
import { useStoryLink } from './use-story-link.ts'

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
      {image && <StoryPicture image={image} topic={topic} {...link} video={isVideo} eager={eager ?? false} />}
      <Kicker topic={hidesTopic ? undefined : topic} isNew={useIsNew(article)} />
      <Heading className="head" dir="auto" data-len={lengthOf(article.title)}>
        <StoryLink article={article} />
        {isRead && <ReadMark />}
        {isHidden && <HiddenMark />}
      </Heading>
      {(hasExcerpt || isText) && excerpt && (
        <p className="deck" dir="auto">
          {excerpt}
        </p>
      )}
      {article.coverage ? (
        <OutletsLine article={article}>
          <StoryMenuButton article={article} />
          <SaveButton article={article} />
        </OutletsLine>
      ) : (
        <SourceLine
          provider={article.provider}
          isLinked
          time={article.time}
          dayOnly={article.dayOnly}
          page={link.page}
          note={isText && isVideo ? messages.video : undefined}
        >
          <StoryMenuButton article={article} />
          <SaveButton article={article} />
        </SourceLine>
      )}
    </article>
  )
})
