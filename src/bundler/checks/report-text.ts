import { count, withCommas } from '../report/counts.ts'
import { charactersOf, displayWidth } from '../problems/display-width.ts'
import { printable } from '../problems/printable.ts'
import { type FindingKind, byKind } from './finding-kinds.ts'
import { countSeverities } from './describe-sections.ts'
import type { Finding, NewsroomReport, Section } from './newsroom-report.ts'

export interface TextOptions {
  /** True to list everything. */
  readonly isAll: boolean
  readonly hasColour: boolean
}

const COLUMNS = 100
/** Findings of a section that fit a screen; more of them are errors and warnings of the files. */
const MAX_SHOWN = 2
const MAX_PROBLEMS = 5
const COLOURS = { error: 31, warning: 33, note: 2, bold: 1 } as const

/** Writes a report for a terminal. It fits a screen, unless everything is wanted. */
export function reportToText(report: NewsroomReport, options: TextOptions): string {
  const { counts, site, sections } = report
  const paint = (colour: keyof typeof COLOURS, text: string) =>
    options.hasColour ? `\u001B[${COLOURS[colour]}m${text}\u001B[0m` : text
  const found = countSeverities(sections.flatMap(({ findings }) => findings))
  const head = `${printable(site)}: ${count(counts.articles, 'article')} of ${count(counts.outlets, 'outlet')} in ${count(counts.topics, 'topic')}.${found === '' ? ' Nothing to report.' : ` ${found}.`}`
  const isCut = !options.isAll && sections.some(({ kind, findings }) => findings.length > mostOf(kind))
  return [
    head,
    '',
    ...sections.flatMap((section) => sectionLines(section, options, paint)),
    ...(isCut ? ['', 'broadsheet check --all lists everything, and --html FILE writes it as a page.'] : []),
  ].join('\n')
}

const mostOf = (kind: Section['kind']) => (kind === 'problems' ? MAX_PROBLEMS : MAX_SHOWN)

type Paint = (colour: keyof typeof COLOURS, text: string) => string

function sectionLines(section: Section, { isAll }: TextOptions, paint: Paint): string[] {
  const { kind, title, summary, findings } = section
  const head = `${paint('bold', title)}: ${summary}`
  if (isAll) return [head, ...findings.flatMap((finding) => wholeFinding(finding, paint))]
  return [
    head,
    ...byKind(section)
      .slice(0, mostOf(kind))
      .flatMap((one) => shortFinding(one, kind, paint)),
  ]
}

const placeOf = ({ file, line, column }: Finding): string =>
  inLine([file, line, column].filter((part) => part !== undefined && part !== '').join(':'))

const wordsOf = ({ field, message }: Finding): string => inLine(`${field === undefined ? '' : `${field}: `}${message}`)

/** Problems have a line for their place, since a person goes there; of all others the words say more. */
function shortFinding({ first: finding, others }: FindingKind, kind: Section['kind'], paint: Paint): string[] {
  const { severity } = finding
  const mark = `  ${paint(severity, severity)}  `
  const width = COLUMNS - 4 - severity.length
  const place = placeOf(finding)
  const words = wordsOf(finding)
  if (kind !== 'problems') return [mark + cut(place === '' ? words : `${words}  ${place}`, width)]
  const times = others.length > 0 ? `  × ${withCommas(others.length + 1)}` : ''
  return [mark + cut(place, width - times.length) + times, `    ${cut(words, COLUMNS - 4)}`]
}

function wholeFinding(finding: Finding, paint: Paint): string[] {
  const { severity, hint, files = [] } = finding
  return [
    `  ${paint(severity, severity)}  ${[placeOf(finding), wordsOf(finding)].filter(Boolean).join('  ')}`,
    ...(hint === undefined ? [] : [`    ${inLine(hint)}`]),
    ...(files.length === 0 ? [] : [`    Also in ${inLine(files.join(', '))}.`]),
  ]
}

const inLine = (text: string) => printable(text).replaceAll('\n', '·')

function cut(text: string, width: number): string {
  let columns = 0
  let shown = ''
  for (const character of charactersOf(text)) {
    columns += displayWidth(character)
    if (columns > width) return `${shown.slice(0, -1)}…`
    shown += character
  }
  return shown
}
