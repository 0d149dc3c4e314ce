import type { Manifest } from '../../contract/edition.ts'
import type { HiddenNow } from '../../data/index/compare-editions.ts'
import { loadIsHidden } from '../../data/hiding/is-hidden.ts'
import { getMarks } from '../../state/marks.ts'
import { getRules } from '../../state/rules.ts'
import { hidingOf } from './hiding-of.ts'

/** Tells what is hidden from the reader now, outside of components. Undefined when nothing is. */
export async function isHiddenNow(manifest: Manifest): Promise<HiddenNow | undefined> {
  const hiding = hidingOf(getRules(), getMarks())
  if (!hiding) return undefined
  const rules = hiding.rules.filter(({ kind }) => kind !== 'outlet')
  const [isHidden, hidesEvent] = await Promise.all([
    loadIsHidden(manifest, hiding),
    loadIsHidden(manifest, { ...hiding, rules }),
  ])
  return { isHidden, hidesEvent }
}
