import type { Topic } from '../../contract/edition.ts'
import type { SourceTopic } from '../settings/read-topics.ts'

/** A topic with its colours. Topics of one section share a colour in several tones. */
export interface TopicPlan {
  readonly topic: Pick<Topic, 'id' | 'name' | 'shortname' | 'parent' | 'description' | 'image'>
  /** Number of the section's colour, 1 to 12; 0 for a root above all sections. */
  readonly ink: number
  /** Number of the tone, 1 to 4; absent for a section. */
  readonly sub?: number
}

const INKS = 12
const TONES = 4

/**
 * Orders topics so that each parent comes before its children, and chooses their colours. Sections get the colours 1 to 12
 * in turn; topics below a section get tones of its colour. The sections are the roots, or the children of a single root.
 */
export function planTopics(topics: readonly SourceTopic[]): TopicPlan[] {
  const childLists = new Map<string | undefined, SourceTopic[]>()
  for (const topic of topics) {
    const list = childLists.get(topic.parent)
    if (list) list.push(topic)
    else childLists.set(topic.parent, [topic])
  }
  const childrenOf = (parent: string | undefined) => childLists.get(parent) ?? []
  const roots = childrenOf(undefined)
  const [first] = roots
  const isSingleRoot = roots.length === 1 && first !== undefined && childrenOf(first.id).length > 0
  let sections = 0
  /**
   * @param sectionInk colour of the section above; undefined for a root and for a section
   * @param position index among its siblings
   */
  const plan = (
    { imageAsset: _, keywords: __, ...topic }: SourceTopic,
    sectionInk: number | undefined,
    position: number,
  ): TopicPlan[] => {
    const isAboveSections = isSingleRoot && topic.id === first.id
    const isSection = !isAboveSections && sectionInk === undefined
    const ink = isAboveSections ? 0 : (sectionInk ?? (sections++ % INKS) + 1)
    const children = childrenOf(topic.id).flatMap((child, at) => plan(child, isAboveSections ? undefined : ink, at))
    const hasTone = !isAboveSections && !isSection
    return [{ topic, ink, ...(hasTone && { sub: (position % TONES) + 1 }) }, ...children]
  }
  return roots.flatMap((root) => plan(root, undefined, 0))
}
