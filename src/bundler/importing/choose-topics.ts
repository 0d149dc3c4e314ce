import { type SourceTopic, topicFinder } from '../settings/read-topics.ts'

const MAX_TOPICS_OF_STORY = 3
/** Characters of an excerpt that are looked at. Later words are rarely what a story is about. */
const MAX_EXCERPT = 600

interface StoryWords {
  readonly title: string
  readonly excerpt: string
  readonly categories: readonly string[]
}

/**
 * Returns a function that finds the topics of a story: those that its feed names as categories, and those whose name or
 * one of whose keywords is in its title or at the beginning of its text. Those with most of them come first.
 */
export function topicChooser(topics: readonly SourceTopic[]): (story: StoryWords) => SourceTopic[] {
  const find = topicFinder(topics)
  const patterns = topics.map((topic) => {
    const { name, shortname, keywords = [] } = topic
    const phrases = new Set([name, ...(shortname ? [shortname] : []), ...keywords])
    return { topic, phrases: [...phrases].map(matcherOf) }
  })
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  return ({ title, excerpt, categories }) => {
    const named = new Set(categories.flatMap((category) => find(category) ?? []))
    const [head, body, labels] = [title, excerpt.slice(0, MAX_EXCERPT), categories.join(' · ')]
    const scored = patterns.flatMap(({ topic, phrases }) => {
      let score = named.has(topic) ? 10 : 0
      for (const isIn of phrases) score += (isIn(head) ? 3 : 0) + (isIn(body) || isIn(labels) ? 1 : 0)
      return score > 0 ? [{ topic, score }] : []
    })
    const found = scored.sort((a, b) => b.score - a.score).map(({ topic }) => topic)
    // An article belongs to the topics above its own anyway.
    const above = new Set(found.flatMap((topic) => ancestorsOf(topic, byId)))
    return found.filter(({ id }) => !above.has(id)).slice(0, MAX_TOPICS_OF_STORY)
  }
}

function ancestorsOf({ parent }: SourceTopic, byId: ReadonlyMap<string, SourceTopic>): string[] {
  const ids: string[] = []
  for (let at = parent; at !== undefined; at = byId.get(at)?.parent) ids.push(at)
  return ids
}

const SCRIPT_WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Returns a test for a phrase in a text: whole words, whatever their case and accents, also in the plural. */
function matcherOf(phrase: string): (text: string) => boolean {
  const isAbbreviation = phrase.length <= 3 && /^\p{Lu}+$/u.test(phrase)
  const plain = isAbbreviation ? phrase : fold(phrase)
  if (SCRIPT_WITHOUT_SPACES.test(plain)) return (text) => fold(text).includes(plain)
  const escaped = plain.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`[\s-]+`)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?:e?s)?(?![\p{L}\p{N}])`, 'u')
  // `AI` is no word of “j’ai”.
  return (text) => pattern.test(isAbbreviation ? text : fold(text))
}

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
