import type { Article } from '../contract/article.ts'
import { Icon } from './icon.tsx'
import { useSite } from './site-context.tsx'

interface Props {
  readonly article: Article
  /** A sign in a card's last line, a button with its word, or a tool of the bar on phones. */
  readonly as?: 'sign' | 'button' | 'tool'
}

const CLASSES = { sign: 'saveb', button: 'btn saveb--large', tool: 'tool saveb--large only-phone' }

/** Puts a story on the shelf, or takes it off. Nothing where nobody keeps marks. */
export function SaveButton({ article, as = 'sign' }: Props) {
  const { marks } = useSite()
  if (!marks) return null
  return (
    <button
      type="button"
      className={CLASSES[as]}
      aria-pressed={marks.isSaved(article.id)}
      aria-label={as === 'button' ? undefined : `Save: ${article.title}`}
      onClick={() => marks.onSave(article)}
    >
      <Icon name="saved" className={as === 'button' ? 'icon--sm' : ''} />
      {as === 'button' && 'Save'}
    </button>
  )
}
