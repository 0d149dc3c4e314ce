import type { Site } from '../../contract/edition.ts'
import { useMessages } from '../base/messages.ts'
import { useLinks } from '../base/site-context.tsx'
import { useContentLang } from '../base/use-lang.ts'

interface Props {
  readonly site: Pick<Site, 'title' | 'description' | 'footer'>
  /** Path of the list of all stories. */
  readonly latest: string
  readonly onAllTopics: () => void
}

/** The footer of every page. */
export function SiteFooter({ site: { title, description, footer }, latest, onAllTopics }: Props) {
  const links = useLinks()
  const messages = useMessages().page
  const contentLang = useContentLang()
  return (
    <footer className="wrap">
      <div className="foot">
        <i dir="auto" lang={description === undefined ? undefined : contentLang}>
          {description ?? messages.description(title)}
        </i>
        <ul>
          <li>
            <a href={links.home}>{messages.topStories}</a>
          </li>
          <li>
            <a href={links.myEdition}>{messages.myEdition}</a>
          </li>
          <li>
            <a href={latest}>{messages.allStories}</a>
          </li>
          <li>
            <a href={links.catchUp}>{messages.catchUp}</a>
          </li>
          <li>
            <button type="button" onClick={onAllTopics} aria-haspopup="dialog">
              {messages.topics}
            </button>
          </li>
          <li>
            <a href={links.settings}>{messages.settings}</a>
          </li>
          {footer?.map(({ label, url }) => (
            <li key={label}>
              <a href={url.startsWith('/') ? links.home.slice(0, -1) + url : url} dir="auto" lang={contentLang}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
