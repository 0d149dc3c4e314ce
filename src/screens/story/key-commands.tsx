import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { MY_EDITION_PATH, SAVED_PATH } from '../../contract/addresses.ts'
import { usePreferences } from '../../state/preferences.ts'
import { hasOpenLayer, isTakenByTarget } from '../../ui/controls/key-target.ts'
import { type KeyCommand, commandOf } from '../../ui/controls/keys.ts'
import { KeysHelp } from '../../ui/controls/keys-help.tsx'
import { useLaterMessages } from '../../ui/base/later-messages.ts'
import { Sheet } from '../../ui/controls/sheet.tsx'
import { storyAround } from '../../ui/parts/shown-articles.ts'
import { focusNextStory, focusStory } from './focus-story.ts'
import { storiesUpTo } from './stories-up-to.ts'
import { useStoryActs } from './story-acts.ts'

/** Milliseconds in which the second letter of a pair must follow the first. */
const PAIR_TIME = 1500

/** Commands that a key that is held down repeats. */
const REPEATED: readonly KeyCommand[] = ['next', 'previous']

/** The story that has the focus, or the open one. */
const currentStory = () => storyAround(document.activeElement) ?? storyAround(document.querySelector('main #story'))

/** Makes single keys act, and shows what they do. The key `/` is that of `app/search-shortcut.ts`. */
export function KeyCommands({ onTopics }: { readonly onTopics: () => void }) {
  const acts = useStoryActs()
  const [, navigate] = useLocation()
  const messages = useLaterMessages().keys
  const isOn = usePreferences().keys === 'on'
  const [showsHelp, setShowsHelp] = useState(false)

  const actOnStory = (command: KeyCommand): void => {
    const story = currentStory()
    if (!story) return
    const { article, element } = story
    switch (command) {
      case 'openAtOutlet':
        return acts.openAtOutlet(article)
      case 'save':
        // The story leaves the list of saved ones.
        if (element.closest('.shelf')) focusNextStory(element)
        return acts.save(article)
      case 'share':
        return void acts.share(article)
      case 'read':
        return acts.markRead(article)
      case 'unread':
        return acts.markUnread(article)
      case 'readUpTo': {
        const ids = storiesUpTo(element)
        return ids && acts.markReadUpTo(ids)
      }
      case 'hide':
        focusNextStory(element)
        return acts.toggleHidden(article)
      default:
    }
  }
  const run = (command: KeyCommand): void => {
    switch (command) {
      case 'next':
        return focusStory(1)
      case 'previous':
        return focusStory(-1)
      case 'open':
        return document.activeElement instanceof HTMLAnchorElement ? document.activeElement.click() : undefined
      case 'goHome':
        return navigate('/')
      case 'goToMyEdition':
        return navigate(MY_EDITION_PATH)
      case 'goToSaved':
        return navigate(SAVED_PATH)
      case 'goToTopics':
        return onTopics()
      case 'help':
        return setShowsHelp(true)
      default:
        return actOnStory(command)
    }
  }
  const onCommand = useEffectEvent(run)

  useEffect(() => {
    if (!isOn) return
    let first: { readonly key: string; readonly at: number } | undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTakenByTarget(event.target) || hasOpenLayer()) return
      const before = first && event.timeStamp - first.at < PAIR_TIME ? first.key : undefined
      first = undefined
      const command = commandOf(event.key, before)
      if (command === undefined || (event.repeat && !REPEATED.some((one) => one === command))) return
      if (command === 'first') {
        first = { key: event.key, at: event.timeStamp }
        return
      }
      if (command === 'search') return
      event.preventDefault()
      onCommand(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn])

  return (
    <Sheet title={messages.title} isOpen={showsHelp} onClose={() => setShowsHelp(false)}>
      <KeysHelp />
    </Sheet>
  )
}
