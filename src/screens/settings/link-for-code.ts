import type { Backup } from '../../state/transfer.ts'
import { linkFromBackup } from '../../state/transfer-link.ts'

/**
 * Longest link for a code, in characters. Its code then has 105 squares a side, each half a millimetre wide on a phone, which
 * cameras still read from another screen.
 */
export const MAX_CODE_LINK = 1000

/** Numbers of marks that are tried, for read and for hidden stories each. The first is that of a copied link. */
const MARKS_TRIED = [150, 75, 40, 20, 10, 5, 2, 0]

export interface CodeLink {
  readonly link: string
  /** How many marks of read and hidden stories are in the link, and how many there are. */
  readonly marks: number
  readonly allMarks: number
}

/**
 * Builds the link with everything for a QR code, with as many marks as there is room for.
 * @param page address of the page that imports it
 * @returns undefined when the rest alone is too long
 */
export async function linkForCode(backup: Backup, page: string): Promise<CodeLink | undefined> {
  const counts = [Object.keys(backup.read).length, Object.keys(backup.hidden).length]
  for (const maxRead of MARKS_TRIED) {
    const link = await linkFromBackup(backup, page, { maxRead })
    if (link.length > MAX_CODE_LINK) continue
    return {
      link,
      marks: counts.reduce((sum, count) => sum + Math.min(count, maxRead), 0),
      allMarks: counts.reduce((sum, count) => sum + count, 0),
    }
  }
  return undefined
}
