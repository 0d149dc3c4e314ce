import { useLinks } from './site-context.tsx'

interface Props {
  readonly title: string
  readonly description?: string | undefined
  /** Path of the list of all stories. */
  readonly latest: string
  readonly onAllTopics: () => void
}

/** The footer of every page. */
export function SiteFooter({ title, description, latest, onAllTopics }: Props) {
  const links = useLinks()
  return (
    <footer className="wrap">
      <div className="foot">
        <i dir="auto">{description ?? `${title} gathers headlines and links to the people who reported them.`}</i>
        <ul>
          <li>
            <a href={links.home}>Top stories</a>
          </li>
          <li>
            <a href={latest}>All stories</a>
          </li>
          <li>
            <button type="button" onClick={onAllTopics} aria-haspopup="dialog">
              Topics
            </button>
          </li>
        </ul>
      </div>
    </footer>
  )
}
