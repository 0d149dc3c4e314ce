import type { FoundProblem } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'

/**
 * The problem of a picture of which no copies can be made.
 * @param fault see `CopiedPicture.fault`
 */
export function unreadablePicture(file: string, fault: string): FoundProblem {
  const isTooLarge = fault === 'too-large'
  return {
    severity: 'warning',
    code: 'unreadable-picture',
    file,
    message: isTooLarge
      ? 'This picture is too large to be read, so that phones load all of it.'
      : `This picture is damaged or of another kind than its name says (${fault.replace(CONTROLS, ' ').trim()}), so readers may see nothing in its place.`,
    hint: isTooLarge
      ? 'Save it with fewer pixels: no screen needs more than 2400 in a row.'
      : 'Open it in a program for pictures and save it again as JPEG, PNG or WebP, or put another file in its place.',
  }
}
