import type { Manifest } from '../contract/edition.ts'
import { type IsHidden, loadIsHidden } from '../data/is-hidden.ts'
import { getMarks } from '../state/marks.ts'
import { getRules } from '../state/rules.ts'
import { hidingOf } from './hiding-of.ts'

/** Tells what is hidden from the reader now, outside of components. Undefined when nothing is. */
export async function isHiddenNow(manifest: Manifest): Promise<IsHidden | undefined> {
  const hiding = hidingOf(getRules(), getMarks())
  return hiding && (await loadIsHidden(manifest, hiding))
}
