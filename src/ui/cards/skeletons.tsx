// Grey placeholders in the size of the content that is loading. They are hidden from assistive technology, since the
// page announces that it is loading.

function CardSkeleton({ isFeature = false }: { readonly isFeature?: boolean }) {
  return (
    <div className={`card ${isFeature ? 'card--feature' : ''}`} aria-hidden="true">
      <div className="pic skel" />
      <div className="skel mt-3 h-3 w-1/3" />
      <div className="skel mt-3 h-5 w-11/12" />
      <div className="skel mt-2 h-5 w-2/3" />
      <div className="skel mt-5 h-4 w-1/2" />
    </div>
  )
}

export function CardsSkeleton({ count = 4 }: { readonly count?: number }) {
  return (
    <div className="cols">
      {Array.from({ length: count }, (_, index) => (
        <CardSkeleton key={index} />
      ))}
    </div>
  )
}

function RowSkeleton() {
  return (
    <div className="row" aria-hidden="true">
      <div>
        <div className="skel h-4 w-11/12" />
        <div className="skel mt-2 h-4 w-2/3" />
        <div className="skel mt-3 h-4 w-1/2" />
      </div>
      <div className="pic pic--thumb skel" />
    </div>
  )
}

export function RowsSkeleton({ count = 6 }: { readonly count?: number }) {
  return (
    <div className="list">
      {Array.from({ length: count }, (_, index) => (
        <RowSkeleton key={index} />
      ))}
    </div>
  )
}

export function FrontSkeleton() {
  return (
    <div className="front" aria-hidden="true">
      <div className="lead">
        <div className="skel h-4 w-32" />
        <div className="skel mt-3 h-14 w-10/12" />
        <div className="skel mt-2 mb-4 h-14 w-7/12" />
        <div className="lead__body">
          <div className="pic skel" />
          <div>
            <div className="skel h-5 w-full" />
            <div className="skel mt-3 h-5 w-11/12" />
            <div className="skel mt-3 h-5 w-2/3" />
          </div>
        </div>
      </div>
      <div className="rail">
        <RowsSkeleton />
      </div>
    </div>
  )
}

export function StorySkeleton() {
  return (
    <div className="story" aria-hidden="true">
      <div>
        <div className="skel h-4 w-32" />
        <div className="skel mt-3 h-14 w-10/12" />
        <div className="skel mt-2 mb-5 h-14 w-6/12" />
        <div className="story__main">
          <div className="pic skel" />
          <div className="skel mt-5 h-6 w-full" />
          <div className="skel mt-3 h-6 w-3/4" />
        </div>
      </div>
      <div>
        <RowsSkeleton />
      </div>
    </div>
  )
}

/** Placeholder for the search while its script and styles are loading. */
export function SearchSkeleton() {
  return (
    <div className="search" aria-hidden="true">
      <div className="wrap search__inner">
        <div className="sfield" />
        <div className="skel mt-5 h-4 w-24" />
        {Array.from({ length: 5 }, (_, index) => (
          <div key={index} className="flex h-25 items-center gap-5">
            <div className="skel h-15 w-28" />
            <div className="flex-1">
              <div className="skel h-5 w-8/12" />
              <div className="skel mt-2 h-4 w-9/12" />
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
