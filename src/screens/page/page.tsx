import { type ReactNode, use, useState } from 'react'
import { useLocation } from 'wouter'
import type { Topic } from '../../contract/edition.ts'
import { sectionsOf, trailOf } from '../../data/index/topics.ts'
import { useFollows } from '../../state/follows.ts'
import { useMarks } from '../../state/marks.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { AppearanceMenu } from '../../ui/bars/appearance-menu.tsx'
import { Masthead, SavedLink, SearchLink, SlimMasthead, TabBar } from '../../ui/bars/masthead.tsx'
import { useMessages } from '../../ui/base/messages.ts'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { SiteFooter } from '../../ui/bars/site-footer.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'
import { TopicNav } from '../../ui/bars/topic-nav.tsx'
import { DeviceViewsContext } from './device-views.ts'
import { useEdition } from '../edition/edition.tsx'
import { LazyScreen } from '../edition/lazy-screen.tsx'
import { useHead } from './use-head.ts'
import { usePageInk } from './use-page-ink.ts'

interface Props {
  /** Title of the document. The title of the site is appended. */
  readonly title?: string | undefined
  /** True for the front pages, which have the large masthead. */
  readonly isFront?: boolean
  readonly current?: 'top' | 'mine' | 'latest' | 'search' | 'saved' | undefined
  /** The topic the page belongs to. It colours the page. */
  readonly topic?: Topic | undefined
  /** True for the page of the topic itself, false for an article of the topic. */
  readonly isTopic?: boolean
  /** A button for the content of the page, shown among the tools. */
  readonly action?: ReactNode
  /** False for a page that fills the window. */
  readonly hasFooter?: boolean
  readonly children: ReactNode
}

/** Header, footer and topic sheet around every screen. */
export function Page({ title, isFront, current, topic, isTopic, action, hasFooter = true, children }: Props) {
  const manifest = useEdition()
  const { site, topics, counts } = manifest
  const preferences = usePreferences()
  const deviceViews = use(DeviceViewsContext)
  const follows = useFollows()
  const links = useLinks()
  const messages = useMessages()
  const [, navigate] = useLocation()
  const [showsTopics, setShowsTopics] = useState(false)
  const [showsAppearance, setShowsAppearance] = useState(false)
  useHead(site, title)
  usePageInk(topic)

  const trail = topic ? trailOf(topics, topic.id) : []
  const sections = sectionsOf(topics)
  const section = trail.find((t) => sections.includes(t))
  const above = isTopic ? trail.at(-2) : topic
  const up = above
    ? { label: above.name, href: links.topic(above.id) }
    : { label: messages.page.topStories, href: links.home }
  const latest = `${links.home}?sort=latest`
  const openTopics = () => setShowsTopics(true)
  const nav = (
    <TopicNav
      sections={sections}
      current={isTopic ? topic?.id : current}
      section={section?.id}
      hasMyEdition={current === 'mine' || follows.topics.length + follows.outlets.length > 0}
      onAllTopics={openTopics}
    />
  )
  const tools = (
    <>
      {action}
      <SearchLink isCurrent={current === 'search'} hasKey={preferences.keys === 'on'} />
      <SavedLink count={useMarks().saved.size} isCurrent={current === 'saved'} />
      {deviceViews && <deviceViews.RefreshButton />}
      <AppearanceMenu onOpen={() => setShowsAppearance(true)}>
        {showsAppearance && (
          <LazyScreen
            name="appearance"
            load={() => import('../../ui/bars/appearance-choices.tsx')}
            what={messages.errors.parts.menu}
            skeleton={<p className="aside-note">{messages.page.loading}</p>}
          >
            {({ AppearanceChoices }) => <AppearanceChoices appearance={preferences} onChange={setPreferences} />}
          </LazyScreen>
        )}
      </AppearanceMenu>
    </>
  )
  return (
    <>
      <a className="skip" href="#main">
        {messages.page.skipToStories}
      </a>
      {isFront ? (
        <Masthead site={site} stories={counts.stories} sources={counts.providers} tools={tools} nav={nav} />
      ) : (
        <SlimMasthead
          site={site}
          tools={tools}
          nav={nav}
          up={up}
          // A page that was opened by its address has no history, so the button goes to the front page.
          onBack={() => (window.history.length > 1 ? window.history.back() : navigate('/'))}
        />
      )}
      {deviceViews && <deviceViews.Banner />}
      <main id="main" className="wrap" tabIndex={-1}>
        {children}
      </main>
      {hasFooter && <SiteFooter site={site} latest={latest} onAllTopics={openTopics} />}
      <TabBar current={isTopic ? 'topics' : current === 'mine' ? undefined : current} onAllTopics={openTopics} />
      {deviceViews && <deviceViews.Notices />}
      {deviceViews && <deviceViews.KeyCommands onTopics={openTopics} />}
      <Sheet title={messages.page.allTopics} isOpen={showsTopics} onClose={() => setShowsTopics(false)}>
        <LazyScreen
          name="topics"
          load={() => import('./all-topics.tsx')}
          what={messages.errors.parts.topics}
          skeleton={<p className="aside-note">{messages.page.loading}</p>}
        >
          {({ AllTopics }) => (
            <AllTopics current={isTopic ? topic?.id : undefined} onOpen={() => setShowsTopics(false)} />
          )}
        </LazyScreen>
      </Sheet>
    </>
  )
}
