import type { Article } from '../../contract/article.ts'
import { foldedName } from '../../contract/words.ts'
import type { Descendants } from '../../data/index/topics.ts'
import type { SavedStory } from '../../state/marks.ts'

export const SAVED_SORTS = ['saved', 'newest', 'outlet'] as const

/** Which saved stories are shown, and in which order. It is in the address, so that Back shows the same. */
export interface SavedView {
  /** `saved`: those saved last come first. `newest`: by their own time. `outlet`: by the name of the outlet. */
  readonly sort: (typeof SAVED_SORTS)[number]
  /** Id of a topic, which includes the topics below it. Empty for all. */
  readonly topic: string
  /** Words that the story must have, as typed. */
  readonly text: string
}

/** A saved story. Its article is not known until it has been loaded, after an import. */
export interface Shelved {
  readonly id: string
  /** When it was saved, in milliseconds since 1970. */
  readonly at: number
  readonly article: Article | undefined
}

export function parseSavedView(search: string): SavedView {
  const params = new URLSearchParams(search)
  return {
    sort: SAVED_SORTS.find((one) => one === params.get('sort')) ?? 'saved',
    topic: params.get('topic') ?? '',
    text: params.get('text') ?? '',
  }
}

/** Returns the query string of a view, with its question mark. It is empty for the view that is shown first. */
export function formatSavedView({ sort, topic, text }: SavedView): string {
  const params = new URLSearchParams()
  if (sort !== 'saved') params.set('sort', sort)
  if (topic) params.set('topic', topic)
  if (text) params.set('text', text)
  const query = params.toString()
  return query && `?${query}`
}

export const shelve = (saved: ReadonlyMap<string, SavedStory>): readonly Shelved[] =>
  [...saved].map(([id, { at, card, story }]) => ({ id, at, article: story ?? card }))

const isOfTopic = ({ article }: Shelved, topic: string, below: Descendants) =>
  article?.topics.some(({ id }) => id === topic || below.get(topic)?.has(id)) ?? false

function hasWords({ article }: Shelved, words: readonly string[]): boolean {
  if (!article) return false
  const { title, excerpt = '', provider, topics } = article
  const text = foldedName([title, excerpt, provider.name, ...topics.map(({ name }) => name)].join(' '))
  return words.every((word) => text.includes(word))
}

/** Finds the saved stories of a view, in its order. @param locale for the order of outlets */
export function viewSaved(
  stories: readonly Shelved[],
  { sort, topic, text }: SavedView,
  below: Descendants,
  locale: string,
): readonly Shelved[] {
  // Folded names have hyphens for spaces.
  const words = foldedName(text).split('-').filter(Boolean)
  const found = stories.filter(
    (one) => (topic === '' || isOfTopic(one, topic, below)) && (words.length === 0 || hasWords(one, words)),
  )
  const time = ({ article }: Shelved) => (article ? Date.parse(article.time) : 0)
  const outlet = ({ article }: Shelved) => article?.provider.name ?? ''
  const latest = found.toSorted((a, b) => b.at - a.at)
  if (sort === 'newest') return latest.toSorted((a, b) => time(b) - time(a))
  if (sort === 'outlet') {
    const { compare } = new Intl.Collator(locale)
    return latest.toSorted((a, b) => compare(outlet(a), outlet(b)))
  }
  return latest
}
