import type { Document, Scalar } from 'yaml'
import { yaml as loadYaml } from '../system/late-libraries.ts'
import { isListField } from './field-kinds.ts'
import { missingSpaceAfterDash } from './missing-space.ts'
import { NO_BREAK_SPACES, startsWithNoBreakSpace } from './not-a-field.ts'
import { pairName } from './pair-name.ts'
import { QUOTE_TEXT } from './quoting.ts'
import type { TextProblem } from './text-problem.ts'
import { lineStart } from './yaml-lines.ts'

const MAX_PROBLEMS = 10

/** A title or an excerpt without quotes, up to the # that begins a comment in it. */
const CUT_OFF_TEXT = String.raw`(?:title|excerpt):[ \t]+(?:[^"'|>\[{\s#][^\n]*?[ \t])?#\S`

/** Most front matter matches none of these, and is not searched further. */
const SUSPICIOUS = new RegExp(
  [
    // Merge keys, no-break spaces, and dashes without a space.
    String.raw`^[ \t]*(?:-[ \t]+)*(?:<<[ \t]*:|[\u00A0\u2000-\u200A\u202F\u3000]|-[^\s\d.-])`,
    // A text that is cut off by a comment.
    String.raw`^${CUT_OFF_TEXT}`,
    // Items below the text of another item, or below the text of a field.
    String.raw`^( *)(?:- |\w+: +)[^\n:]*\n\1 +- `,
  ].join('|'),
  'm',
)

/** Finds valid YAML that hardly means what its writer intended, such as a dash without a space. */
export function findUnintendedYaml(doc: Document.Parsed, yaml: string): TextProblem[] {
  if (!SUSPICIOUS.test(yaml)) return []
  const { isPair, isScalar, visit } = loadYaml()
  const problems: TextProblem[] = []
  const add = (problem: TextProblem | undefined) => {
    if (problem && problems.length < MAX_PROBLEMS) problems.push(problem)
  }
  visit(doc, {
    Pair(_, { key, value }, path) {
      // The bundler never reads this field.
      if (isScalar(key) && key.value === 'secured' && path.length === 2) return visit.SKIP
      if (isScalar(key) && key.type === 'PLAIN') {
        add(unintendedName(key))
        // A title that is nothing but a comment is reported as missing.
        const isEmptyTitle = key.value === 'title' && isScalar(value) && value.value === null
        if (!isEmptyTitle) add(cutOffText(yaml, key))
      }
      return undefined
    },
    Scalar(at, node, path) {
      if (at === 'key' || node.type !== 'PLAIN') return
      const parent = path.at(-1)
      const name = isPair(parent) ? (pairName(parent) ?? '') : undefined
      add(unintendedText(yaml, node, name))
    },
  })
  return problems
}

function unintendedName({ source = '', range }: Scalar): TextProblem | undefined {
  const offset = range?.[0] ?? 0
  if (source === '<<')
    return {
      code: 'yaml-merge-key',
      offset,
      message: 'Merge keys are not supported.',
      hint: 'Write the fields out instead.',
    }
  return startsWithNoBreakSpace(source) ? { code: 'yaml-no-break-space', offset, ...NO_BREAK_SPACES } : undefined
}

/** A title or an excerpt that ends at a number sign, because YAML reads the rest as a comment. */
function cutOffText(yaml: string, { range }: Scalar): TextProblem | undefined {
  const start = range?.[0] ?? 0
  const [cut] = new RegExp(`^${CUT_OFF_TEXT}`).exec(yaml.slice(start, yaml.indexOf('\n', start) >>> 0)) ?? []
  return cut === undefined
    ? undefined
    : {
        code: 'yaml-comment-in-text',
        offset: start + cut.length - 2,
        message: 'The text ends here, because in YAML a # after a space begins a comment.',
        hint: QUOTE_TEXT,
        isWarning: true,
      }
}

/** @param name of the field whose value the text is; undefined for an item of a list */
function unintendedText(yaml: string, { range }: Scalar, name: string | undefined): TextProblem | undefined {
  const [start, end] = range ?? [0, 0]
  const source = yaml.slice(start, end)
  const beforeText = yaml.slice(lineStart(yaml, start), start)
  if (/^-[^\s\d.-]/.test(source) && beforeText.trim() === '')
    return { code: 'yaml-dash', offset: start, ...missingSpaceAfterDash(source.split('\n')[0]?.slice(1) ?? '') }
  const item = /\n[ \t]*(?=- )/.exec(source)
  if (!item) return undefined
  const offset = start + item.index + item[0].length
  if (name === undefined)
    return {
      code: 'yaml-bad-indent',
      offset,
      message: 'This line is indented further than the item above it, so YAML reads it as part of that item.',
      hint: `Begin it in column ${beforeText.search(/- *$/) + 1}.`,
    }
  if (!isListField(name)) return undefined
  return {
    code: 'yaml-bad-indent',
    offset,
    message: `“${name}” has both a value on its line and items below it.`,
    hint: 'Leave the line empty after the colon, and write the value as an item below it.',
  }
}
