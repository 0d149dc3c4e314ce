import type { EmbedMessages } from '../messages/en/embed.ts'
import type { Language } from '../messages/languages.ts'
import { type MessageKey, speaker } from './speaker.ts'

/** Names of the files with the messages of each language. Set by the build. */
declare const EMBED_MESSAGES: Readonly<Record<Language, string>>

/** The folder of these files. It is in the element of the script, since it is another one in each folder of documents. */
const folder = document.currentScript?.dataset['words'] ?? ''

/** True for a file of messages. Its words need no check: they become texts and names, never markup. */
const isMessages = (file: unknown): file is EmbedMessages =>
  typeof file === 'object' && file !== null && 'topStories' in file

/** Loads the messages of a language; undefined when they cannot be loaded, as from a host that sends no CORS headers. */
export async function loadMessages(language: Language): Promise<EmbedMessages | undefined> {
  try {
    // A module would be a script that the document's policy had to allow.
    const answer = await fetch(folder + EMBED_MESSAGES[language])
    if (!answer.ok) return undefined
    const file: unknown = await answer.json()
    return isMessages(file) ? file : undefined
  } catch {
    // The document keeps the words that it has.
    return undefined
  }
}

/** Says all words around the stories in another language. @param locale BCP 47 tag of that language */
export function translate(messages: EmbedMessages, locale: string): void {
  const say = speaker(messages, locale)
  const isKey = (name: string | undefined): name is MessageKey => name !== undefined && Object.hasOwn(messages, name)
  for (const element of document.querySelectorAll<HTMLElement>('[data-say],[data-label]')) {
    const { dataset } = element
    const { say: text, label } = dataset
    element.lang = locale
    if (isKey(text)) element.textContent = say(text, dataset)
    if (isKey(label)) element.ariaLabel = say(label, dataset)
  }
}
