import type { Article } from '../../contract/article.ts'
import { Icon } from '../base/icon.tsx'
import { useMessages } from '../base/messages.ts'
import { useSite } from '../base/site-context.tsx'

interface Props {
  readonly article: Article
  /** `icon`: in the last line of a card. `button`: beside other buttons. `tool`: in the top bar on phones. */
  readonly as?: 'icon' | 'button' | 'tool'
  /** Leaves the button out of the order of Tab. */
  readonly isSkipped?: boolean
}

const CLASSES = { icon: 'moreb', button: 'btn btn--square', tool: 'tool only-phone' }

/** Opens the menu of a story. Renders nothing in documents without marks, such as embeds. */
export function StoryMenuButton({ article, as = 'icon', isSkipped }: Props) {
  const { marks } = useSite()
  const messages = useMessages().stories
  if (!marks?.onMenu) return null
  return (
    <button
      type="button"
      className={CLASSES[as]}
      tabIndex={isSkipped ? -1 : undefined}
      aria-haspopup="menu"
      aria-label={messages.menuOf(article.title)}
      onClick={(event) => marks.onMenu?.(article, event.currentTarget)}
    >
      <Icon name="more" />
    </button>
  )
}
