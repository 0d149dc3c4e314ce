import type { Article } from '../contract/article.ts'
import { inkOf } from './kicker.tsx'
import { type MarkedPart, fromFirstMark, markedParts } from './marked-parts.ts'
import { useLinks } from './site-context.tsx'
import { OutletsLine, SourceLine } from './source-line.tsx'
import { StoryPicture } from './story-picture.tsx'

function Marked({ parts }: { readonly parts: readonly MarkedPart[] }) {
  return parts.map(({ start, text, isMarked }) => (isMarked ? <mark key={start}>{text}</mark> : text))
}

interface Props {
  readonly article: Article
  /** Words of the query. The last one also matches as a prefix. */
  readonly terms: readonly string[]
}

/** One result of a search, with the matching words marked. */
export function SearchHit({ article, terms }: Props) {
  const links = useLinks()
  const href = links.article(article.id)
  const { title, excerpt, image, topics, provider, time, dayOnly } = article
  const [topic] = topics
  const isVideo = article.type === 'video'
  const topicLink = topic && (
    <a className="hit__topic" href={links.topic(topic.id)} dir="auto">
      {topic.name}
    </a>
  )
  return (
    <article className={`hit ${image ? '' : 'hit--text'}`} lang={article.locale} data-id={article.id} {...inkOf(topic)}>
      {image && <StoryPicture image={image} topic={topic} href={href} video={isVideo} thumb />}
      <div>
        <h3 className="head" dir="auto">
          <a href={href}>
            <Marked parts={markedParts(title, terms)} />
          </a>
        </h3>
        {excerpt && (
          <p className="snip" dir="auto">
            <Marked parts={fromFirstMark(markedParts(excerpt, terms))} />
          </p>
        )}
        {article.coverage ? (
          <OutletsLine article={article}>{topicLink}</OutletsLine>
        ) : (
          <SourceLine provider={provider} time={time} dayOnly={dayOnly} note={isVideo && !image ? 'Video' : undefined}>
            {topicLink}
          </SourceLine>
        )}
      </div>
    </article>
  )
}
