import { useMessages } from '../../ui/base/messages.ts'
import { CardsSkeleton, FrontSkeleton } from '../../ui/cards/skeletons.tsx'

/** What a front page shows until its stories are known. @param title its heading for screen readers */
export function FrontSkeletons({ title }: { readonly title: string }) {
  const { page } = useMessages()
  return (
    <div aria-busy="true">
      <h1 className="sr-only">{title}</h1>
      <p className="sr-only" role="status">
        {page.loading}
      </p>
      <FrontSkeleton />
      <CardsSkeleton />
    </div>
  )
}
