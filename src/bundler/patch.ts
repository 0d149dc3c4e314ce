import type { FrontPlan } from './shard/front.ts'
import { type EditionPlan, partGate } from './shard/plan.ts'
import type { Row } from './shard/row.ts'
import type { Digest } from './validate/source-article.ts'

/**
 * The plan of an edition in which only words of some articles are others.
 * @param digests of these articles, by id
 * @param linkedAt keys of the articles that the stories of a part link
 */
export function patchPlan(
  plan: EditionPlan,
  digests: ReadonlyMap<string, Digest>,
  linkedAt: (part: number) => Float64Array | undefined,
): EditionPlan {
  const shows = ({ id, links }: Row) => digests.has(id) || links.some(({ own }) => own && digests.has(own.id))
  const renew = (row: Row): Row => {
    if (!shows(row)) return row
    const links = row.links.map((link) => {
      const digest = link.own && digests.get(link.own.id)
      if (!link.own || !digest) return link
      const { mark, offset, length } = digest
      return { ...link, own: { ...link.own, mark, offset, length } }
    })
    const digest = digests.get(row.id)
    if (!digest) return { ...row, links }
    const { mark, offset, length, cardBytes, storyBytes } = digest
    return { ...row, links, mark, offset, length, cardBytes, storyBytes }
  }
  const keys = [...digests.values()].map(({ key }) => key)
  const parts = plan.parts.map((part, at) => {
    const { start, bits } = part.range
    const linked = linkedAt(at)
    const isConcerned = keys.some((key) => (key >= start && key < start + 2 ** bits) || linked?.includes(key))
    if (!isConcerned) return part
    const renewed = part.rows().map(renew)
    return { ...part, gate: partGate(renewed), rows: () => renewed }
  })
  const renewFront = (front: FrontPlan): FrontPlan =>
    front.rows.some(shows) ? { ...front, rows: front.rows.map(renew) } : front
  return {
    ...plan,
    parts,
    front: renewFront(plan.front),
    fronts: new Map([...plan.fronts].map(([id, front]) => [id, renewFront(front)])),
  }
}
