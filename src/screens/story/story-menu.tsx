import { getMarks } from '../../state/marks.ts'
import { useFollows } from '../../state/follows.ts'
import { type KeyCommand, KEYS } from '../../ui/controls/keys.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Menu, type MenuItem } from '../../ui/controls/menu.tsx'
import { useMessages } from '../../ui/base/messages.ts'
import { useSite } from '../../ui/base/site-context.tsx'
import { focusNextStory } from './focus-story.ts'
import { type MenuTarget, useStoryActions } from '../edition/story-actions.ts'
import { useStoryActs } from './story-acts.ts'
import { storiesUpTo } from './stories-up-to.ts'

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
  const hasKeys = usePreferences().keys === 'on'
  const hint = (command: KeyCommand) => (hasKeys ? KEYS[command][0] : undefined)
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
        keyHint: hint('save'),
        onChoose: () => acts.save(article),
      },
      { label: messages.share, icon: 'share', keyHint: hint('share'), onChoose: () => void acts.share(article) },
      { label: messages.cite, icon: 'lines', onChoose: () => void acts.cite(article) },
    ],
    [
      {
        label: marks?.isRead(article) ? messages.markUnread : messages.markRead,
        icon: 'check',
        keyHint: hint(marks?.isRead(article) ? 'unread' : 'read'),
        onChoose: () => (marks?.isRead(article) ? acts.markUnread(article) : acts.markRead(article)),
      },
      ...(upTo
        ? [
            {
              label: messages.markReadUpTo,
              icon: 'up',
              keyHint: hint('readUpTo'),
              onChoose: () => acts.markReadUpTo(upTo),
            } as const,
          ]
        : []),
      {
        label: isHidden ? messages.unhide : messages.hide,
        icon: isHidden ? 'plus' : 'hidden',
        keyHint: hint('hide'),
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
