import type { ReactNode } from 'react'
import type { FullArticle } from '../../contract/article.ts'
import type { Topic } from '../../contract/edition.ts'
import { beginsWith } from '../../contract/story-layout.ts'
import { FullCoverage } from './full-coverage.tsx'
import { lengthOf } from '../parts/headline-length.ts'
import { Icon } from '../base/icon.tsx'
import { LaterIcon } from '../base/later-icon.tsx'
import { inkOf } from '../parts/kicker.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { ListenButton } from './listen-button.tsx'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from '../parts/provider-tile.tsx'
import { QualityMeter } from '../cards/quality-meter.tsx'
import { RelativeTime } from '../format/relative-time.tsx'
import { SaveButton } from '../parts/save-button.tsx'
import { shows } from '../parts/shown-articles.ts'
import { Sentence } from '../base/sentence.tsx'
import { useLinks, useSite } from '../base/site-context.tsx'
import { StoryFacts } from './story-facts.tsx'
import { StoryFigure } from './story-figure.tsx'
import { STORY_LAYOUTS, storyLayout } from './story-layout.ts'
import { StoryLanguages } from './story-languages.tsx'
import { StoryMenuButton } from '../parts/story-menu-button.tsx'
import { StoryText } from './story-text.tsx'
import { withCopies } from './text-pictures.ts'
import { useContentLang, useInterfaceLang } from '../base/use-lang.ts'
import { useShownPicture } from '../base/use-shown-picture.ts'
import { VideoPlayer } from './video-player.tsx'

interface Props {
  readonly article: FullArticle
  /** Path from the root topic to the first topic of the article. */
  readonly trail: readonly Topic[]
  readonly onShare: () => void
  /** Below the full coverage: what of it is hidden. */
  readonly coverageNote?: ReactNode
}

function ReadAt({ article, className }: { readonly article: FullArticle; readonly className?: string }) {
  const { isOffline } = useSite()
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  if (!article.url) return null
  return (
    <a
      className={`btn btn--ink ${className ?? ''}`}
      href={article.url}
      target="_blank"
      rel="noopener noreferrer"
      lang={interfaceLang}
    >
      {article.type === 'video' ? messages.watchAt(article.provider.name) : messages.readAt(article.provider.name)}
      <Icon name="out" className="icon--sm icon--flip" />
      <span className="sr-only"> {messages.opensInNewTab}</span>
      {isOffline && <small className="needs-net">{messages.needsConnection}</small>}
    </a>
  )
}

/** Buttons beside “Read at …”; on phones below it, with their names. */
function StoryButtons({ article, onShare }: Pick<Props, 'article' | 'onShare'>) {
  const { contentLocale, locale } = useSite()
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  return (
    <>
      <button type="button" className="btn btn--square" lang={interfaceLang} title={messages.share} onClick={onShare}>
        <LaterIcon name="share" />
        <span className="btn__word">{messages.share}</span>
      </button>
      <ListenButton story="story" lang={article.locale ?? contentLocale ?? locale} />
    </>
  )
}

/** Removes pictures from the HTML of a story, so that they are not requested. */
const withoutPictures = (html: string, showsPicture: (src: string) => boolean): string =>
  html
    .replaceAll(/<img\b[^>]*? src="([^"]*)"[^>]*>/g, (picture, src: string) => (showsPicture(src) ? picture : ''))
    .replaceAll(/ poster="([^"]*)"/g, (poster, src: string) => (showsPicture(src) ? poster : ''))

interface LeadProps extends Pick<Props, 'article' | 'onShare'> {
  /** False when the text of the story begins with its excerpt. */
  readonly hasExcerpt: boolean
  /** False while something may come above it. On phones the line of the outlet is above the picture. */
  readonly isCertain: boolean
}

/** True for a picture that the text shows itself, so that it is not shown above it as well. */
const isInText = (src: string, html: string | undefined) =>
  html?.includes(`<img src="${src.replaceAll('&', '&amp;')}"`) === true

/** What is between the picture and the text: the excerpt, who published it when, and what a reader can do with it. */
function StoryLead({ article, hasExcerpt, isCertain, onShare }: LeadProps) {
  const links = useLinks()
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  const { provider, quality } = article
  const text = article.text ?? article.excerpt
  return (
    <>
      {isCertain && text && hasExcerpt && (
        <p className="deck deck--lg" dir="auto">
          {text}
        </p>
      )}
      <div className={`spread byline-row ${isCertain ? '' : 'only-phone'}`}>
        <p className="byline">
          <ProviderTile provider={provider} size={40} />
          <span className="byline__text">
            <span>
              <b dir="auto">
                {provider.domain ? <a href={links.source(provider.domain)}>{provider.name}</a> : provider.name}
              </b>
              <RelativeTime time={article.time} dayOnly={article.dayOnly} as="moment" />
            </span>
            {quality !== undefined && <QualityMeter quality={quality} labelled />}
          </span>
        </p>
        <span className="byline-acts not-phone">
          <SaveButton article={article} as="button" />
          <StoryButtons article={article} onShare={onShare} />
          <StoryMenuButton article={article} as="button" />
          <ReadAt article={article} />
        </span>
      </div>
      {isCertain && article.updated && (
        <p className="story__updated" lang={interfaceLang}>
          <Sentence pieces={messages.updated(<RelativeTime time={article.updated} as="sentence" />)} />
        </p>
      )}
      {isCertain && (
        <>
          <ReadAt article={article} className="btn--wide only-phone" />
          <p className="story__acts only-phone">
            <StoryButtons article={article} onShare={onShare} />
          </p>
        </>
      )}
    </>
  )
}

/** Stands for what is not known yet of a story that was opened from its card. */
function StoryLoading({ hasLines }: { readonly hasLines: boolean }) {
  const { page } = useMessages()
  return (
    <div aria-busy="true">
      <p className="sr-only" role="status" lang={useInterfaceLang()}>
        {page.loading}
      </p>
      {hasLines && (
        <div aria-hidden="true">
          <div className="skel mt-5 h-6 w-full" />
          <div className="skel mt-3 h-6 w-full" />
          <div className="skel mt-3 h-6 w-3/4" />
        </div>
      )}
    </div>
  )
}

/** The full view of one article, or what its card tells of it. */
export function StoryView({ article, trail, onShare, coverageNote }: Props) {
  const links = useLinks()
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  const { showsPicture } = useSite()
  const { provider } = article
  const image = useShownPicture()(article.image)
  const html = article.body && withCopies(article.body, article.pictures ?? [])
  const body = html && (showsPicture ? withoutPictures(html, showsPicture) : html)
  const topic = article.topics[0]
  const text = article.text ?? article.excerpt ?? ''
  const layout = storyLayout(article)
  const { preview } = article
  // What comes below a caption that is not there yet would move.
  const isCertain = !preview?.hasMore
  return (
    <article ref={shows(article)} id="story" lang={useContentLang(article.locale)} aria-labelledby="story-title">
      {trail.length > 0 && (
        <p className="crumb">
          {trail.map((t, index) => (
            <span key={t.id} {...inkOf(t)}>
              <a href={links.topic(t.id)} dir="auto">
                {t.name}
              </a>
              {index < trail.length - 1 && <span aria-hidden="true"> /</span>}
            </span>
          ))}
        </p>
      )}
      <h1 id="story-title" dir="auto" data-len={lengthOf(article.title)}>
        {article.title}
      </h1>
      <div className={`story__body ${STORY_LAYOUTS[layout]}`}>
        <div className="story__main">
          {article.youtube ? (
            <div className="bleed">
              <VideoPlayer youtube={article.youtube} article={article} image={image} />
            </div>
          ) : (
            image &&
            !isInText(image.src, body) && (
              <StoryFigure image={image} outlet={provider.name} topic={topic} hasCredit={isCertain} />
            )
          )}
          <StoryLead article={article} isCertain={isCertain} hasExcerpt={!beginsWith(body, text)} onShare={onShare} />
          <StoryLanguages article={article} />
          {preview && <StoryLoading hasLines={preview.isLong || preview.hasMore} />}
        </div>
        {layout !== 'wide' && (
          <div className="story__side">
            <FullCoverage article={article} note={coverageNote} />
            {layout === 'short' && !preview && <StoryFacts article={article} />}
          </div>
        )}
        {body && <StoryText key={body} html={body} isInParts={layout !== 'short'} />}
        {layout !== 'short' && !preview && <StoryFacts article={article} />}
      </div>
      <p className="story__source" lang={interfaceLang}>
        {article.url && messages.printedFrom(article.url)}
      </p>
    </article>
  )
}
