import type { RelatedArticle } from '../contract/article.ts'
import { domainOf } from '../contract/addresses.ts'
import type { Site, Topic } from '../contract/edition.ts'
import { EMBED_DEFAULTS, directionOf } from '../contract/embed.ts'
import { lengthOf } from '../ui/parts/headline-length.ts'
import { Icon } from '../ui/base/icon.tsx'
import { inkOf } from '../ui/parts/kicker.tsx'
import { Notice } from '../ui/controls/notice.tsx'
import { formatAge } from '../ui/format/format-time.ts'
import { useLinks, useSite } from '../ui/base/site-context.tsx'
import { SourceLine } from '../ui/parts/source-line.tsx'
import { StoryPicture } from '../ui/parts/story-picture.tsx'
import type { EmbedInput, RankedStory } from './embed-input.ts'
import { useSay } from './say.ts'

/** Attributes of every link: it opens in a new tab, and the page there gets no referrer and no `window.opener`. */
const NEW_TAB = { target: '_blank', rel: 'noopener noreferrer' } as const

const isWeb = (url: string | undefined): url is string => url !== undefined && domainOf(url) !== undefined

/** The date in UTC, so that every machine builds the same bytes. The script replaces it by an age. */
function StaticTime({ time, dayOnly = false }: { readonly time: string; readonly dayOnly?: boolean }) {
  const { locale } = useSite()
  return (
    <time dateTime={dayOnly ? time.slice(0, 10) : time} lang={locale}>
      {formatAge(time, Number.POSITIVE_INFINITY, locale, true)}
    </time>
  )
}

/** The reader's `RelatedPanel` as `details`, without state and id, since there is one below every story. */
function RelatedStories({ related }: { readonly related: readonly RelatedArticle[] }) {
  const links = useLinks()
  const say = useSay()
  if (related.length === 0) return null
  return (
    <details className="related" hidden>
      <summary {...say.text('related', { count: String(related.length) })} />
      <div className="list">
        {related.map((item) => {
          const reader = item.article && links.article(item.article)
          const href = isWeb(item.url) ? item.url : reader
          return (
            <article key={item.article ?? item.url ?? item.title} className="row">
              <h3 className="head" dir="auto">
                {href ? (
                  <a href={href} data-reader={reader} {...NEW_TAB}>
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}
              </h3>
              <SourceLine provider={item.provider} size={16}>
                {item.type === 'video' && <span {...say.text('video')} />}
                {item.time && <StaticTime time={item.time} />}
              </SourceLine>
            </article>
          )
        })}
      </div>
    </details>
  )
}

/** The reader's `ArticleCard`, whose headline links to the outlet and whose number of outlets links to the reader. */
function EmbedCard({ story, topic }: { readonly story: RankedStory; readonly topic: Topic | undefined }) {
  const links = useLinks()
  const say = useSay()
  const { article, related } = story
  const { image, excerpt, coverage, provider, title } = article
  const firstTopic = article.topics[0]
  const reader = links.article(article.id)
  const href = isWeb(article.url) ? article.url : reader
  const isVideo = article.type === 'video'
  return (
    <article className={image ? 'card' : 'card card--text'} lang={article.locale} {...inkOf(firstTopic)}>
      {image && (
        <StoryPicture image={image} outlet={provider.name} topic={firstTopic} href={href} outside video={isVideo} />
      )}
      {firstTopic && firstTopic.id !== topic?.id && (
        <p className="kicker" dir="auto">
          <span className="swatch" />
          {firstTopic.name}
        </p>
      )}
      <h2 className="head" dir="auto" data-len={lengthOf(title)}>
        <a href={href} data-reader={reader} {...NEW_TAB}>
          {title}
        </a>
      </h2>
      {!image && excerpt && (
        <p className="deck" dir="auto">
          {excerpt}
        </p>
      )}
      <SourceLine provider={provider}>
        <StaticTime time={article.time} dayOnly={article.dayOnly} />
        {isVideo && <span className="film" {...say.text('video')} />}
        {coverage ? (
          <a
            className="more"
            href={`${reader}#coverage`}
            {...NEW_TAB}
            {...say.label('outletsOn', { count: String(coverage.outlets), title })}
          >
            <span {...say.text('outlets', { count: String(coverage.outlets) })} />
          </a>
        ) : (
          <a className="more" href={reader} {...NEW_TAB} {...say.label('moreOn', { title })}>
            <span {...say.text('more')} />
          </a>
        )}
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
  readonly stories: readonly RankedStory[]
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
            hidden={at >= EMBED_DEFAULTS.limit}
          >
            <EmbedCard story={story} topic={topic} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Head({ site, topic, isUnknownTopic, files, oembed, policy }: EmbedInput) {
  const links = useLinks()
  const description = topic?.description ?? site.description
  const title = topic ? `${topic.name} · ${site.title}` : site.title
  return (
    <head>
      <meta charSet="utf-8" />
      {policy && <meta httpEquiv="Content-Security-Policy" content={policy} />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description !== undefined && <meta name="description" content={description} />}
      <title>{title}</title>
      {/* This script runs before the first paint, which needs the attributes that it sets. The build has compiled it, so it
          is no HTML of an article. */}
      {/* oxlint-disable-next-line react/no-danger */}
      <script data-words={files.words} dangerouslySetInnerHTML={{ __html: files.script }} />
      <link rel="stylesheet" href={files.stylesheet} />
      {files.ownStylesheet && <link rel="stylesheet" href={files.ownStylesheet} />}
      <link rel="icon" href={files.icon} type="image/svg+xml" />
      {files.fonts.map((font) => (
        <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      {/* Search engines show the page of the topic in place of this document, when they know its address. */}
      {site.url !== undefined && !isUnknownTopic ? (
        <link rel="canonical" href={topic ? links.topic(topic.id) : links.home} />
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {oembed && <link rel="alternate" type="application/json+oembed" href={oembed} title={title} />}
    </head>
  )
}

/** The whole document with default options. The script changes attributes and the order of the list. */
export function EmbedDocument({
  stories,
  input,
  locale,
}: {
  readonly stories: readonly RankedStory[]
  readonly input: EmbedInput
  /** BCP 47 tag for the words around the stories, and for dates. */
  readonly locale: string
}) {
  const links = useLinks()
  const say = useSay()
  const { site, topic, count } = input
  const home = topic ? links.topic(topic.id) : links.home
  const isTinted = topic !== undefined && topic.ink > 0
  return (
    <html
      lang={locale}
      dir={directionOf(locale) === 'rtl' ? 'rtl' : undefined}
      data-language={site.interface?.language}
      {...inkOf(topic)}
      data-stock={isTinted ? '' : undefined}
      data-accent={isTinted ? undefined : site.accent}
      data-layout={EMBED_DEFAULTS.layout}
      data-chrome={EMBED_DEFAULTS.chrome.join(' ')}
    >
      <Head {...input} />
      <body>
        <main className="embed" aria-labelledby="title">
          {input.isUnknownTopic && <p className="embed__note" {...say.text('noTopic')} />}
          <header className="embed__head">
            <h1 id="title" dir="auto" lang={site.locale}>
              <a href={home} {...NEW_TAB}>
                {topic ? topic.name : <span {...say.text('topStories')} />}
              </a>
            </h1>
            <p className="sr-only" {...say.text('newTab')} />
            <a className="embed__by" dir="auto" lang={site.locale} href={links.home} {...NEW_TAB}>
              {site.title}
            </a>
            <button className="pause" type="button" aria-pressed="false" hidden {...say.label('pause')} />
          </header>
          {stories.length > 0 ? (
            <Stories stories={stories} site={site} topic={topic} />
          ) : (
            <Notice title={<span {...say.text('emptyTitle')} />}>
              <span
                {...(topic
                  ? say.text('emptyTopic', { topic: topic.name, site: site.title })
                  : say.text('emptySite', { site: site.title }))}
              />
            </Notice>
          )}
          <footer className="embed__foot">
            <a
              href={home}
              {...NEW_TAB}
              {...say.label(count > 1 ? 'allStoriesOn' : 'moreStoriesOn', { count: String(count), site: site.title })}
            >
              <span {...say.text(count > 1 ? 'allStories' : 'moreStories', { count: String(count) })} />
              <Icon name="out" className="icon--sm" />
            </a>
          </footer>
        </main>
      </body>
    </html>
  )
}
