import { useQueries } from '@tanstack/react-query'
import type { Article } from '../../contract/article.ts'
import type { Front, Topic } from '../../contract/edition.ts'
import { toArticle } from '../../data/index/articles.ts'
import { NO_FILTER, formatFilter } from '../../data/filter/filter.ts'
import { INDEX_URL, frontQuery } from '../../data/index/queries.ts'
import { type ShownInstead, shownInsteadQuery } from '../../data/hiding/shown-instead.ts'
import type { Follows } from '../../state/follows-form.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { MAX_SHOWN, followedTopics } from './followed-topics.ts'
import { FrontPage } from './front-page.tsx'
import { FrontSkeletons } from './front-skeletons.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { MyEditionEnd } from './my-edition-end.tsx'
import { type Followed, layOutMyEdition } from './my-layout.ts'
import { useFollowedOutlets } from './use-followed-outlets.ts'
import { useHiding, useIsHidden } from '../rules/use-hiding.ts'

interface Props {
  readonly follows: Follows
  readonly onChange: () => void
}

/** The front page of what the reader follows. It is drawn when all parts are there, since a later one would move the others. */
export function MyFront({ follows, onChange }: Props) {
  const manifest = useEdition()
  const links = useLinks()
  const { page, errors } = useMessages()
  const messages = useLaterMessages().mine
  const isHidden = useIsHidden()
  const known = followedTopics(follows, manifest.topics)
  const topics = known.slice(0, MAX_SHOWN)
  const domains = follows.outlets.slice(0, MAX_SHOWN)
  const fronts = useQueries({ queries: topics.map((topic) => frontQuery(manifest, topic)) })
  const ofOutlets = useFollowedOutlets(manifest, domains)

  const hiding = useHiding()
  const instead = useQueries({
    queries: fronts.flatMap(({ data }) =>
      data && hiding !== undefined && hiding !== 'loading' ? [shownInsteadQuery(manifest, hiding, data)] : [],
    ),
    combine: (results) => ({
      isPending: results.some((result) => result.isLoading),
      articles: new Map(results.flatMap(({ data }) => [...(data ?? [])])),
    }),
  })

  const failed = fronts.filter((query) => query.isError)
  const error = failed[0]?.error ?? ofOutlets.error
  if (!isHidden || fronts.some((front) => front.isPending) || instead.isPending || ofOutlets.isPending) {
    return <FrontSkeletons title={page.myEdition} />
  }

  const ofTopics = topics.flatMap((topic, index) => {
    const front = fronts[index]?.data
    return front ? [storiesOf(topic, front, manifest.topics, instead.articles)] : []
  })
  const followed = [...ofTopics, ...ofOutlets.outlets]
  const { lead, rail, hidden } = layOutMyEdition(followed, isHidden)
  const retry = () => {
    for (const query of failed) void query.refetch()
    if (ofOutlets.error) ofOutlets.retry()
  }
  const end = (
    <>
      {error && <LoadError error={error} what={errors.parts.mine} onRetry={retry} />}
      <MyEditionEnd
        topics={topics.length}
        outlets={domains.length - ofOutlets.missing.length}
        limit={known.length > MAX_SHOWN || follows.outlets.length > MAX_SHOWN ? MAX_SHOWN : undefined}
        missingTopics={follows.topics.filter((id) => !manifest.topics.some((topic) => topic.id === id))}
        missingOutlets={ofOutlets.missing}
        onChange={onChange}
      />
    </>
  )
  // When rules hide everything, the front page says so and can show it.
  if (!lead && hidden === 0) {
    return (
      <>
        <h1 className="sr-only">{page.myEdition}</h1>
        {!error && (
          <div className="page-note">
            <Notice title={messages.nothingTitle}>{messages.nothing}</Notice>
          </div>
        )}
        <div className="front-end">{end}</div>
      </>
    )
  }
  // A filter can ask for any of some topics, or any of some outlets, but not for either.
  const isOfOneKind = topics.length === 0 || domains.length === 0
  const latest = formatFilter({ ...NO_FILTER, topics: topics.map(({ id }) => id), sources: domains })
  return (
    <FrontPage
      layOut={(without) => layOutMyEdition(followed, without)}
      isHidden={isHidden}
      title={page.myEdition}
      newest={[...(lead ? [lead] : []), ...rail]
        .map(({ time }) => time)
        .sort()
        .at(-1)}
      hasTimeline={false}
      latestHref={links.home + (isOfOneKind ? latest : '?sort=latest')}
      end={end}
    />
  )
}

/** The stories of a topic, from its front. @param instead articles that are shown in place of others */
function storiesOf(topic: Topic, front: Front, topics: readonly Topic[], instead: ShownInstead): Followed {
  const articlesAt = (places: readonly number[]): Article[] =>
    places.flatMap((place) => {
      const card = front.cards[place]
      if (!card) return []
      return instead.get(card.id) ?? toArticle(card, { providers: front.providers, topics, indexUrl: INDEX_URL })
    })
  return { topic, count: topic.count, latest: articlesAt(front.latest), top: articlesAt(front.top) }
}
