import { getMarks } from '../state/marks.ts'
import { useFollows } from '../state/follows.ts'
import { KEY_HINTS } from '../ui/key-hints.ts'
import { useLaterMessages } from '../ui/later-messages.ts'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { useMessages } from '../ui/messages.ts'
import { useSite } from '../ui/site-context.tsx'
import { type MenuTarget, useStoryActions } from './story-actions.ts'
import { useStoryActs } from './story-acts.ts'
import { storiesUpTo } from './stories-up-to.ts'

/** Moves the focus to the story after that of an element, which is about to leave its list. */
function focusNextStory(element: Element): void {
  const story = element.closest('[data-id]')
  const all = [...document.querySelectorAll('main [data-id]')]
  const next = story && all[all.indexOf(story) + 1]
  next?.querySelector('a')?.focus({ preventScroll: true })
}

/** The menu of a story. */
export function StoryMenu({ article, button, onClose }: MenuTarget & { readonly onClose: () => void }) {
  const acts = useStoryActs()
  const { openRules } = useStoryActions()
  const { marks } = useSite()
  const follows = useFollows()
  const messages = useLaterMessages().menu
  const { stories } = useMessages()
  const { provider, topics } = article
  const [topic] = topics
  const upTo = storiesUpTo(button)
  const isHidden = getMarks().hidden.has(article.id)

  const followItem = (kind: 'outlet' | 'topic', id: string, name: string): MenuItem => {
    const isFollowed = follows[kind === 'outlet' ? 'outlets' : 'topics'].includes(id)
    return {
      label: isFollowed ? messages.unfollow(name) : messages.follow(name),
      icon: isFollowed ? 'check' : 'plus',
      onChoose: () => acts.toggleFollowed(kind, id, name, isFollowed),
    }
  }
  const muteItem = (kind: 'outlet' | 'topic', value: string, name: string): MenuItem => ({
    label: messages.mute(name),
    icon: 'x',
    onChoose: () => openRules({ kind, value }),
  })
  const groups: readonly (readonly MenuItem[])[] = [
    [
      {
        label: marks?.isSaved(article.id) ? messages.remove : stories.save,
        icon: 'saved',
        keyHint: KEY_HINTS.save,
        onChoose: () => acts.save(article),
      },
      { label: messages.share, icon: 'share', keyHint: KEY_HINTS.share, onChoose: () => void acts.share(article) },
      { label: messages.cite, icon: 'lines', onChoose: () => void acts.cite(article) },
    ],
    [
      {
        label: marks?.isRead(article.id) ? messages.markUnread : messages.markRead,
        icon: 'check',
        keyHint: KEY_HINTS.read,
        onChoose: () => acts.toggleRead(article),
      },
      ...(upTo
        ? [
            {
              label: messages.markReadUpTo,
              icon: 'up',
              keyHint: KEY_HINTS.readUpTo,
              onChoose: () => acts.markReadUpTo(upTo),
            } as const,
          ]
        : []),
      {
        label: isHidden ? messages.unhide : messages.hide,
        icon: 'off',
        keyHint: KEY_HINTS.hide,
        onChoose: () => {
          if (!isHidden && button.closest('[data-id]')) focusNextStory(button)
          acts.toggleHidden(article)
        },
      },
    ],
    [
      followItem('outlet', provider.domain, provider.name),
      ...(topic ? [followItem('topic', topic.id, topic.name)] : []),
    ],
    [
      muteItem('outlet', provider.domain, provider.name),
      ...(topic ? [muteItem('topic', topic.id, topic.name)] : []),
      { label: messages.muteWords, icon: 'x', onChoose: () => openRules({ kind: 'words', value: '' }) },
    ],
  ]
  return <Menu label={messages.of(article.title)} button={button} groups={groups} onClose={onClose} />
}
