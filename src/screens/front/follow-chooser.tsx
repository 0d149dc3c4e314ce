import { toProvider } from '../../data/index/articles.ts'
import { topicTree } from '../../data/index/topic-tree.ts'
import { useOutlets } from '../../data/catalogue/use-outlets.ts'
import { useFollows } from '../../state/follows.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { useMessages } from '../../ui/base/messages.ts'
import { ProviderTile } from '../../ui/parts/provider-tile.tsx'
import { useLinks } from '../../ui/base/site-context.tsx'
import { TopicTree } from '../../ui/bars/topic-tree.tsx'
import { useContentLang } from '../../ui/base/use-lang.ts'
import { useEdition } from '../edition/edition.tsx'
import { Follow, followTopicRow } from '../page/follow.tsx'

interface Props {
  readonly isEmpty: boolean
  readonly onDone: () => void
}

/** Topics and outlets, each with a button to follow it. */
export function FollowChooser({ isEmpty, onDone }: Props) {
  const manifest = useEdition()
  const { page } = useMessages()
  const messages = useLaterMessages().mine
  return (
    <>
      <div className="choosing">
        <h1>{messages.chooseTitle}</h1>
        <p className="deck">{messages.choose}</p>
      </div>
      <div className="elsewhere">
        {manifest.topics.length > 0 && (
          <section aria-labelledby="choose-topics">
            <div className="flag flag--ruled">
              <h2 id="choose-topics">{page.topics}</h2>
            </div>
            <TopicTree branches={topicTree(manifest.topics)} action={followTopicRow} />
          </section>
        )}
        <Outlets />
      </div>
      <p className="choosing__done">
        <button type="button" className="btn btn--ink" disabled={isEmpty} onClick={onDone}>
          {messages.show}
        </button>
      </p>
    </>
  )
}

/** The outlets with most stories, and those that the reader follows already. */
function Outlets() {
  const manifest = useEdition()
  const links = useLinks()
  const contentLang = useContentLang()
  const messages = useLaterMessages().mine
  const largest = useOutlets(manifest, true)
  const follows = useFollows()
  // Outlets that are unfollowed here stay in the list, so that a slip can be corrected.
  const followed = follows.outlets.filter((domain) => largest.every((one) => one.domain !== domain))
  const outlets = [...largest, ...followed.map((domain) => toProvider({ domain, name: domain }, ''))]
  if (outlets.length === 0) return null
  return (
    <section aria-labelledby="choose-outlets">
      <div className="flag flag--ruled">
        <h2 id="choose-outlets">{messages.outlets}</h2>
      </div>
      <ul className="tree tree--acts">
        {outlets.map((outlet) => (
          <li key={outlet.domain}>
            <a href={links.source(outlet.domain)}>
              <ProviderTile provider={outlet} />
              <span dir="auto" lang={contentLang}>
                {outlet.name}
              </span>
            </a>
            <Follow kind="outlet" id={outlet.domain} name={outlet.name} as="row" />
          </li>
        ))}
      </ul>
    </section>
  )
}
