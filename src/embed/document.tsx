import type { Article, RelatedArticle } from '../contract/article.ts'
import { domainOf } from '../contract/addresses.ts'
import type { Site, Topic } from '../contract/edition.ts'
import { EMBED_DEFAULTS, directionOf } from '../contract/embed.ts'
import { lengthOf } from '../ui/headline-length.ts'
import { Icon } from '../ui/icon.tsx'
import { inkOf } from '../ui/kicker.tsx'
import { Notice } from '../ui/notice.tsx'
import { formatAge } from '../ui/relative-time.tsx'
import { useLinks, useSite } from '../ui/site-context.tsx'
import { SourceLine } from '../ui/source-line.tsx'
import { StoryPicture } from '../ui/story-picture.tsx'
import type { EmbedInput } from './render.tsx'

/** A story and its places in both orders; absent where the order does not have it. */
export interface PlacedStory {
  readonly article: Article
  readonly latest: number | undefined
  readonly top: number | undefined
  readonly related: readonly RelatedArticle[]
}

/** Every link leaves the frame, and tells the page it leads to nothing of the one it stands in. */
const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer' } as const

/** The words around the stories are English whatever the edition and the address ask for, so they say so. */
const WORDS = { lang: 'en' } as const

/** In the language of {@link WORDS}, whose they are. */
const inWords = new Intl.NumberFormat('en')

const isWeb = (url: string | undefined): url is string => url !== undefined && domainOf(url) !== undefined

/** The day in the calendar of UTC, so that each machine builds the same bytes; the script makes an age of it. */
function Day({ time, dayOnly = false }: { readonly time: string; readonly dayOnly?: boolean }) {
  const { locale } = useSite()
  return (
    <time dateTime={dayOnly ? time.slice(0, 10) : time} lang={locale}>
      {formatAge(time, Number.POSITIVE_INFINITY, locale, true)}
    </time>
  )
}

/** `RelatedPanel` as a disclosure: it has neither state nor an id, since there is one below every story. */
function RelatedStories({ related }: { readonly related: readonly RelatedArticle[] }) {
  const links = useLinks()
  if (related.length === 0) return null
  return (
    <details className="related" hidden>
      <summary {...WORDS}>{related.length === 1 ? '1 related story' : `${related.length} related stories`}</summary>
      <div className="list">
        {related.map((item) => {
          const reader = item.article && links.article(item.article)
          const href = isWeb(item.url) ? item.url : reader
          return (
            <article key={item.article ?? item.url ?? item.title} className="row">
              <h3 className="head" dir="auto">
                {href ? (
                  <a href={href} data-reader={reader} {...OUTSIDE}>
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}
              </h3>
              <SourceLine provider={item.provider} size={16} note={item.type === 'video' ? 'Video' : undefined}>
                {item.time && <Day time={item.time} />}
              </SourceLine>
            </article>
          )
        })}
      </div>
    </details>
  )
}

/** `ArticleCard` with the outlet behind the headline, and the reader behind the number of outlets. */
function EmbedCard({ story, topic }: { readonly story: PlacedStory; readonly topic: Topic | undefined }) {
  const links = useLinks()
  const { article, related } = story
  const { image, excerpt, coverage, provider, title } = article
  const about = article.topics[0]
  const reader = links.article(article.id)
  const href = isWeb(article.url) ? article.url : reader
  const isVideo = article.type === 'video'
  return (
    <article className={image ? 'card' : 'card card--text'} lang={article.locale} {...inkOf(about)}>
      {image && <StoryPicture image={image} topic={about} href={href} outside video={isVideo} />}
      {about && about.id !== topic?.id && (
        <p className="kicker" dir="auto">
          <span className="swatch" />
          {about.name}
        </p>
      )}
      <h2 className="head" dir="auto" data-len={lengthOf(title)}>
        <a href={href} data-reader={reader} {...OUTSIDE}>
          {title}
        </a>
      </h2>
      {!image && excerpt && (
        <p className="deck" dir="auto">
          {excerpt}
        </p>
      )}
      <SourceLine provider={provider}>
        <Day time={article.time} dayOnly={article.dayOnly} />
        {isVideo && (
          <span className="film" {...WORDS}>
            Video
          </span>
        )}
        <a className="more" href={coverage ? `${reader}#related` : reader} {...OUTSIDE} {...WORDS}>
          {coverage ? `${coverage.outlets} outlets` : 'More'} <span className="sr-only">on: {title}</span>
        </a>
      </SourceLine>
      <RelatedStories related={related} />
    </article>
  )
}

function Stories({
  stories,
  site,
  topic,
}: {
  readonly stories: readonly PlacedStory[]
  site: Site
  topic: Topic | undefined
}) {
  return (
    <div className="stage">
      <ul className="stories" lang={site.locale}>
        {stories.map((story, at) => (
          <li
            key={story.article.id}
            className="story"
            data-latest={story.latest}
            data-top={story.top}
            data-topic={story.article.topics[0]?.shortname ?? story.article.topics[0]?.name}
            hidden={at >= EMBED_DEFAULTS.limit}
          >
            <EmbedCard story={story} topic={topic} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Head({ site, topic, files, oembed, policy }: EmbedInput) {
  const links = useLinks()
  const title = topic ? `${topic.name} · ${site.title}` : site.title
  return (
    <head>
      <meta charSet="utf-8" />
      {policy && <meta httpEquiv="Content-Security-Policy" content={policy} />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{title}</title>
      {/* Waited for, as the styles are: it says how the page looks before anything is drawn. A module would need CORS
          in a sandboxed frame. */}
      <script src={files.script} />
      <link rel="stylesheet" href={files.stylesheet} />
      {files.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="canonical" href={topic ? links.topic(topic.id) : links.home} />
      {oembed && <link rel="alternate" type="application/json+oembed" href={oembed} title={title} />}
    </head>
  )
}

/** The whole page, in its default view; the script changes attributes of it and the order of its list. */
export function EmbedDocument({
  stories,
  input,
}: {
  readonly stories: readonly PlacedStory[]
  readonly input: EmbedInput
}) {
  const links = useLinks()
  const { site, topic, count } = input
  const home = topic ? links.topic(topic.id) : links.home
  const isTinted = topic !== undefined && topic.ink > 0
  return (
    <html
      lang={site.locale}
      dir={directionOf(site.locale) === 'rtl' ? 'rtl' : undefined}
      {...inkOf(topic)}
      data-stock={isTinted ? '' : undefined}
      data-accent={isTinted ? undefined : site.accent}
      data-layout={EMBED_DEFAULTS.layout}
      data-chrome={EMBED_DEFAULTS.chrome.join(' ')}
    >
      <Head {...input} />
      <body>
        <main className="embed" aria-labelledby="title">
          <header className="embed__head">
            <h1 id="title" dir="auto">
              <a href={home} {...OUTSIDE}>
                {topic ? topic.name : 'Top stories'}
              </a>
            </h1>
            <p className="sr-only" {...WORDS}>
              Links open in a new tab.
            </p>
            <a className="embed__by" dir="auto" href={links.home} {...OUTSIDE}>
              {site.title}
            </a>
            <button className="pause" type="button" aria-pressed="false" aria-label="Pause" hidden {...WORDS} />
          </header>
          {stories.length > 0 ? (
            <Stories stories={stories} site={site} topic={topic} />
          ) : (
            <Notice title="No stories yet">
              <span {...WORDS}>
                What {site.title} finds {topic ? `on ${topic.name} ` : ''}will stand here.
              </span>
            </Notice>
          )}
          <footer className="embed__foot" {...WORDS}>
            <a href={home} {...OUTSIDE}>
              {count > 1 ? `All ${inWords.format(count)} stories` : 'More stories'}{' '}
              <span className="sr-only">on {site.title}</span>
              <Icon name="out" className="icon--sm" />
            </a>
          </footer>
        </main>
      </body>
    </html>
  )
}
