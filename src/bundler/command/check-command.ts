import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { type CheckOptions, type Checked, QUIET_DAYS, checkNewsroom } from '../checks/check-newsroom.ts'
import type { NewsroomReport } from '../checks/newsroom-report.ts'
import { reportToPage } from '../checks/report-page.ts'
import { reportToText } from '../checks/report-text.ts'
import { type FileFix, writeFixes } from '../fixes/plan-fixes.ts'
import { printable } from '../problems/printable.ts'
import { count } from '../report/counts.ts'
import { annotatedProblems, failureToJson, toAnnotations, toSafeJson } from '../report/report.ts'
import { replaceFile } from '../system/replace-file.ts'
import { CONTENT_OPTIONS, FOLDER_HELP, needFolder } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { buildProgress, complain, say } from './output.ts'
import { UsageError, parseOptions } from './usage.ts'

const HELP = `broadsheet check [options]

Reports what a newsroom should know of its content folder: errors and warnings, duplicates, dead
pictures and links, outlets without a logo, quiet topics, events that only one outlet covered, what is
held back until when, and whether the site is within the limits of static hosts. Nothing is published.

${FOLDER_HELP}
  --check-pictures   ask other sites for the pictures of articles
  --check-links      ask other sites for the pages that articles link
  --allow-private    ask hosts of private networks, too
  --quiet-days N     report topics without news for N days (default: ${QUIET_DAYS})
  --unpublished      check articles marked published: false as if they were public
  --future           check articles dated in the future as if they were public
  --archive          read the articles in _archive/ as well
  --strict           end with 1 for warnings, too
  --all              list everything that was found
  --json             print the report as one JSON object
  --html FILE        write the report as one page
  --fix              show what can be corrected safely as a diff, and ask before it is written
  --yes              with --fix, write without asking
  --no-cache         read everything again and cache nothing
  --help, -h         print this help

Other sites are asked politely: one request at a time to each, and their answers count for days.

Exit codes:

   0   The folder has no errors; with --strict, no warnings either.
   1   It has some, or --fix has shown corrections that were not written.
   2   The command was wrong, there is no such folder, or the operating system refused.
  70   Broadsheet itself has a fault.`

const MAX_ANNOTATIONS = 50

const FLAG = { type: 'boolean', default: false } as const
const { 'skip-invalid': _, ...CONTENT } = CONTENT_OPTIONS
const OPTIONS = {
  ...CONTENT,
  'check-links': FLAG,
  'allow-private': FLAG,
  'quiet-days': { type: 'string', default: String(QUIET_DAYS) },
  json: FLAG,
  html: { type: 'string' },
  fix: FLAG,
  yes: FLAG,
} as const

/** Where the command prints, and whom it asks. Tests have their own. */
export interface CheckTerminal {
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  readonly hasColour: boolean
  /** Absent when nobody can answer. */
  readonly ask?: (question: string) => Promise<string>
}

export const command: Command = {
  name: 'check',
  summary: 'report what a newsroom should know of its folder, and correct what is safe',
  help: HELP,
  run: (args) => runCheck(args, processTerminal()),
}

export async function runCheck(args: readonly string[], terminal: CheckTerminal): Promise<number> {
  const { values } = parseOptions(args, OPTIONS, { folderOption: 'content' })
  const { print, printError, hasColour } = terminal
  if (values.help) {
    print(HELP)
    return EXIT.done
  }
  if (values.yes && !values.fix) throw new UsageError('--yes belongs to --fix.')
  const html = pageFile(values.html)
  const content = needFolder('content', values.content)
  const started = performance.now()
  const { progress, options: progressOptions } = buildProgress()
  const options: CheckOptions = {
    content,
    contentOption: '--content, or CONTENT',
    checkPictures: values['check-pictures'],
    checkLinks: values['check-links'],
    allowPrivate: values['allow-private'],
    quietDays: daysOf(values['quiet-days']),
    unpublished: values.unpublished,
    future: values.future,
    archive: values.archive,
    ...(values['no-cache'] && { cache: false as const }),
    ...progressOptions,
  }
  const check = () => checkNewsroom(options).finally(() => progress.clear())
  let checked = await check()
  if (values.fix && checked.fixes.length > 0) {
    if (!(await correct(content, checked.fixes, { isJson: values.json, isYes: values.yes }, terminal))) {
      if (values.json) printJson(checked, started, terminal)
      return EXIT.problems
    }
    checked = await check()
  } else if (values.fix && !values.json) print('There is nothing to correct.\n')
  const { report, draft } = checked
  if (!report) {
    const { file = content, message = '' } = draft.problems[0] ?? {}
    if (values.json) print(failureToJson(`${file}: ${message}`))
    printError(printable(`${file}: ${message} ${draft.problems[0]?.hint ?? ''}`.trim()))
    return EXIT.refused
  }
  if (process.env['GITHUB_ACTIONS'] === 'true') annotate(content, checked, report, values.json ? printError : print)
  if (html !== undefined) replaceFile(html, reportToPage(report))
  if (values.json) printJson(checked, started, terminal)
  else print(reportToText(report, { isAll: values.all, hasColour }))
  if (html !== undefined && !values.json) print(`\nThe page is ${printable(html)}.`)
  const { errors, warnings } = report.counts
  return errors > 0 || (values.strict && warnings > 0) ? EXIT.problems : EXIT.done
}

/** README.md documents the shape of the object. */
function printJson({ report, fixes }: Checked, started: number, { print }: CheckTerminal): void {
  if (!report) return
  print(
    toSafeJson({
      ok: report.counts.errors === 0,
      ...report,
      corrections: fixes.map(({ file, notes, diff }) => ({ file, notes, diff })),
      milliseconds: Math.round(performance.now() - started),
    }),
  )
}

/** @returns the file of the page; undefined when none is wanted */
function pageFile(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  if (file === '') throw new UsageError('--html needs the name of a file.')
  // A slip of the pen must not cost an article.
  if (existsSync(file) && !/^<!doctype html>[^]*<title>Newsroom report: /.test(readFileSync(file, 'utf8')))
    throw new UsageError(`${file} exists and is not a report. Name another file with --html.`)
  return file
}

function daysOf(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new UsageError(`Found “${text}” for --quiet-days, expected a number of days.`)
  return Number(text)
}

/**
 * Shows the corrections, and writes them if they are wanted.
 * @returns false when nothing was written
 */
async function correct(
  content: string,
  fixes: readonly FileFix[],
  { isJson, isYes }: { readonly isJson: boolean; readonly isYes: boolean },
  { print, printError, hasColour, ask }: CheckTerminal,
): Promise<boolean> {
  if (!isJson) print(fixes.map((fix) => showFix(fix, hasColour)).join('\n'))
  const places = count(
    fixes.reduce((sum, { notes }) => sum + notes.length, 0),
    'place',
  )
  const what = `${places} in ${count(fixes.length, 'file')}`
  if (!isYes && (isJson || !ask)) {
    printError(`Nothing was written. To correct ${what}, run broadsheet check --fix --yes.`)
    return false
  }
  if (!isYes && !/^y(?:es)?$/i.test((await ask?.(`Correct ${what}? [y/N] `))?.trim() ?? '')) {
    printError('Nothing was written.')
    return false
  }
  const { written, changed } = writeFixes(content, fixes)
  for (const file of changed) printError(printable(`${file} has changed meanwhile and was left as it is.`))
  if (!isJson) print(`\nCorrected ${count(written.length, 'file')}.\n`)
  return true
}

const ANSI = { '-': 31, '+': 32, '@': 36 } as const
const isMark = (mark: string): mark is keyof typeof ANSI => mark in ANSI

function showFix({ file, notes, diff }: FileFix, hasColour: boolean): string {
  const ofFile = notes.filter(({ field }) => field === undefined).map(({ what }) => what)
  const head = ofFile.length > 0 ? [`${printable(file)}: ${ofFile.join(' and ')} removed`] : []
  const lines = diff === '' ? [] : printable(diff).split('\n')
  const shown = lines.map((line) => {
    const mark = line.charAt(0)
    return hasColour && isMark(mark) ? `\u001B[${ANSI[mark]}m${line}\u001B[0m` : line
  })
  return [...head, ...shown].join('\n')
}

/** Shows problems beside the lines of a change on GitHub: those of files, then dead links and pictures. */
function annotate(
  content: string,
  { draft }: Checked,
  { sections }: NewsroomReport,
  print: (text: string) => void,
): void {
  const others = sections
    .filter(({ kind }) => kind === 'pictures' || kind === 'links')
    .flatMap(({ findings }) => findings)
    .flatMap(({ file, code, message, hint = '' }) =>
      file === undefined ? [] : [{ severity: 'warning' as const, code, file, message, hint }],
    )
  const problems = [...annotatedProblems(content, draft.found), ...others].slice(0, MAX_ANNOTATIONS)
  if (problems.length > 0) print(toAnnotations(problems, content))
}

function processTerminal(): CheckTerminal {
  const { stdin, stdout, stderr } = process
  const ask = async (question: string): Promise<string> => {
    const lines = createInterface({ input: stdin, output: stderr })
    try {
      return await lines.question(question)
    } finally {
      lines.close()
    }
  }
  return {
    print: say,
    printError: complain,
    hasColour: stdout.isTTY && !process.env['NO_COLOR'],
    ...(stdin.isTTY && stdout.isTTY && { ask }),
  }
}
