import type { FullArticle } from '../contract/article.ts'
import { inkOf } from './kicker.tsx'
import { RelativeTime } from './relative-time.tsx'
import { useLinks } from './site-context.tsx'

const ALTERNATES = { original: 'Original page', amp: 'AMP page', 'amp-cache': 'AMP page from a cache' } as const

/** Facts about a story beside its text: topics, authors, tags and other addresses. */
export function StoryFacts({ article }: { readonly article: FullArticle }) {
  const links = useLinks()
  const { authors, publishers, tags, alternates, topics, updated } = article
  const lists = [
    { name: authors.length === 1 ? 'Author' : 'Authors', values: authors },
    { name: publishers.length === 1 ? 'Publisher' : 'Publishers', values: publishers },
    { name: 'Tags', values: tags },
  ].filter(({ values }) => values.length > 0)
  return (
    <section className="story__facts" aria-label="About this story">
      <dl className="facts">
        {topics.length > 0 && (
          <div>
            <dt>Topics</dt>
            <dd className="facts__topics">
              {topics.map((topic) => (
                <a key={topic.id} href={links.topic(topic.id)} {...inkOf(topic)}>
                  <span className="swatch" />
                  <span dir="auto">{topic.name}</span>
                </a>
              ))}
            </dd>
          </div>
        )}
        {updated && (
          <div>
            <dt>Updated</dt>
            <dd>
              <RelativeTime time={updated} as="moment" />
            </dd>
          </div>
        )}
        {lists.map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{values.join(', ')}</dd>
          </div>
        ))}
        {alternates.length > 0 && (
          <div>
            <dt>Other addresses</dt>
            {alternates.map(({ kind, url }) => (
              <dd key={url}>
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {ALTERNATES[kind]}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  )
}
