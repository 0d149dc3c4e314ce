import { useQuery } from '@tanstack/react-query'
import { frontQuery } from '../../data/index/queries.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { useLinks } from '../../ui/base/site-context.tsx'
import { useEdition } from '../edition/edition.tsx'
import { layOutFront } from './front-layout.ts'
import { FrontPage } from './front-page.tsx'
import { FrontSkeletons } from './front-skeletons.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { Page } from '../page/page.tsx'
import { useIsHidden } from '../rules/use-hiding.ts'

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
        <LazyScreen
          name="empty"
          load={() => import('./empty-edition.tsx')}
          what={messages.errors.parts.front}
          skeleton={<FrontSkeletons title={messages.page.topStories} />}
        >
          {({ EmptyEdition }) => <EmptyEdition leftOut={manifest.leftOut} />}
        </LazyScreen>
      </Page>
    )
  }
  return (
    <Page isFront current="top">
      {front.data && isHidden ? (
        <FrontPage
          layOut={(...shown) => layOutFront(front.data, manifest.topics, ...shown)}
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
