import { NO_FILTER, formatFilter } from '../data/filter.ts'
import { matchesName, searchTerms } from '../data/search.ts'
import { topicTree } from '../data/topics.ts'
import { type FoundArticles, useFoundArticles } from '../data/use-found-articles.ts'
import { MatchingNames } from '../ui/matching-names.tsx'
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

/** Limit for topics and for sources. With more matches, the query is too vague to be a name. */
const MAX_NAME_MATCHES = 6

/** `23 stories, best first`, or `23 stories among the newest 4,000` when older stories are not searched. */
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

/** The stories that match a query, and the topics and sources whose names match it. */
export function SearchResults({ query }: { readonly query: string }) {
  const manifest = useEdition()
  const links = useLinks()
  const terms = searchTerms(query)
  const { shown, showMore } = useShownCount(`search ${manifest.edition} ${terms.join(' ')}`)
  const found = useFoundArticles(manifest, terms, shown)
  const hasMore = found.articles.length < found.total
  const end = useNearEnd(showMore, hasMore && !found.isPending && found.error === null)

  const topics = manifest.topics
    .filter(
      ({ name, shortname, count }) => count > 0 && (matchesName(name, terms) || matchesName(shortname ?? '', terms)),
    )
    .slice(0, MAX_NAME_MATCHES)
  const providers = found.providers.slice(0, MAX_NAME_MATCHES).map((provider) => ({
    provider,
    href: links.home + formatFilter({ ...NO_FILTER, sources: [provider.domain] }),
  }))
  const hasNameMatches = topics.length + providers.length > 0
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
          <NothingFound query={query} hasNameMatches={hasNameMatches} />
        ) : hasMore || found.isPending ? (
          <>
            <div ref={end} />
            {/* This space keeps the footer out of sight until the list has ended. The key replaces the element when
                results arrive; the browser would otherwise count its move as a layout shift. */}
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
      {hasNameMatches && <MatchingNames topics={topics} providers={providers} />}
    </div>
  )
}

function NothingFound({ query, hasNameMatches }: { readonly query: string; readonly hasNameMatches: boolean }) {
  const { topics } = useEdition()
  return (
    <>
      <Notice title="No story has these words">
        No story in this edition has all the words of “<span dir="auto">{query}</span>” in its title, excerpt, tags,
        authors or outlet. Check the spelling, or try fewer words{topics.length > 0 && ', or look through a topic'}.
      </Notice>
      {topics.length > 0 && !hasNameMatches && (
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
