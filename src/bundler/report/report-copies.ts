import type { CopyReport } from '../copies/make-copies.ts'
import { count, withCommas } from './counts.ts'

/** Tells a person what became of the pictures of the folder. */
export function describeCopies({ pictures, copies, copyBytes, decoded, isMissing }: CopyReport): string[] {
  if (isMissing)
    return [
      'Pictures are published in their own size only, because the library sharp is missing: npm install --include=optional.',
    ]
  if (pictures === 0) return []
  const read = decoded === 0 ? 'none of them new' : `${withCommas(decoded)} read now`
  const size = withCommas(Math.ceil(copyBytes / 1000))
  return [
    `${count(pictures, 'picture')} with ${count(copies, 'smaller copy', 'smaller copies')} for screens that need no more, ${size} kB; ${read}.`,
  ]
}
