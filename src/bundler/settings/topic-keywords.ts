import { splitAtCommas, tidyText } from '../values/prose.ts'

const MAX_KEYWORDS = 200

/** Reads the keywords of a topic, a list or one text with commas. Builds don't use them, so nothing else is a problem. */
export function topicKeywords(value: unknown): string[] {
  const list: readonly unknown[] = typeof value === 'string' ? splitAtCommas(value) : Array.isArray(value) ? value : []
  const words = list.flatMap((one) => (typeof one === 'string' ? tidyText(one) : []))
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MAX_KEYWORDS)
}
