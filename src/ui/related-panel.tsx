import { useState } from 'react'
import type { RelatedArticle } from '../contract/article.ts'
import type { Topic } from '../contract/edition.ts'
import { useLinks } from './site-context.tsx'
import { RowsSkeleton } from './skeletons.tsx'
import { SourceLine } from './source-line.tsx'
import { StoryPicture } from './story-picture.tsx'

interface Props {
  /** The editor's list. */
  readonly related: readonly RelatedArticle[]
  /** What the edition has that is alike; undefined while it is on its way. */
  readonly similar: readonly RelatedArticle[] | undefined
  /** Given when that did not come. */
  readonly onRetry?: (() => void) | undefined
  /** Of the article itself, for fallback pictures. */
  readonly topic?: Topic | undefined
}

const SHOWN = 8

function RelatedRow({
  item,
  topic,
  hidesPicture,
}: {
  item: RelatedArticle
  topic: Topic | undefined
  hidesPicture: boolean
}) {
  const links = useLinks()
  const href = item.article ? links.article(item.article) : item.url
  const outside = !item.article
  const isVideo = item.type === 'video'
  const thumb = hidesPicture ? undefined : item.image
  return (
    <article className="row">
      <div>
        <h3 className="head" dir="auto">
          {href ? (
            <a href={href} {...(outside && { target: '_blank', rel: 'noopener noreferrer' })}>
              {item.title}
              {outside && <span className="sr-only"> (opens {item.provider.name} in a new tab)</span>}
            </a>
          ) : (
            item.title
          )}
        </h3>
        <SourceLine
          provider={item.provider}
          time={item.time}
          quality={item.quality}
          note={isVideo && !thumb ? 'Video' : undefined}
        />
      </div>
      {thumb && <StoryPicture image={thumb} topic={topic} href={href} outside={outside} video={isVideo} thumb />}
    </article>
  )
}

/**
 * Stories that go with an article: the editor's first, then what the edition has that is alike. The second come later,
 * and only ever below the first.
 */
export function RelatedPanel({ related, similar, onRetry, topic }: Props) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? related : related.slice(0, SHOWN)
  const hidden = related.length - shown.length
  const seen = new Set<string>()
  const isRepeat = ({ image }: RelatedArticle) => {
    if (!image || seen.has(image.src)) return true
    seen.add(image.src)
    return false
  }
  const row = (item: RelatedArticle) => (
    <RelatedRow key={item.article ?? item.url ?? item.title} item={item} topic={topic} hidesPicture={isRepeat(item)} />
  )
  const count = related.length + (similar?.length ?? 0)
  const isPending = similar === undefined && !onRetry
  return (
    <aside id="related" aria-labelledby="related-title" tabIndex={-1}>
      <div className="flag flag--ruled">
        <h2 id="related-title">Related stories</h2>
        {similar && <span>{count === 1 ? '1 story' : `${count} stories`}</span>}
      </div>
      {count === 0 && similar && (
        <p className="deck aside-note">Nothing else in this edition is close to this story.</p>
      )}
      {related.length > 0 && <div className="list related">{shown.map(row)}</div>}
      {hidden > 0 && (
        <button type="button" className="btn btn--more" onClick={() => setOpen(true)}>
          Show {hidden} more
        </button>
      )}
      {related.length === 0 && isPending && <RowsSkeleton count={4} />}
      {onRetry && (
        <p className={`aside-note ${related.length > 0 ? 'aside-note--next' : ''}`} role="status">
          Similar stories did not arrive.{' '}
          <button type="button" className="summary__clear" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
      {similar && similar.length > 0 && (
        <>
          <p className={`aside-note ${related.length > 0 ? 'aside-note--next' : ''}`}>Similar in this edition</p>
          <div className="list related">{similar.map(row)}</div>
        </>
      )}
    </aside>
  )
}
