import type { EmbedMessages } from '../messages/en/embed.ts'
import type { Language } from '../messages/languages.ts'
import { type MessageKey, speaker } from './speaker.ts'

/** Names of the modules with the messages of each language, beside the script of the document. Set by the build. */
declare const EMBED_MESSAGES: Readonly<Record<Language, string>>

/**
 * In a sandboxed frame a script of another origin has no address of its own, so `import('./x.js')` would fail there. Hence
 * the address of the element.
 */
const script = document.currentScript
const scriptAddress = script instanceof HTMLScriptElement ? script.src : document.baseURI

/** Loads the messages of a language; undefined when they cannot be loaded, as from a host that sends no CORS headers. */
export async function loadMessages(language: Language): Promise<EmbedMessages | undefined> {
  try {
    const address = new URL(EMBED_MESSAGES[language], scriptAddress).href
    // The build makes this file of `messages/<language>/embed.ts`.
    // oxlint-disable-next-line typescript/no-unsafe-assignment
    const file: { readonly embed: EmbedMessages } = await import(/* @vite-ignore */ address)
    return file.embed
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
