import { useState } from 'react'
import type { RelatedArticle } from '../contract/article.ts'
import type { Topic } from '../contract/edition.ts'
import { ReasonSwitch, describeReason } from './reason.tsx'
import { useLinks } from './site-context.tsx'
import { RowsSkeleton } from './skeletons.tsx'
import { SourceLine } from './source-line.tsx'
import { StoryPicture } from './story-picture.tsx'

interface Props {
  /** Stories that the publisher has listed. */
  readonly related: readonly RelatedArticle[]
  /** Similar stories of the edition. Undefined until they are loaded. */
  readonly similar: readonly RelatedArticle[] | undefined
  /** Loads the similar stories again. Given only when loading them has failed. */
  readonly onRetry?: (() => void) | undefined
  /** Topic of the article. It stands in for pictures that fail to load. */
  readonly topic?: Topic | undefined
  /** Time of the article. Reasons say how far from it a similar story is. */
  readonly time?: string
}

const SHOWN = 8

function RelatedRow({
  item,
  topic,
  hidesPicture,
  reason,
}: {
  item: RelatedArticle
  topic: Topic | undefined
  hidesPicture: boolean
  reason: string | undefined
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
        {reason && <p className="why">{reason}</p>}
      </div>
      {thumb && <StoryPicture image={thumb} topic={topic} href={href} outside={outside} video={isVideo} thumb />}
    </article>
  )
}

/**
 * Stories beside an article: first those that the publisher has listed, then similar stories of the edition. Similar
 * stories load later, so they come below and move nothing.
 */
export function RelatedPanel({ related, similar, onRetry, topic, time }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [showsReasons, setShowsReasons] = useState(false)
  const shown = isOpen ? related : related.slice(0, SHOWN)
  const hidden = related.length - shown.length
  const shownPictures = new Set<string>()
  const hidesPicture = ({ image }: RelatedArticle) => {
    if (!image || shownPictures.has(image.src)) return true
    shownPictures.add(image.src)
    return false
  }
  const row = (item: RelatedArticle) => (
    <RelatedRow
      key={item.article ?? item.url ?? item.title}
      item={item}
      topic={topic}
      hidesPicture={hidesPicture(item)}
      reason={showsReasons ? describeReason(item, time) : undefined}
    />
  )
  const count = related.length + (similar?.length ?? 0)
  const isPending = similar === undefined && !onRetry
  return (
    <aside id="related" aria-labelledby="related-title" tabIndex={-1}>
      <div className="flag flag--ruled flag--why">
        <h2 id="related-title">Related stories</h2>
        {similar && count > 0 && <span>{count === 1 ? '1 story' : `${count} stories`}</span>}
        {count > 0 && (
          <ReasonSwitch
            isOn={showsReasons}
            onToggle={() => setShowsReasons(!showsReasons)}
            controls="related"
            what="these stories"
          />
        )}
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
          Similar stories could not be loaded.{' '}
          <button type="button" className="summary__clear" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
      {similar && similar.length > 0 && (
        <>
          <p className={`aside-note ${related.length > 0 ? 'aside-note--next' : ''}`}>Similar in this edition</p>
          <div className="list related">
            {/* Stories that were saved by an earlier version have no words. */}
            {similar.map((item) => row({ ...item, why: item.why ?? { by: 'words' } }))}
          </div>
        </>
      )}
    </aside>
  )
}
