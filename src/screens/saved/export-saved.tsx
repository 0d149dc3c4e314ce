import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { useLinks } from '../../ui/base/site-context.tsx'
import { downloadText } from './download-text.ts'
import { toBookmarks, toExported, toJson, toMarkdown } from './exported-stories.ts'
import type { Shelved } from './saved-view.ts'

/** Buttons that export the shown stories as files. */
export function ExportSaved({ stories }: { readonly stories: readonly Shelved[] }) {
  const links = useLinks()
  const { page } = useMessages()
  const messages = useLaterMessages().saved
  const exported = () =>
    stories.flatMap(({ id, at, article }) =>
      article ? toExported(article, at, new URL(links.article(id), window.location.origin).href) : [],
    )
  const title = page.savedStories
  const button = (label: string, name: string, type: string, text: () => string) => (
    <button type="button" className="btn" onClick={() => downloadText(name, type, text())}>
      {label}
    </button>
  )
  return (
    <div className="shelf__export" role="group" aria-label={messages.export}>
      <span aria-hidden="true">{messages.export}</span>
      {button(messages.exports.markdown, 'saved-stories.md', 'text/markdown', () => toMarkdown(title, exported()))}
      {button(messages.exports.bookmarks, 'saved-stories.html', 'text/html', () => toBookmarks(title, exported()))}
      {button(messages.exports.json, 'saved-stories.json', 'application/json', () => toJson(exported()))}
    </div>
  )
}
