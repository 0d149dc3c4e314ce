import type { FeedStory } from '../feed-reading/feed-story.ts'
import { canonicalKey } from '../values/link.ts'

/** @param domain that of the outlet: two feeds may both call a story `1` */
export const guidKey = (domain: string, id: string): string => `id ${domain} ${id}`

/** @returns undefined for the front page of a site, which is no story's own page */
export function linkKey(link: string): string | undefined {
  const key = canonicalKey(link)
  return /[/?]/.test(key) ? `link ${key}` : undefined
}

/**
 * Returns the names by which stories of a feed are known: each has those of `id` and `link` that no other story of the feed
 * has beside another link or id. Broken feeds give all stories the same one.
 * @param domainOf domain of the outlet of a story
 */
export function storyKeys(stories: readonly FeedStory[], domainOf: (story: FeedStory) => string): string[][] {
  const links = new Map<string, Set<string>>()
  const guids = new Map<string, Set<string>>()
  const named = stories.map((story) => {
    const id = story.id?.trim()
    // An id that is the address of a front page says as little as the address.
    const isFrontPage = id !== undefined && /^https?:/i.test(id) && linkKey(id) === undefined
    const guid = id && !isFrontPage ? guidKey(domainOf(story), id) : undefined
    const link = story.link === undefined ? undefined : linkKey(story.link)
    const words = `title ${domainOf(story)} ${story.title || story.text || story.summary}`
    if (guid !== undefined) addTo(links, guid, link ?? words)
    if (link !== undefined) addTo(guids, link, guid ?? words)
    return { guid, link, words }
  })
  return named.map(({ guid, link, words }) => {
    const keys: string[] = []
    if (guid !== undefined && links.get(guid)?.size === 1) keys.push(guid)
    if (link !== undefined && guids.get(link)?.size === 1) keys.push(link)
    return keys.length > 0 ? keys : [words]
  })
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key)
  if (known) known.add(value)
  else sets.set(key, new Set([value]))
}
