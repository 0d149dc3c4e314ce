import type { ReactNode } from 'react'
import type { Article } from '../../contract/article.ts'
import type { Provider } from '../../contract/edition.ts'
import { useMessages } from '../base/messages.ts'
import { ProviderTile } from './provider-tile.tsx'
import { RelativeTime } from '../format/relative-time.tsx'
import { useLinks } from '../base/site-context.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'
import { useStoryLink } from './use-story-link.ts'

interface Props {
  /** Absent where naming it would say nothing. */
  readonly provider?: Provider | undefined
  readonly time?: string | undefined
  readonly dayOnly?: boolean
  readonly size?: 16 | 20
  readonly note?: string | undefined
  /** True when the edition has stories of the outlet, so that it has a page. */
  readonly isLinked?: boolean
  /** Address that the time links to. */
  readonly page?: string | undefined
  /** Elements at the end of the line. */
  readonly children?: ReactNode
}

/** The outlet and the time of a story. */
export function SourceLine({ provider, time, dayOnly = false, size = 20, note, isLinked, page, children }: Props) {
  const links = useLinks()
  const interfaceLang = useInterfaceLang()
  return (
    <p className="source">
      {provider && <ProviderTile provider={provider} size={size} />}
      {!provider ? null : isLinked && provider.domain ? (
        <a className="source__outlet" href={links.source(provider.domain)} dir="auto">
          {provider.name}
        </a>
      ) : (
        <b dir="auto">{provider.name}</b>
      )}
      {time && <RelativeTime time={time} dayOnly={dayOnly} href={page} />}
      {note && <span lang={interfaceLang}>{note}</span>}
      {children}
    </p>
  )
}

interface OutletsProps {
  readonly article: Article
  readonly size?: 16 | 20
  /** True where the time is beside the line already. */
  readonly hidesTime?: boolean
  /** Elements at the end of the line. */
  readonly children?: ReactNode
}

/** The outlets and the time of a story that several outlets have reported. It links to the list of their reports. */
export function OutletsLine({ article, size = 20, hidesTime, children }: OutletsProps) {
  const links = useLinks()
  const messages = useMessages().stories
  const interfaceLang = useInterfaceLang()
  const { page } = useStoryLink(article)
  const { coverage } = article
  if (!coverage) return null
  const others = coverage.points.map((point) => point.provider).filter((p) => p.domain !== article.provider.domain)
  const shown = [article.provider, ...new Map(others.map((p) => [p.domain, p])).values()].slice(0, 3)
  return (
    <p className="source">
      <a
        className="outlets"
        href={`${links.article(article.id)}#coverage`}
        lang={interfaceLang}
        aria-label={messages.outletAndOthers(article.provider.name, coverage.outlets)}
      >
        <span className="stack">
          {shown.map((provider) => (
            <ProviderTile key={provider.domain} provider={provider} size={size} />
          ))}
        </span>
        <span className="outlets__count">{messages.outlets(coverage.outlets)}</span>
      </a>
      {!hidesTime && <RelativeTime time={article.time} dayOnly={article.dayOnly} href={page} />}
      {children}
    </p>
  )
}
