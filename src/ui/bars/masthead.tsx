import type { ReactNode } from 'react'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'
import { Nameplate, type NameplateSite } from './nameplate.tsx'
import { formatToday } from '../format/format-time.ts'
import { useLinks, useSite } from '../base/site-context.tsx'

interface MastheadProps {
  readonly site: NameplateSite
  readonly stories: number
  readonly sources: number
  readonly tools: ReactNode
  readonly nav: ReactNode
}

/** Header of the front page. */
export function Masthead({ site, stories, sources, tools, nav }: MastheadProps) {
  const { locale, now } = useSite()
  const messages = useMessages()
  const links = useLinks()
  // The paper of one outlet is from that outlet.
  const counted = sources > 1 ? messages.stories.storiesFromSources(stories, sources) : messages.stories.count(stories)
  const [weekday, day] = formatToday(locale, now)
  return (
    <header className="wrap">
      <div className="masthead__row">
        <p className="masthead__date">
          <span data-today="0" suppressHydrationWarning>
            {weekday}
          </span>
          <b data-today="1" suppressHydrationWarning>
            {day}
          </b>
          <small>{counted}</small>
        </p>
        <a className="nameplate" href={links.home}>
          <Nameplate site={site} />
        </a>
        <div className="tools">{tools}</div>
      </div>
      <div className="sections">{nav}</div>
    </header>
  )
}

interface SlimProps {
  readonly site: NameplateSite
  readonly tools: ReactNode
  readonly nav: ReactNode
  /** The parent page, which phones show in the bar. */
  readonly up: { readonly label: string; readonly href: string }
  readonly onBack: () => void
}

/** Header of all other pages. On phones it is a bar with a back button. */
export function SlimMasthead({ site, tools, nav, up, onBack }: SlimProps) {
  const links = useLinks()
  const messages = useMessages().page
  return (
    <header className="slim">
      <div className="wrap slim__row">
        <button type="button" className="tool slim__back" onClick={onBack} aria-label={messages.back}>
          <Icon name="back" className="icon--flip" />
        </button>
        <p className="slim__up">
          <a href={up.href} dir="auto">
            {up.label}
          </a>
        </p>
        <a className="nameplate" href={links.home}>
          <Nameplate site={site} />
        </a>
        {nav}
        <div className="tools">{tools}</div>
      </div>
    </header>
  )
}

/** Link to the search. Phones have it in the tab bar instead. @param hasKey true when the key `/` opens the search */
export function SearchLink({ isCurrent, hasKey }: { readonly isCurrent: boolean; readonly hasKey: boolean }) {
  const links = useLinks()
  const messages = useMessages().page
  return (
    <a
      className="tool tool--search not-phone"
      href={links.search}
      aria-keyshortcuts={hasKey ? '/ Control+K' : 'Control+K'}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Icon name="search" />
      <span>{messages.search}</span>
      {hasKey && <kbd aria-hidden="true">/</kbd>}
    </a>
  )
}

/** Link to the saved stories. Phones have it in the tab bar instead. */
export function SavedLink({ count, isCurrent }: { readonly count: number; readonly isCurrent: boolean }) {
  const links = useLinks()
  const messages = useMessages().page
  return (
    <a
      className="tool not-phone"
      href={links.saved}
      aria-label={count === 0 ? messages.savedStories : messages.savedStoriesCount(count)}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Icon name="saved" />
    </a>
  )
}

interface TabBarProps {
  readonly current?: 'top' | 'latest' | 'topics' | 'search' | 'saved' | undefined
  readonly onAllTopics: () => void
}

/** The navigation at the bottom of the window on phones. */
export function TabBar({ current, onAllTopics }: TabBarProps) {
  const links = useLinks()
  const { tabBar, tabs } = useMessages().page
  return (
    <nav className="tabbar" aria-label={tabBar}>
      <a href={links.home} aria-current={current === 'top' ? 'page' : undefined}>
        <Icon name="front" />
        {tabs.top}
      </a>
      <button
        type="button"
        onClick={onAllTopics}
        aria-haspopup="dialog"
        data-current={current === 'topics' || undefined}
      >
        <Icon name="topics" />
        {tabs.topics}
      </button>
      <a href={links.search} aria-current={current === 'search' ? 'page' : undefined}>
        <Icon name="search" />
        {tabs.search}
      </a>
      <a href={links.saved} aria-current={current === 'saved' ? 'page' : undefined}>
        <Icon name="saved" />
        {tabs.saved}
      </a>
    </nav>
  )
}
