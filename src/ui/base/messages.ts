import { createContext, use } from 'react'
import type { LaterMessages } from '../../messages/en/later.ts'
import { main as english, type MainMessages } from '../../messages/en/main.ts'
import type { Language } from '../../messages/languages.ts'

/** The messages of the language that the reader sees. */
export interface Messages {
  readonly language: Language
  readonly main: MainMessages
  /** Undefined in English, and in other languages until it has been loaded. */
  readonly later?: LaterMessages | undefined
  /** True when they could not be loaded. Later screens are then in English. */
  readonly isLaterMissing?: boolean
}

export const MessagesContext = createContext<Messages>({ language: 'en', main: english })

/** What the first screens say, in the language of the reader. */
export const useMessages = (): MainMessages => use(MessagesContext).main

/** The language of the interface, not that of the stories. */
export const useLanguage = (): Language => use(MessagesContext).language

/** True once the messages of all screens are loaded, or cannot be. Screens with a script of their own wait for them. */
export function useHasAllMessages(): boolean {
  const { language, later, isLaterMissing } = use(MessagesContext)
  return language === 'en' || later !== undefined || isLaterMissing === true
}
