import { Bundler } from '../bundle.ts'
import type { BundleOptions } from '../draft.ts'
import { formatProblems } from '../problems/format-problems.ts'
import { printable } from '../problems/printable.ts'
import { LockError } from '../system/lock.ts'
import { explainSystemError, isSystemError } from '../system/system-error.ts'
import { OutputError, checkOutput } from '../write/check-output.ts'
import { COMMAND_OPTIONS } from './option-names.ts'
import { explainTies, unknownArticle } from './explain.ts'
import { ProgressBar } from './progress.ts'
import {
  annotatedProblems,
  describeFolder,
  explainFault,
  explainRefusal,
  explainWait,
  failureToJson,
  reportProblems,
  summarise,
  toAnnotations,
  toJson,
} from './report.ts'
import { UsageError, parseOptions } from './usage.ts'

const HELP = `npm run bundle -- [options]

Builds the JSON index of a folder of articles.

  --content DIR      the publisher's folder (default: the variable CONTENT, else content)
  --out DIR          the folder of the index (default: dist/data)
  --unpublished      publish articles marked published: false
  --future           publish articles dated in the future
  --archive          read the articles in _archive/ as well
  --skip-invalid     leave broken articles out and publish the rest
  --strict           treat every warning as an error
  --all              list every place of every problem, and all files that are left out
  --check-pictures   ask other sites for their pictures, and leave out those that are gone
  --explain ARTICLE  say which articles are tied to this one, and why; write nothing
  --json             print the result as one JSON object
  --no-cache         read everything again and cache nothing
  --help, -h         print this help

Exit codes:

   0   The index was written.
   1   The content has problems. Nothing was written.
   2   The command was wrong, the output folder belongs to something else, or the operating system refused.
  70   Broadsheet itself has a fault.`

const EXIT = { written: 0, problems: 1, refused: 2, fault: 70 } as const

const FLAG = { type: 'boolean', default: false } as const
const OPTIONS = {
  content: { type: 'string', default: process.env['CONTENT'] || 'content' },
  out: { type: 'string', default: 'dist/data' },
  unpublished: FLAG,
  future: FLAG,
  archive: FLAG,
  'skip-invalid': FLAG,
  strict: FLAG,
  all: FLAG,
  'check-pictures': FLAG,
  explain: { type: 'string' },
  json: FLAG,
  'no-cache': FLAG,
  help: { ...FLAG, short: 'h' },
} as const

function readOptions() {
  const values = parseOptions(OPTIONS, 'content')
  for (const name of ['content', 'out'] as const)
    if (values[name] === '') throw new UsageError(`--${name} needs the name of a folder.`)
  return values
}

/** Prints why the command could not do its work. */
function printFailure(message: string, isJson: boolean, details = ''): void {
  if (isJson) console.log(failureToJson(message))
  console.error(printable(message + details))
}

/** Prints an error that should never happen. */
function printFault(error: unknown, isJson: boolean): number {
  printFailure(explainFault(error), isJson)
  return EXIT.fault
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (error) {
    const isJson = process.argv.includes('--json')
    if (!(error instanceof UsageError)) return printFault(error, isJson)
    printFailure(error.message, isJson, `\n\n${HELP}`)
    return EXIT.refused
  }
  if (options.help) {
    console.log(HELP)
    return EXIT.written
  }
  try {
    return await run(options)
  } catch (error) {
    const isRefusal = error instanceof OutputError || error instanceof LockError
    if (!isRefusal && !isSystemError(error)) return printFault(error, options.json)
    printFailure(isRefusal ? error.message : explainSystemError(error), options.json)
    return EXIT.refused
  }
}

async function run(options: ReturnType<typeof readOptions>): Promise<number> {
  const { content, out, json, strict } = options
  const started = performance.now()
  checkOutput(content, out)
  const progress = new ProgressBar(process.stderr)
  const bundle: BundleOptions = {
    content,
    contentOption: '--content, or CONTENT',
    unpublished: options.unpublished,
    future: options.future,
    archive: options.archive,
    skipInvalid: options['skip-invalid'],
    strict,
    checkPictures: options['check-pictures'],
    ...(options['no-cache'] && { cache: false }),
    onWait: (folder, lock) => {
      progress.clear()
      console.error(printable(explainWait(folder, lock)))
    },
    onProgress: (stage, done, total) => progress.show(stage, done, total),
  }
  const bundler = new Bundler(bundle)
  try {
    const draft = await bundler.prepare()
    const isMissing = draft.found.some(({ code }) => code === 'no-folder')
    if (options.explain !== undefined && !isMissing) return await explain(bundler, options.explain, progress)
    const edition = draft.ok ? await draft.write(out) : undefined
    progress.clear()
    const milliseconds = performance.now() - started
    if (process.env['GITHUB_ACTIONS'] === 'true' && draft.found.length > 0)
      (json ? console.error : console.log)(toAnnotations(annotatedProblems(content, draft.found), content))
    if (json) console.log(toJson(draft, edition, milliseconds))
    else if (draft.found.length > 0) {
      const hasColour = process.stderr.isTTY && !process.env['NO_COLOR']
      const { all: isAll } = options
      const kinds = reportProblems(content, draft.found, isAll)
      console.error(`${formatProblems(kinds, { hasColour, isAll, allProblems: COMMAND_OPTIONS.allProblems })}\n`)
    }
    if (!json && draft.reading) console.log(describeFolder(draft.reading))
    if (!json && edition) console.log(summarise(edition, draft, milliseconds, COMMAND_OPTIONS, options.all))
    if (edition) return EXIT.written
    if (isMissing) return EXIT.refused
    if (!json) console.error(explainRefusal(draft, bundle, COMMAND_OPTIONS))
    return EXIT.problems
  } finally {
    progress.clear()
    await bundler.close()
  }
}

async function explain(bundler: Bundler, article: string, progress: ProgressBar): Promise<number> {
  const folder = await bundler.relate()
  progress.clear()
  const lines = explainTies(article, folder)
  if (!lines) {
    console.error(printable(unknownArticle(article, folder.articles)))
    return EXIT.refused
  }
  console.log(printable(lines.join('\n')))
  return EXIT.written
}

// An error in a callback reaches no `catch`. Without this, Node would end with 1, which means problems of the content.
process.on('uncaughtException', (error) => process.exit(printFault(error, process.argv.includes('--json'))))
process.exitCode = await main()
