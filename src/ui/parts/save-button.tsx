import type { Article } from '../../contract/article.ts'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'
import { useSite } from '../base/site-context.tsx'
import { useInterfaceLang } from '../base/use-lang.ts'

interface Props {
  readonly article: Article
  /** `icon`: in the last line of a card. `button`: beside other buttons. `tool`: in the top bar on phones. */
  readonly as?: 'icon' | 'button' | 'tool'
}

const CLASSES = { icon: 'saveb', button: 'btn btn--square saveb--large', tool: 'tool saveb--large only-phone' }

/** Saves a story, or removes it from the saved stories. Renders nothing in documents without marks, such as embeds. */
export function SaveButton({ article, as = 'icon' }: Props) {
  const { marks } = useSite()
  const messages = useMessages().stories
  const interfaceLang = useInterfaceLang()
  if (!marks) return null
  const isSaved = marks.isSaved(article.id)
  const label = isSaved ? messages.saved : messages.save
  const nameOf = isSaved ? messages.savedStory : messages.saveStory
  return (
    <button
      type="button"
      className={CLASSES[as]}
      // The name of the icon is mostly the title.
      lang={as === 'button' ? interfaceLang : undefined}
      aria-pressed={isSaved}
      aria-label={as === 'button' ? undefined : nameOf(article.title)}
      title={label}
      onClick={() => marks.onSave(article)}
    >
      <Icon name="saved" />
      {as === 'button' && <span className="btn__word">{label}</span>}
    </button>
  )
}
