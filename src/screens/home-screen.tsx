import { useQuery } from '@tanstack/react-query'
import type { Manifest } from '../contract/edition.ts'
import { frontQuery } from '../data/queries.ts'
import type { MainMessages } from '../messages/en/main.ts'
import { useMessages } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { useLinks } from '../ui/site-context.tsx'
import { useEdition } from './edition.tsx'
import { layOutFront } from './front-layout.ts'
import { FrontPage } from './front-page.tsx'
import { FrontSkeletons } from './front-skeletons.tsx'
import { LoadError } from './load-error.tsx'
import { Page } from './page.tsx'
import { useIsHidden } from './use-hiding.ts'

function explainEmpty({ unpublished, future, invalid }: Manifest['leftOut'], messages: MainMessages): string {
  const { emptyEdition } = messages.lists
  const reasons = [
    ...(unpublished > 0 ? [emptyEdition.unpublished(unpublished)] : []),
    ...(future > 0 ? [emptyEdition.future(future)] : []),
    ...(invalid > 0 ? [emptyEdition.invalid(invalid)] : []),
  ]
  return reasons.length > 0 ? emptyEdition.leftOut(reasons) : emptyEdition.noArticles
}

/** `/`: the front page. */
export function HomeScreen() {
  const manifest = useEdition()
  const messages = useMessages()
  const latestHref = `${useLinks().home}?sort=latest`
  const front = useQuery(frontQuery(manifest))
  const isHidden = useIsHidden()

  if (manifest.counts.articles === 0) {
    return (
      <Page isFront current="top">
        <div className="page-note">
          <Notice title={messages.lists.emptyEdition.title} heading="h1">
            {explainEmpty(manifest.leftOut, messages)}
          </Notice>
        </div>
      </Page>
    )
  }
  return (
    <Page isFront current="top">
      {front.data && isHidden ? (
        <FrontPage
          layOut={(without) => layOutFront(front.data, manifest.topics, without)}
          isHidden={isHidden}
          title={messages.page.topStories}
          newest={manifest.newest}
          latestHref={latestHref}
          end={
            <a className="btn" href={latestHref}>
              {messages.lists.allStoriesCount(manifest.counts.stories)}
            </a>
          }
        />
      ) : front.error ? (
        <div className="page-note">
          <LoadError
            heading="h1"
            error={front.error}
            what={messages.errors.parts.front}
            onRetry={() => void front.refetch()}
            isRetrying={front.isFetching}
          />
        </div>
      ) : (
        <FrontSkeletons title={messages.page.topStories} />
      )}
    </Page>
  )
}
