import { VOID_ELEMENTS } from '../../contract/story-html.ts'
import { lengthWithoutTags } from '../../contract/story-layout.ts'

/** Characters of a part. In two columns of a wide window, it is less high than the window. */
const PART_LENGTH = 1800

/**
 * Cuts the HTML of a story between its paragraphs into parts that fit into a window as two columns, so that nobody has to
 * scroll back to the top of the second one.
 * @param html has the elements that a story may have, each closed
 */
export function storyParts(html: string, length = PART_LENGTH): string[] {
  const total = lengthWithoutTags(html)
  const parts: string[] = []
  let start = 0
  let depth = 0
  // The end of the last paragraph, and how much text is before it: in this part, and in the whole story.
  let end = 0
  let inPart = 0
  let inStory = 0
  for (const { 0: tag, index, groups } of html.matchAll(/<(?<slash>\/?)(?<name>[a-z0-9]+)[^>]*>/g)) {
    const name = groups?.['name'] ?? ''
    if (VOID_ELEMENTS.has(name)) continue
    depth += groups?.['slash'] ? -1 : 1
    // A heading stays with its text.
    if (depth !== 0 || /^h\d$/.test(name)) continue
    const added = lengthWithoutTags(html.slice(end, index + tag.length))
    end = index + tag.length
    inPart += added
    inStory += added
    // A short rest is not worth a part of its own.
    if (inPart < length || total - inStory < length / 4) continue
    parts.push(html.slice(start, end))
    start = end
    inPart = 0
  }
  return [...parts, html.slice(start)]
}
