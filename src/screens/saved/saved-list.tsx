import { useLocation, useSearch } from 'wouter'
import { SAVED_PATH } from '../../contract/addresses.ts'
import { descendantsOf } from '../../data/index/topics.ts'
import { useMarks } from '../../state/marks.ts'
import { ArticleRow } from '../../ui/cards/article-row.tsx'
import { focusNextRow } from '../../ui/controls/focus-next-row.ts'
import { Icon } from '../../ui/base/icon.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { Notice } from '../../ui/controls/notice.tsx'
import { Sentence } from '../../ui/base/sentence.tsx'
import { useSite } from '../../ui/base/site-context.tsx'
import { CardsSkeleton } from '../../ui/cards/skeletons.tsx'
import { useEdition } from '../edition/edition.tsx'
import { ExportSaved } from './export-saved.tsx'
import { SavedControls } from './saved-controls.tsx'
import { type SavedView, formatSavedView, parseSavedView, shelve, viewSaved } from './saved-view.ts'
import { unsave } from '../edition/use-saving.ts'

/** The saved stories, with what sorts, filters and exports them. */
export function SavedList() {
  const { topics } = useEdition()
  const { locale } = useSite()
  const { saved, isReady } = useMarks()
  const messages = useLaterMessages().saved
  const { page, stories: names, device } = useMessages()
  const view = parseSavedView(useSearch())
  const [, navigate] = useLocation()
  if (!isReady) return <CardsSkeleton count={4} />
  if (saved.size === 0) {
    const button = (
      <>
        <Icon name="saved" className="icon--sm" />
        <span className="sr-only">{names.save}</span>
      </>
    )
    return (
      <div className="page-note">
        <Notice title={messages.emptyTitle}>
          <Sentence pieces={messages.empty(button)} />
        </Notice>
      </div>
    )
  }
  const all = shelve(saved)
  const shown = viewSaved(all, view, descendantsOf(topics), locale)
  const show = (change: Partial<SavedView>) =>
    navigate(SAVED_PATH + formatSavedView({ ...view, ...change }), { replace: true })
  return (
    <>
      <p className="shelf__count" role="status">
        {shown.length === all.length ? messages.count(all.length) : messages.countOf(shown.length, all.length)}
      </p>
      {all.length > 1 && <SavedControls stories={all} view={view} onChange={show} />}
      {shown.length === 0 ? (
        <div className="page-note">
          <Notice
            title={messages.noneTitle}
            actions={
              <button type="button" className="btn" onClick={() => show({ topic: '', text: '' })}>
                {messages.showAll}
              </button>
            }
          >
            {messages.none}
          </Notice>
        </div>
      ) : (
        <>
          <ul className="shelf" aria-label={page.savedStories}>
            {shown.map(({ id, article }) => (
              <li key={id}>
                {article ? (
                  <ArticleRow article={article} heading="h2" />
                ) : (
                  <p className="aside-note">{messages.notLoaded(id)}</p>
                )}
                <button
                  type="button"
                  className="saveb"
                  aria-pressed="true"
                  aria-label={names.savedStory(article?.title ?? id)}
                  title={names.saved}
                  onClick={({ currentTarget }) => {
                    focusNextRow(currentTarget)
                    void unsave(id, device.removedFromSaved)
                  }}
                >
                  <Icon name="saved" />
                </button>
              </li>
            ))}
          </ul>
          <ExportSaved stories={shown} />
        </>
      )}
    </>
  )
}
