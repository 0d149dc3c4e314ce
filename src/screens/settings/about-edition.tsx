import type { ReactNode } from 'react'
import { VERSION_META } from '../../contract/offline.ts'
import { formatCount } from '../../ui/base/count.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { RelativeTime } from '../../ui/format/relative-time.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'

/** The version of the page. The development server writes none. */
const pageVersion = () => document.querySelector<HTMLMetaElement>(`meta[name="${VERSION_META}"]`)?.content

/** Facts about the edition and the reader. A report of a problem needs the last two. */
export function AboutEdition() {
  const { site, counts, newest, edition } = useEdition()
  const { locale } = useSite()
  const contentLang = useContentLang()
  const { facts } = useLaterMessages().settings
  const version = pageVersion()
  return (
    <dl className="settings__facts">
      <Fact name={facts.title}>
        <span dir="auto" lang={contentLang}>
          {site.title}
        </span>
      </Fact>
      {site.description !== undefined && (
        <Fact name={facts.about}>
          <span dir="auto" lang={contentLang}>
            {site.description}
          </span>
        </Fact>
      )}
      <Fact name={facts.stories}>{formatCount(locale, counts.stories)}</Fact>
      <Fact name={facts.sources}>{formatCount(locale, counts.providers)}</Fact>
      {newest !== undefined && (
        <Fact name={facts.newest}>
          <RelativeTime time={newest} as="moment" />
        </Fact>
      )}
      <Fact name={facts.edition}>
        <code>{edition}</code>
      </Fact>
      {version !== undefined && (
        <Fact name={facts.version}>
          <code>{version}</code>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
