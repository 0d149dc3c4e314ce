import { createInterface } from 'node:readline/promises'
import { canonicalLocale } from '../values/locale.ts'
import { siteAddress } from '../values/link.ts'
import type { SiteAnswers } from './site-file.ts'

/** Thrown when a person ends the questions. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** Returns a language tag in its usual spelling; undefined for other texts. */
export const readLocale = (text: string): string | undefined => canonicalLocale(text.trim())

/**
 * Asks for title, language and address of a site. An empty answer takes what is suggested.
 * @throws {Cancelled} when the input ends before all is answered
 */
export async function askSettings(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  suggested: SiteAnswers,
): Promise<SiteAnswers> {
  const lines = createInterface({ input, output })
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  /** Asks again until an answer can be read. */
  const ask = async <Value>(
    question: string,
    read: (text: string) => Value | undefined,
    wrong: string,
  ): Promise<Value> => {
    const value = read(await lines.question(question, { signal: ended.signal }))
    if (value !== undefined) return value
    output.write(`${wrong}\n`)
    return ask(question, read, wrong)
  }
  try {
    const title = await ask(`Title of the site (${suggested.title}): `, (text) => text.trim() || suggested.title, '')
    const locale = await ask(
      `Its language, as a tag (${suggested.locale}): `,
      (text) => readLocale(text.trim() || suggested.locale),
      'Write a tag such as en, en-GB or pt-BR.',
    )
    const url = await ask(
      `Its address, if you know it (${suggested.url ?? 'later'}): `,
      (text) => (text.trim() === '' ? (suggested.url ?? '') : siteAddress(text)),
      'Write an address such as https://news.example, or nothing.',
    )
    return { title, locale, ...(url && { url }) }
  } catch (error) {
    if (ended.signal.aborted) throw new Cancelled('Nothing was written.')
    throw error
  } finally {
    lines.close()
  }
}
