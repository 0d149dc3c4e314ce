import type { Provider, Topic } from '../contract/edition.ts'
import { inkOf } from './kicker.tsx'
import { ProviderTile } from './provider-tile.tsx'
import { useLinks } from './site-context.tsx'

interface Props {
  readonly topics: readonly Topic[]
  readonly providers: readonly { readonly provider: Provider; readonly href: string }[]
}

/** Topics and sources whose names match a search, shown beside the stories. */
export function MatchingNames({ topics, providers }: Props) {
  const links = useLinks()
  return (
    <aside aria-label="Topics and sources" className="named">
      {topics.length > 0 && (
        <section>
          <h2>Topics</h2>
          <ul>
            {topics.map((topic) => (
              <li key={topic.id}>
                <a href={links.topic(topic.id)} {...inkOf(topic)}>
                  <span className="swatch" />
                  <span dir="auto">{topic.name}</span>
                  <span className="num">
                    {topic.count}
                    <span className="sr-only"> {topic.count === 1 ? 'story' : 'stories'}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {providers.length > 0 && (
        <section>
          <h2>Sources</h2>
          <ul>
            {providers.map(({ provider, href }) => (
              <li key={provider.domain}>
                <a href={href}>
                  <ProviderTile provider={provider} />
                  <span dir="auto">{provider.name}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
