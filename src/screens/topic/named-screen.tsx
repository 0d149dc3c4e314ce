import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useSearch } from 'wouter'
import { toProvider } from '../../data/index/articles.ts'
import { type Filter, NO_FILTER, formatQuery, parseFilter } from '../../data/filter/filter.ts'
import { catalogueGroupsQuery } from '../../data/catalogue/load-catalogue.ts'
import { INDEX_URL } from '../../data/index/queries.ts'
import type { StoryName } from '../../data/catalogue/rows-of-name.ts'
import type { Selection } from '../../data/filter/select.ts'
import { selectionQuery } from '../../data/filter/selection-query.ts'
import { wholeFilter } from '../../data/filter/use-article-list.ts'
import { writtenNameQuery } from '../../data/catalogue/written-name.ts'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { ProviderTile } from '../../ui/parts/provider-tile.tsx'
import { useLinks, useSite } from '../../ui/base/site-context.tsx'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'
import { FilteredList } from '../list/filtered-list.tsx'
import { Follow } from '../page/follow.tsx'
import { LoadError } from '../edition/load-error.tsx'
import { loadSelecting } from '../edition/use-early-worker.ts'

interface NameProps extends StoryName {
  /** Called with the name as the publisher wrote it, once it is known. */
  readonly onName: (name: string) => void
}

/** `/tags/<tag>` and `/authors/<name>`: the stories with a tag, or of an author. */
export function NameScreen({ by, name, onName }: NameProps) {
  const manifest = useEdition()
  const contentLang = useContentLang()
  const search = useSearch()
  const written = useQuery(writtenNameQuery(manifest, { by, name }))
  const selection = useWholeSelection({ name: { by, name } })
  useFoundName(written.data, onName)
  if (written.error) return <Failed error={written.error} onRetry={() => void written.refetch()} />
  if (written.data === null) return <Unknown kind={by} name={name} />
  return (
    <>
      <Head kind={by} selection={selection}>
        <h1 dir="auto" lang={contentLang}>
          {written.data ?? name}
        </h1>
      </Head>
      <FilteredList name={{ by, name }} whole={selection} filter={parseFilter(search)} />
    </>
  )
}

interface OutletProps {
  readonly domain: string
  /** Called with the name of the outlet, once it is known. */
  readonly onName: (name: string) => void
  /** The button “Feed”. Topics have it too, so its code is in the script of all pages. */
  readonly feeds: ReactNode
}

/** `/sources/<domain>`: the stories of an outlet. */
export function OutletScreen({ domain, onName, feeds }: OutletProps) {
  const manifest = useEdition()
  const contentLang = useContentLang()
  const { story } = useLaterMessages()
  const search = useSearch()
  const catalogue = useQuery(catalogueGroupsQuery(manifest))
  const selection = useWholeSelection({ outlet: domain })
  const found = catalogue.data && (catalogue.data.providers.find((one) => one.domain === domain) ?? null)
  useFoundName(found?.name, onName)
  if (catalogue.error) return <Failed error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  if (found === null) return <Unknown kind="source" name={domain} />
  const outlet = found && toProvider(found, INDEX_URL)
  return (
    <>
      <Head
        kind="source"
        selection={selection}
        about={found?.description}
        actions={
          <>
            <Follow kind="outlet" id={domain} name={outlet?.name ?? domain} />
            {feeds}
          </>
        }
      >
        <div className="tfront__outlet">
          {outlet && <ProviderTile provider={outlet} size={64} />}
          <div>
            <h1 dir="auto" lang={contentLang}>
              {outlet?.name ?? domain}
            </h1>
            {/* The outlet of a site without an address has a name in place of a domain. */}
            {domain.includes('.') && (
              <a
                className="tfront__site"
                href={`https://${domain}/`}
                target="_blank"
                rel="noopener noreferrer"
                dir="ltr"
              >
                {domain}
                <Icon name="out" className="icon--sm icon--flip" />
                <span className="sr-only"> {story.opensInNewTab}</span>
              </a>
            )}
          </div>
        </div>
      </Head>
      <FilteredList outlet={domain} whole={selection} filter={withoutSources(parseFilter(search))} />
    </>
  )
}

interface HeadProps {
  readonly kind: 'source' | 'tag' | 'author'
  /** All stories of the page. Undefined until they are counted. */
  readonly selection: Selection | undefined
  readonly about?: string | undefined
  readonly actions?: ReactNode
  readonly children: ReactNode
}

function Head({ kind, selection, about, actions, children }: HeadProps) {
  const messages = useMessages().stories
  const { kinds } = useLaterMessages().names
  const contentLang = useContentLang()
  const counted = (stories: number, outlets: number) =>
    kind === 'source' || outlets < 2 ? messages.count(stories) : messages.storiesFromSources(stories, outlets)
  return (
    <div className="tfront">
      <div>
        <p className="crumb">{kinds[kind]}</p>
        {children}
      </div>
      <div className="tfront__meta">
        <p>
          {about && (
            <span className="tfront__about" dir="auto" lang={contentLang}>
              {about}
            </span>
          )}
          {/* The space keeps the height of the line until the number is known. */}
          <i>{selection ? counted(selection.rows.length, selection.outlets) : '\u00A0'}</i>
        </p>
        {actions && <div className="tfront__acts">{actions}</div>}
      </div>
    </div>
  )
}

/** Says that the edition has no such name, and searches for it: it may be written otherwise, or stand in a text. */
function Unknown({ kind, name }: { readonly kind: 'source' | 'tag' | 'author'; readonly name: string }) {
  const links = useLinks()
  const { page } = useMessages()
  const messages = useLaterMessages().names
  return (
    <div className="page-note">
      <Notice
        title={messages.unknownTitle}
        heading="h1"
        actions={
          <>
            <a className="btn btn--ink" href={links.search + formatQuery(name)}>
              <Icon name="search" className="icon--sm" />
              {messages.searchFor(name)}
            </a>
            <a className="btn" href={`${links.home}?sort=latest`}>
              {page.allStories}
            </a>
          </>
        }
      >
        {messages.unknown[kind](name)}
      </Notice>
    </div>
  )
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { parts } = useMessages().errors
  return (
    <div className="page-note">
      <LoadError heading="h1" error={error} what={parts.list} onRetry={onRetry} />
    </div>
  )
}

/** All stories of the page without regard to its filter. Undefined until they are counted. */
function useWholeSelection({ outlet, name }: { readonly outlet?: string; readonly name?: StoryName }) {
  const manifest = useEdition()
  const { now } = useSite()
  const filter = wholeFilter(NO_FILTER, { topic: undefined, outlet })
  const { data } = useQuery(selectionQuery(manifest, { filter, name, now, marks: undefined, load: loadSelecting }))
  return data
}

function useFoundName(name: string | null | undefined, onName: (name: string) => void): void {
  useEffect(() => {
    if (name) onName(name)
  }, [name, onName])
}

/** On the page of an outlet, its source is fixed. */
const withoutSources = (filter: Filter): Filter => ({ ...filter, sources: [], notSources: [] })
