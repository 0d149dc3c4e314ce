import { useMessages } from '../ui/messages.ts'
import { CardsSkeleton, FrontSkeleton } from '../ui/skeletons.tsx'

/** What the front page shows until its stories are known. */
export function FrontSkeletons() {
  const { page } = useMessages()
  return (
    <div aria-busy="true">
      <h1 className="sr-only">{page.topStories}</h1>
      <p className="sr-only" role="status">
        {page.loading}
      </p>
      <FrontSkeleton />
      <CardsSkeleton />
    </div>
  )
}
