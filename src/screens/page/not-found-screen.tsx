import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { toArticle } from '../../data/index/articles.ts'
import { movedPageQuery } from '../../data/story/moved-page.ts'
import { INDEX_URL, frontQuery } from '../../data/index/queries.ts'
import { topicTree } from '../../data/index/topic-tree.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'
import { Ticker } from '../../ui/cards/ticker.tsx'
import { TopicTree } from '../../ui/bars/topic-tree.tsx'
import { useEdition } from '../edition/edition.tsx'
import { Page } from './page.tsx'
import { useIsHidden } from '../rules/use-hiding.ts'

/** Returns the topic of an address of an embedded document. Hosts that know no other answer show the reader there. */
const embeddedTopic = (path: string) => /^\/embed\/([^/]+)/.exec(path)?.[1]

/** Shown for addresses without a page. An old address of an article leads to the article. */
export function NotFoundScreen() {
  const [path, navigate] = useLocation()
  const { hasMovedPages = false } = useEdition()
  const { data: target, isLoading } = useQuery({ ...movedPageQuery(path), enabled: hasMovedPages })
  useEffect(() => {
    if (target) navigate(target + window.location.hash, { replace: true })
  }, [target, navigate])
  const { page } = useMessages()
  if (!isLoading && !target) return <NothingHere />
  return (
    <Page>
      <p className="sr-only" role="status">
        {page.loading}
      </p>
    </Page>
  )
}

/** Explains that there is no page, and lists the latest stories and all topics. */
function NothingHere() {
  const [path] = useLocation()
  const embedded = embeddedTopic(path)
  const manifest = useEdition()
  const links = useLinks()
  const { errors, lists, page } = useMessages()
  const { notFound } = useLaterMessages()
  const { data: front } = useQuery(frontQuery(manifest))
  const isHidden = useIsHidden()
  const latest = (front?.latest ?? []).flatMap((index) => {
    const card = front?.cards[index]
    return card ? [toArticle(card, { providers: front.providers, topics: manifest.topics, indexUrl: INDEX_URL })] : []
  })
  const shown = latest.filter((article) => isHidden?.(article) === false).slice(0, 6)
  return (
    <Page title={notFound.page}>
      <div className="page-note">
        <Notice
          title={embedded === undefined ? notFound.title : notFound.embedTitle}
          heading="h1"
          actions={
            <>
              <a className="btn btn--ink" href={links.home}>
                {errors.goToTopStories}
              </a>
              <a className="btn" href={`${links.home}?sort=latest`}>
                {page.allStories}
              </a>
            </>
          }
        >
          {embedded === undefined ? notFound.text : notFound.embedText(embedded)}
        </Notice>
      </div>
      <div className="elsewhere">
        {shown.length > 0 && (
          <section aria-labelledby="elsewhere-latest">
            <div className="flag flag--ruled">
              <h2 id="elsewhere-latest">{lists.latest}</h2>
            </div>
            <Ticker articles={shown} />
          </section>
        )}
        {manifest.topics.length > 0 && (
          <section aria-labelledby="elsewhere-topics">
            <div className="flag flag--ruled">
              <h2 id="elsewhere-topics">{page.topics}</h2>
            </div>
            <TopicTree branches={topicTree(manifest.topics)} />
          </section>
        )}
      </div>
    </Page>
  )
}
