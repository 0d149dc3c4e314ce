import { useQuery } from '@tanstack/react-query'
import { frontQuery } from '../data/queries.ts'
import { Notice } from '../ui/notice.tsx'
import { CardsSkeleton, FrontSkeleton } from '../ui/skeletons.tsx'
import { useEdition } from './edition.tsx'
import { FrontPage } from './front-page.tsx'
import { LoadError } from './load-error.tsx'
import { Page } from './page.tsx'

/** `The publisher’s folder holds 1 article marked “published: false”, 2 articles dated in the future.` */
function explainEmpty({
  unpublished,
  future,
  invalid,
}: {
  unpublished: number
  future: number
  invalid: number
}): string {
  const count = (n: number) => (n === 1 ? '1 article' : `${n} articles`)
  const reasons = [
    unpublished > 0 && `${count(unpublished)} marked “published: false”`,
    future > 0 && `${count(future)} dated in the future`,
    invalid > 0 && `${count(invalid)} that could not be read`,
  ].filter(Boolean)
  return reasons.length > 0
    ? `The publisher’s folder holds ${reasons.join(', ')}.`
    : 'The publisher’s folder contains no articles.'
}

/** `/`: the front page. */
export function HomeScreen() {
  const manifest = useEdition()
  const front = useQuery(frontQuery(manifest))

  if (manifest.counts.articles === 0) {
    return (
      <Page isFront current="top">
        <div className="page-note">
          <Notice title="Nothing in print yet" heading="h1">
            This edition has no stories. {explainEmpty(manifest.leftOut)}
          </Notice>
        </div>
      </Page>
    )
  }
  return (
    <Page isFront current="top">
      {front.data ? (
        <FrontPage front={front.data} />
      ) : front.error ? (
        <div className="page-note">
          <LoadError
            heading="h1"
            error={front.error}
            what="the front page"
            onRetry={() => void front.refetch()}
            isRetrying={front.isFetching}
          />
        </div>
      ) : (
        <div aria-busy="true">
          <h1 className="sr-only">Top stories</h1>
          <p className="sr-only" role="status">
            Loading
          </p>
          <FrontSkeleton />
          <CardsSkeleton />
        </div>
      )}
    </Page>
  )
}
