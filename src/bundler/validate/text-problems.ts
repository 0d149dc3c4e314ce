import type { FoundProblem } from '../problems/found-problem.ts'
import type { Rendered } from '../text/text-context.ts'
import type { FieldReader } from './fields.ts'
import { leftOutOfText } from './left-out-of-text.ts'

const plural = (count: number, kind: string) => (count === 1 ? `1 ${kind}` : `${count} ${kind}s`)

const AS_LINK = 'Write links in their place, with words that say what readers find there.'

/** Reports what readers will not see of a text, or not as its author wrote it: each kind once. */
export function reportText(fields: FieldReader, { leftOut, asLinks, unknownMarks }: Rendered): void {
  fields.problems.push(...leftOutOfText(fields.file, leftOut))
  const kinds = Object.entries(asLinks).map(([kind, count]) => plural(count, kind))
  if (kinds.length > 0) {
    const message = `Readers see links in place of these parts of the text: ${kinds.join(', ')}.`
    fields.report('warning', 'shown-as-link', [], message, AS_LINK)
  }
  for (const { mark, count, line } of unknownMarks) {
    const times = count > 1 ? `, ${count} times` : ''
    const problem: FoundProblem = {
      severity: 'warning',
      code: 'template-mark',
      file: fields.file,
      message: `The text has the template mark ${mark}${times}, which means nothing here; readers see the text without it.`,
      hint: 'Write what it stands for in its place.',
      subject: { part: 'body', line },
    }
    fields.problems.push(problem)
  }
}
