import type { FoundProblem } from '../problems/found-problem.ts'
import { CONTROLS } from '../problems/printable.ts'
import type { TextPart } from '../text/place-in-text.ts'
import type { UnknownMark } from '../templates/text-scanner.ts'
import type { Rendered } from '../text/text-context.ts'
import type { FieldReader } from './fields.ts'
import { MAX_REPORTED, MAX_SHOWN, leftOutOfText } from './left-out-of-text.ts'

/** Reports what readers will not see of a text, or not as its author wrote it: each at its own place. */
export function reportText({ file, problems }: FieldReader, { leftOut, asLinks, unknownMarks }: Rendered): void {
  problems.push(...leftOutOfText(file, leftOut))
  const frames = asLinks.slice(0, MAX_REPORTED)
  for (const [part, nth] of numbered(frames)) problems.push(shownAsLink(file, part, nth))
  const marks = unknownMarks.slice(0, MAX_REPORTED)
  const parts = marks.map(({ written, ...mark }) => ({ kind: 'template', reference: written, ...mark }))
  for (const [part, nth] of numbered(parts)) problems.push(templateMark(file, part, nth))
}

/** Each part with the number of those before it that have its kind and reference. */
function numbered<Part extends TextPart>(parts: readonly Part[]): (readonly [part: Part, nth: number])[] {
  const counts = new Map<string, number>()
  return parts.map((part) => {
    const key = `${part.kind} ${part.reference}`
    const nth = counts.get(key) ?? 0
    counts.set(key, nth + 1)
    return [part, nth]
  })
}

const shownAsLink = (file: string, { kind, reference }: TextPart, nth: number): FoundProblem => ({
  severity: 'warning',
  code: 'shown-as-link',
  file,
  message: `Readers see a link in place of the ${kind} “${reference.replace(CONTROLS, ' ').slice(0, MAX_SHOWN)}”.`,
  hint: 'Write a link in its place, with words that say what readers find there.',
  subject: { part: 'text', kind, reference, nth },
})

/** The mark is not in quotes, so that the marks of one name are one kind of problem in the report. */
const templateMark = (
  file: string,
  { kind, reference, mark, shown }: TextPart & Pick<UnknownMark, 'mark' | 'shown'>,
  nth: number,
): FoundProblem => ({
  severity: 'warning',
  code: 'template-mark',
  file,
  message: `The text has the template mark ${mark}, which means nothing here; readers see ${shown === undefined ? 'the text without it' : `only “${shown.replace(CONTROLS, ' ').slice(0, MAX_SHOWN)}”`}.`,
  hint: 'Write what it stands for in its place.',
  subject: { part: 'text', kind, reference, nth },
})
