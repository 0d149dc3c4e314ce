import { createContext, use } from 'react'
import { embed as ar } from '../messages/ar/embed.ts'
import { embed as de } from '../messages/de/embed.ts'
import { type EmbedMessages, embed as en } from '../messages/en/embed.ts'
import { embed as es } from '../messages/es/embed.ts'
import { embed as fr } from '../messages/fr/embed.ts'
import { embed as ja } from '../messages/ja/embed.ts'
import { type Language, languageOf } from '../messages/languages.ts'
import { embed as pt } from '../messages/pt/embed.ts'
import { embed as zh } from '../messages/zh/embed.ts'
import { type MessageKey, type MessageValues, speaker } from './speaker.ts'

/** What embedded documents say. */
export const embedMessages: Readonly<Record<Language, EmbedMessages>> = { en, de, es, fr, pt, ja, zh, ar }

/** The attributes of an element that says a message. */
export interface Say {
  /** For an element whose text is the message. */
  readonly text: (key: MessageKey, values?: MessageValues) => { readonly children: string }
  /** For an element that has the message as its name for screen readers. */
  readonly label: (key: MessageKey, values?: MessageValues) => { readonly 'aria-label': string }
}

/**
 * Returns functions for the words of a document in the language of its site, or in English when we do not have that one.
 * They set data attributes too, from which the script says the same in another language, see `translate.ts`.
 */
export function sayer(siteLocale: string): Say {
  const language = languageOf(siteLocale)
  const lang = language ? siteLocale : 'en'
  const say = speaker(embedMessages[language ?? 'en'], lang)
  const data = (values: MessageValues) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`data-${name}`, value]))
  return {
    text: (key, values = {}) => ({ lang, 'data-say': key, ...data(values), children: say(key, values) }),
    label: (key, values = {}) => ({ lang, 'data-label': key, ...data(values), 'aria-label': say(key, values) }),
  }
}

export const SayContext = createContext(sayer('en'))

export const useSay = (): Say => use(SayContext)
