import { NO_FILTER, formatFilter } from '../data/filter.ts'
import { isNamed, searchTerms } from '../data/search.ts'
import { topicTree } from '../data/topics.ts'
import { type FoundArticles, useFoundArticles } from '../data/use-found-articles.ts'
import { NamedLikeIt } from '../ui/named-like-it.tsx'
import { Notice } from '../ui/notice.tsx'
import { SearchHit } from '../ui/search-hit.tsx'
import { useLinks } from '../ui/site-context.tsx'
import { HitsSkeleton } from '../ui/skeletons.tsx'
import { TopicTree } from '../ui/topic-tree.tsx'
import { withUniquePictures } from '../ui/unique-pictures.ts'
import { useEdition } from './edition.tsx'
import { LoadError } from './load-error.tsx'
import { useNearEnd } from './use-near-end.ts'
import { useShownCount } from './use-shown-count.ts'

/** More topics or sources than these are not what was meant. */
const MOST_NAMED = 6

/** `23 stories, best first`; while not all are searched, among how many. */
function summarise({ total, searched, hasOlder, isSearching, error }: FoundArticles, locale: string): string {
  if (isSearching) return 'Searching'
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  if (error && total === 0) return ''
  if (total === 0) return 'No stories'
  const stories = total === 1 ? '1 story' : `${number(total)} stories`
  return hasOlder || error
    ? `${stories} among the newest ${number(searched)}`
    : total === 1
      ? stories
      : `${stories}, best first`
}

/** What a query finds: stories, and the topics and outlets that are called so. */
export function SearchResults({ query }: { readonly query: string }) {
  const manifest = useEdition()
  const links = useLinks()
  const terms = searchTerms(query)
  const { shown, showMore } = useShownCount(`search ${manifest.edition} ${terms.join(' ')}`)
  const found = useFoundArticles(manifest, terms, shown)
  const hasMore = found.articles.length < found.total
  const end = useNearEnd(showMore, hasMore && !found.isPending && found.error === null)

  const topics = manifest.topics
    .filter(({ name, shortname, count }) => count > 0 && (isNamed(name, terms) || isNamed(shortname ?? '', terms)))
    .slice(0, MOST_NAMED)
  const providers = found.providers.slice(0, MOST_NAMED).map((provider) => ({
    provider,
    href: links.home + formatFilter({ ...NO_FILTER, sources: [provider.domain] }),
  }))
  const hasNamed = topics.length + providers.length > 0
  const isEmpty = found.total === 0 && !found.isSearching && found.error === null
  return (
    <div className="sbody">
      <section className="sbody__hits" aria-labelledby="search-stories" aria-busy={found.isPending}>
        <div className="flag">
          <h2 id="search-stories">Stories</h2>
          <span role="status">{summarise(found, manifest.site.locale)}</span>
        </div>
        {withUniquePictures(found.articles, new Set()).map((article) => (
          <SearchHit key={article.id} article={article} terms={terms} />
        ))}
        {found.error ? (
          <LoadError error={found.error} what="the rest of these results" onRetry={found.retry} />
        ) : isEmpty ? (
          <NothingFound query={query} hasNamed={hasNamed} />
        ) : hasMore || found.isPending ? (
          <>
            <div ref={end} />
            {/* The foot of the page stays out of sight until the list has ended. What has come takes the place of this
                room; what is still to come is another one, so that nothing is seen to move. */}
            <div key={found.articles.length} className="sbody__room" aria-hidden="true">
              {found.isPending && <HitsSkeleton count={found.articles.length > 0 ? 4 : 8} />}
            </div>
          </>
        ) : found.hasOlder ? (
          <button type="button" className="btn btn--more" onClick={found.searchOlder}>
            Search older stories
          </button>
        ) : (
          <p className="list-end">
            <span>End of the list</span>
          </p>
        )}
      </section>
      {hasNamed && <NamedLikeIt topics={topics} providers={providers} />}
    </div>
  )
}

function NothingFound({ query, hasNamed }: { readonly query: string; readonly hasNamed: boolean }) {
  const { topics } = useEdition()
  return (
    <>
      <Notice title="No story has these words">
        Nothing in this edition has all of “<span dir="auto">{query}</span>” in its title, excerpt, tags, authors or
        outlet. Check the spelling, or try fewer words{topics.length > 0 && ', or look through a topic'}.
      </Notice>
      {topics.length > 0 && !hasNamed && (
        <section aria-labelledby="search-topics">
          <div className="flag">
            <h2 id="search-topics">Topics</h2>
          </div>
          <TopicTree branches={topicTree(topics)} />
        </section>
      )}
    </>
  )
}
