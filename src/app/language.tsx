import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { setLocaleOf } from '../messages/counter.ts'
import { DIRECTIONS, type Language, chooseLanguage, languageOf, localeFor } from '../messages/languages.ts'
import { loadLaterMessages, loadMainMessages } from '../messages/load-messages.ts'
import type { Preferences } from '../state/preference-choices.ts'
import { getPreferences, usePreferences } from '../state/preferences.ts'
import { type Messages, MessagesContext } from '../ui/base/messages.ts'

/** The build writes the language of the site into the page. */
const siteLocale = import.meta.env.SSR ? 'en' : document.documentElement.lang

const localeOf = (language: Language): string => localeFor(language, navigator.languages, siteLocale)

if (!import.meta.env.SSR) setLocaleOf((language) => localeOf(languageOf(language) ?? 'en'))

const wantedLanguage = (choice: Preferences['language']): Language =>
  chooseLanguage(choice, navigator.languages, siteLocale)

/** Loads the messages of the first screens in the language that the reader wants. */
export const loadFirstLanguage = (): Promise<Messages> => loadLanguage(wantedLanguage(getPreferences().language))

/** Loads the messages of a language. Without them, the interface is in English. */
async function loadLanguage(language: Language): Promise<Messages> {
  try {
    return { language, main: await loadMainMessages(language) }
  } catch {
    return { language: 'en', main: await loadMainMessages('en') }
  }
}

let shown: Messages | undefined

/** The messages on the page, for code that is no component. Undefined before the first draw. */
export const shownMessages = (): Messages | undefined => shown

interface Props {
  /** What was loaded before the first draw. */
  readonly initial: Messages
  readonly children: ReactNode
}

/**
 * Provides the messages. Those of later screens are loaded after the first draw. When the reader chooses another
 * language, the last one stays until the new one is loaded.
 */
export function LanguageProvider({ initial, children }: Props) {
  const choice = usePreferences().language
  const [messages, setMessages] = useState(initial)

  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      const loaded = await loadLanguage(wantedLanguage(choice))
      const later = await loadLaterMessages(loaded.language).catch(() => undefined)
      // Everything on the page is drawn again with these, so in pieces, between which the browser answers the reader.
      if (isCurrent) startTransition(() => setMessages({ ...loaded, later, isLaterMissing: later === undefined }))
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [choice])

  useEffect(() => {
    shown = messages
  }, [messages])

  useEffect(() => {
    const { documentElement: page } = document
    const [lang, dir] = [localeOf(messages.language), DIRECTIONS[messages.language]]
    // The browser styles the whole page anew when one of these is set, even to the value that it has.
    if (page.lang !== lang) page.lang = lang
    if ((page.dir || 'ltr') !== dir) page.dir = dir
  }, [messages.language])

  return <MessagesContext value={messages}>{children}</MessagesContext>
}
