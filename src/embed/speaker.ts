import { counter } from '../messages/counter.ts'
import type { EmbedMessages } from '../messages/en/embed.ts'

/**
 * What messages name: `{title}`, `{topic}`, `{site}`, and `count`, which takes the place of `#`. All are texts, since
 * they are in data attributes of the document, from which its script says the message again in another language.
 */
export type MessageValues = Readonly<Record<string, string | undefined>>

export type MessageKey = keyof EmbedMessages

/** Returns a function that says a message. @param locale BCP 47 tag for the numbers */
export function speaker(messages: EmbedMessages, locale: string): (key: MessageKey, values: MessageValues) => string {
  const count = counter(locale)
  return (key, values) => {
    const message = messages[key]
    const text = typeof message === 'string' ? message : count(Number(values['count']), message)
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
}
