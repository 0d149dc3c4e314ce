import { LaterIcon } from '../../ui/base/later-icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { formatAgo } from '../../ui/format/format-ago.ts'
import { useLinks, useSite } from '../../ui/base/site-context.tsx'

/** Stands in a list between the stories that came since the last visit and those before it. */
export function SinceLine({ visit }: { readonly visit: number }) {
  const { locale, now } = useSite()
  const links = useLinks()
  const messages = useLaterMessages().reading
  return (
    <p className="since-line">
      <LaterIcon name="up" className="icon--sm" />
      <span>{messages.sinceLastVisit(formatAgo(visit, now, locale))}</span>
      <a href={links.catchUp}>{messages.catchUp}</a>
    </p>
  )
}
