import { useSearch } from 'wouter'
import { parseFilter } from '../../data/filter/filter.ts'
import { trailOf } from '../../data/index/topics.ts'
import { inkOf } from '../../ui/parts/kicker.tsx'
import { useMessages } from '../../ui/base/messages.ts'
import { useLinks } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { EmbedTopic } from './embed-topic.tsx'
import { FeedsOf } from './feeds-of.tsx'
import { Follow } from '../page/follow.tsx'
import { NotFoundScreen } from '../page/not-found-screen.tsx'
import { Page } from '../page/page.tsx'
import { StoryList } from '../list/story-list.tsx'

/** `/topics/<id>`: the stories of one topic. */
export function TopicScreen({ id }: { readonly id: string }) {
  const { topics, site } = useEdition()
  const links = useLinks()
  const messages = useMessages().stories
  const search = useSearch()
  const topic = topics.find((t) => t.id === id)
  if (!topic) return <NotFoundScreen />
  const above = trailOf(topics, id).slice(0, -1)
  return (
    <Page title={topic.name} topic={topic} isTopic action={<Follow kind="topic" id={id} name={topic.name} as="tool" />}>
      <div className="tfront">
        <div>
          {above.length > 0 && (
            <p className="crumb">
              {above.map((t) => (
                <span key={t.id} {...inkOf(t)}>
                  <a href={links.topic(t.id)} dir="auto" lang={site.locale}>
                    {t.name}
                  </a>
                  <span aria-hidden="true"> /</span>
                </span>
              ))}
            </p>
          )}
          <h1 dir="auto" lang={site.locale}>
            {topic.name}
          </h1>
        </div>
        <div className="tfront__meta">
          <p>
            {topic.description && (
              <span className="tfront__about" dir="auto" lang={site.locale}>
                {topic.description}
              </span>
            )}
            <i>
              {topic.providers > 1
                ? messages.storiesFromSources(topic.count, topic.providers)
                : messages.count(topic.count)}
            </i>
          </p>
          <div className="tfront__acts">
            <Follow kind="topic" id={id} name={topic.name} />
            {topic.count > 0 && <FeedsOf subject={{ kind: 'topic', id }} name={topic.name} />}
            {topic.count > 0 && <EmbedTopic topic={topic} />}
          </div>
        </div>
      </div>
      <StoryList topic={topic} filter={withoutTopic(parseFilter(search), id)} />
    </Page>
  )
}

/** Removes the topic of the page from the filter, where it has no effect. */
function withoutTopic(filter: ReturnType<typeof parseFilter>, id: string): ReturnType<typeof parseFilter> {
  return filter.topics.includes(id) ? { ...filter, topics: filter.topics.filter((topic) => topic !== id) } : filter
}
