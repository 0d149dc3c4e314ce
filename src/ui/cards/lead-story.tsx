import type { Article } from '../../contract/article.ts'
import { lengthOf } from '../parts/headline-length.ts'
import { CoverageLine } from './coverage-line.tsx'
import { Kicker } from '../parts/kicker.tsx'
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
  /** True when the coverage of the article has its reports, not only the outlets whose tiles a list shows. */
  readonly hasTimeline: boolean
}

/** The first story of a front page. */
export function LeadStory({ article, hasTimeline }: Props) {
  const link = useStoryLink(article)
  const image = useShownPicture()(article.image)
  const { marks } = useSite()
  const isRead = marks?.isRead(article)
  const isHidden = marks?.isHidden?.(article)
  const topic = article.topics[0]
  return (
    <article
      ref={shows(article)}
      className={`lead ${image ? '' : 'lead--text'}`}
      lang={useContentLang(article.locale)}
      data-id={article.id}
      data-read={isRead || undefined}
      data-hidden={isHidden || undefined}
    >
      <Kicker topic={topic} isNew={useIsNew(article)} />
      <h2 className="lead__head" dir="auto" data-len={lengthOf(article.title)}>
        <StoryLink article={article} />
      </h2>
      <div className="lead__body">
        {image && (
          <StoryPicture
            image={image}
            outlet={article.provider.name}
            topic={topic}
            {...link}
            video={article.type === 'video'}
            eager
          />
        )}
        <div className="lead__side">
          {article.excerpt && (
            <p className="deck" dir="auto">
              {article.excerpt}
            </p>
          )}
          <StoryLine article={article} hidesOthers={hasTimeline}>
            <SaveButton article={article} />
          </StoryLine>
          {hasTimeline && <CoverageLine article={article} />}
        </div>
      </div>
    </article>
  )
}
