import type { Article } from '../../contract/article.ts'
import { HiddenMark } from '../parts/hidden-mark.tsx'
import { Icon } from '../base/icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { formatAge } from '../format/format-time.ts'
import { RelativeTime } from '../format/relative-time.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { StoryPicture } from '../parts/story-picture.tsx'
import { useShownPicture } from '../base/use-shown-picture.ts'

/** A piece of a text that matches the query or does not. */
interface Part {
  readonly text: string
  readonly isMatch: boolean
}

function Marked({ parts }: { readonly parts: readonly Part[] }) {
  let end = 0
  return parts.map(({ text, isMatch }) => {
    end += text.length
    return isMatch ? <mark key={end}>{text}</mark> : text
  })
}

/** A row shows about this many characters of an excerpt. */
const VISIBLE_LENGTH = 90
/** Characters to keep before the first match. */
const CONTEXT_LENGTH = 40

/** Shortens the text before the first match, when the match would otherwise not be visible. */
export function fromFirstMatch(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts
  if (!first || first.isMatch || rest.length === 0 || first.text.length < VISIBLE_LENGTH) return parts
  const tail = first.text.slice(-CONTEXT_LENGTH)
  const space = tail.indexOf(' ')
  return [{ ...first, text: `… ${space < 0 ? tail : tail.slice(space + 1)}` }, ...rest]
}

interface Props {
  readonly id: string
  /** Absent while the card is loading. */
  readonly article: Article | undefined
  readonly isActive: boolean
  /** Its place among all results, the first is 1. */
  readonly position: number
  readonly total: number
  /** Where the words are, when neither title nor excerpt has them: `In the text`. */
  readonly where: string | undefined
  /** Cuts a text into parts that match the query and parts that do not. */
  readonly mark: (text: string) => readonly Part[]
}

/**
 * One result of a search: an option of the list and a link to the story. The height of a row is fixed, so that nothing
 * moves when its card arrives.
 */
export function SearchHit({ id, article, isActive, position, total, where, mark }: Props) {
  const links = useLinks()
  const shownPicture = useShownPicture()
  const { marks, locale, now } = useSite()
  const { page, stories } = useMessages()
  const { search: messages } = useLaterMessages()
  const option = { id, role: 'option', 'aria-selected': isActive, 'aria-posinset': position, 'aria-setsize': total }
  if (!article)
    return (
      <div className="hit" {...option} aria-disabled="true" aria-label={page.loading}>
        <HitPlaceholder />
      </div>
    )
  const { title, excerpt, topics, provider, time, dayOnly, coverage } = article
  const image = shownPicture(article.image)
  const [topic] = topics
  const isVideo = article.type === 'video'
  const isRead = marks?.isRead(article)
  const isSaved = marks?.isSaved(article.id)
  const isHidden = marks?.isHidden?.(article)
  const others = (coverage?.outlets ?? 1) - 1
  const besides = others > 0 ? messages.andOthers(others) : ''
  const outlet = `${provider.name} ${besides}`.trim()
  const notes = [
    isVideo && messages.notes.video,
    isRead && messages.notes.read,
    isSaved && messages.notes.saved,
    isHidden && stories.hidden.toLowerCase(),
    where,
  ].filter((note) => typeof note === 'string')
  return (
    <a
      {...option}
      className={`hit ${image ? '' : 'hit--text'}`}
      href={links.article(article.id)}
      tabIndex={-1}
      lang={article.locale}
      data-id={article.id}
      data-read={isRead || undefined}
      data-hidden={isHidden || undefined}
      aria-label={messages.result([title, outlet, formatAge(time, now, locale, dayOnly), ...notes])}
      {...inkOf(topic)}
    >
      {image && <StoryPicture image={image} outlet={provider.name} topic={topic} video={isVideo} thumb />}
      <div className="hit__text">
        <p className="head" dir="auto">
          <Marked parts={mark(title)} />
          {isHidden && <HiddenMark />}
        </p>
        {excerpt && (
          <p className="snip" dir="auto">
            <Marked parts={fromFirstMatch(mark(excerpt))} />
          </p>
        )}
        <p className="source">
          <ProviderTile provider={provider} />
          <b dir="auto">{provider.name}</b>
          {besides && <span>{besides}</span>}
          <RelativeTime time={time} dayOnly={dayOnly} />
          {isVideo && !image && <span>{stories.video}</span>}
          {topic && (
            <span className="hit__topic" dir="auto">
              {topic.name}
            </span>
          )}
          {where && (
            <i className="hit__where" dir="auto">
              {where}
            </i>
          )}
          {isSaved && <Icon name="saved" className="icon--sm hit__saved" />}
        </p>
      </div>
      {isActive && <kbd>↵</kbd>}
    </a>
  )
}

function HitPlaceholder() {
  return (
    <>
      <div className="pic skel" />
      <div className="hit__text">
        <div className="skel h-5 w-9/12" />
        <div className="skel mt-2 h-4 w-11/12" />
        <div className="skel mt-2 h-4 w-1/3" />
      </div>
    </>
  )
}

/** Placeholders for results that are still being searched. */
export function HitPlaceholders({ count }: { readonly count: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="hit">
          <HitPlaceholder />
        </div>
      ))}
    </div>
  )
}
