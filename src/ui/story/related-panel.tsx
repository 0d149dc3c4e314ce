import { useLaterMessages } from '../base/later-messages.ts'
import { useState } from 'react'
import type { RelatedArticle } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { useMessages } from '../base/messages.ts'
import { QualityMeter } from '../cards/quality-meter.tsx'
import { ReasonSwitch, describeReason } from './reason.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { RowsSkeleton } from '../cards/skeletons.tsx'
import { SourceLine } from '../parts/source-line.tsx'
import { StoryPicture } from '../parts/story-picture.tsx'
import { useContentLang, useInterfaceLang } from '../base/use-lang.ts'
import { useShownPicture } from '../base/use-shown-picture.ts'

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
  const { hasOneOutlet } = useSite()
  const shownPicture = useShownPicture()
  const messages = useMessages()
  const interfaceLang = useInterfaceLang()
  const href = item.article ? links.article(item.article) : item.url
  const outside = !item.article
  const isVideo = item.type === 'video'
  const thumb = hidesPicture ? undefined : shownPicture(item.image)
  return (
    <article className="row" lang={useContentLang()}>
      <div>
        <h3 className="head" dir="auto">
          {href ? (
            <a href={href} {...(outside && { target: '_blank', rel: 'noopener noreferrer' })}>
              {item.title}
              {outside && (
                <span className="sr-only" lang={interfaceLang}>
                  {' '}
                  {messages.story.opensSiteInNewTab(item.provider.name)}
                </span>
              )}
            </a>
          ) : (
            item.title
          )}
        </h3>
        <SourceLine
          provider={hasOneOutlet && item.article ? undefined : item.provider}
          isLinked={item.article !== undefined}
          time={item.time}
          note={isVideo && !thumb ? messages.stories.video : undefined}
        >
          {item.quality !== undefined && <QualityMeter quality={item.quality} />}
        </SourceLine>
        {reason && (
          <p className="why" lang={interfaceLang}>
            {reason}
          </p>
        )}
      </div>
      {thumb && (
        <StoryPicture
          image={thumb}
          outlet={item.provider.name}
          topic={topic}
          href={href}
          outside={outside}
          video={isVideo}
          thumb
        />
      )}
    </article>
  )
}

/**
 * Stories beside an article: first those that the publisher has listed, then similar stories of the edition. Similar
 * stories load later, so they come below and move nothing.
 */
export function RelatedPanel({ related, similar, onRetry, topic, time }: Props) {
  const { locale } = useSite()
  const messages = useMessages()
  const { story } = useLaterMessages()
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
      reason={showsReasons ? describeReason(item, time, story, locale) : undefined}
    />
  )
  const count = related.length + (similar?.length ?? 0)
  const isPending = similar === undefined && !onRetry
  return (
    <aside id="related" aria-labelledby="related-title" tabIndex={-1}>
      <div className="flag flag--ruled flag--why">
        <h2 id="related-title">{story.relatedStories}</h2>
        {similar && count > 0 && <span>{messages.stories.count(count)}</span>}
        {count > 0 && (
          <ReasonSwitch
            isOn={showsReasons}
            onToggle={() => setShowsReasons(!showsReasons)}
            controls="related"
            question={story.whyStories}
          />
        )}
      </div>
      {count === 0 && similar && <p className="deck aside-note">{story.noneRelated}</p>}
      {related.length > 0 && <div className="list related">{shown.map(row)}</div>}
      {hidden > 0 && (
        <button type="button" className="btn btn--more" onClick={() => setOpen(true)}>
          {story.showMore(hidden)}
        </button>
      )}
      {related.length === 0 && isPending && <RowsSkeleton count={4} />}
      {onRetry && (
        <p className={`aside-note ${related.length > 0 ? 'aside-note--next' : ''}`} role="status">
          {story.similarFailed}{' '}
          <button type="button" className="summary__clear" onClick={onRetry}>
            {story.tryAgain}
          </button>
        </p>
      )}
      {similar && similar.length > 0 && (
        <>
          <p className={`aside-note ${related.length > 0 ? 'aside-note--next' : ''}`}>{story.similar}</p>
          <div className="list related">
            {/* Stories that were saved by an earlier version have no words. */}
            {similar.map((item) => row({ ...item, why: item.why ?? { by: 'words' } }))}
          </div>
        </>
      )}
    </aside>
  )
}
