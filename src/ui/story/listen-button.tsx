import { useEffect, useState, useSyncExternalStore } from 'react'
import { LaterIcon } from '../base/later-icon.tsx'
import { useLaterMessages } from '../base/later-messages.ts'
import { speak, voiceFor, voicesNow, watchVoices } from './speech.ts'
import { useInterfaceLang } from '../base/use-lang.ts'

interface Props {
  /** Id of the element whose text is read. */
  readonly story: string
  /** BCP 47 tag of the text. */
  readonly lang: string
}

/** The title, the standfirst and the paragraphs, as they are on the page. Tables, code and notes are no use to a listener. */
const READABLE = 'h1, .deck--lg, .prose__part > :not(pre, .scroll, figure, hr, audio, video, .footnotes)'

function textOf(story: string): string[] {
  const elements = document.getElementById(story)?.querySelectorAll(READABLE) ?? []
  return [...elements].flatMap(({ textContent }) => textContent?.trim() || [])
}

/** Reads a story aloud. Renders nothing when the browser has no voice for its language. Leaving the page stops it. */
export function ListenButton({ story, lang }: Props) {
  const messages = useLaterMessages().story
  const interfaceLang = useInterfaceLang()
  const hasVoice = useSyncExternalStore(
    watchVoices,
    () => voiceFor(lang, voicesNow()) !== undefined,
    () => false,
  )
  const [stop, setStop] = useState<() => void>()

  useEffect(() => {
    if (!stop) return
    // Some browsers go on speaking after the page is gone, and show it again as it was.
    const onHide = () => {
      stop()
      setStop(undefined)
    }
    window.addEventListener('pagehide', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      stop()
    }
  }, [stop])

  if (!hasVoice) return null
  const toggle = () => {
    const voice = voiceFor(lang, voicesNow())
    const next = stop || !voice ? undefined : speak(textOf(story), lang, voice, () => setStop(undefined))
    setStop(() => next)
  }
  return (
    <button
      type="button"
      className="btn btn--square"
      lang={interfaceLang}
      title={stop ? messages.stopListening : messages.listen}
      aria-pressed={stop !== undefined}
      onClick={toggle}
    >
      <LaterIcon name={stop ? 'stop' : 'listen'} />
      <span className="btn__word">{messages.listen}</span>
    </button>
  )
}
