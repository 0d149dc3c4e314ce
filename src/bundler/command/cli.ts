import { parseArgs } from 'node:util'
import { Bundler } from '../bundle.ts'
import type { BundleOptions } from '../draft.ts'
import { codeOf } from '../system/error-code.ts'
import { LockError } from '../system/lock.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { formatProblems } from '../problems/format-problems.ts'
import { printable } from '../problems/printable.ts'
import { ProgressBar } from './progress.ts'
import { explainRefusal, failureToJson, reportProblems, summarise, toAnnotations, toJson } from './report.ts'
import { explainSystemError, isSystemError } from '../system/system-error.ts'
import { OutputError, checkOutput } from '../write/check-output.ts'

const HELP = `npm run bundle -- [options]

Makes the static JSON index of a folder of articles.

  --content DIR      the publisher's folder (CONTENT, or content)
  --out DIR          where the index goes (dist/data)
  --unpublished      publish articles marked published: false
  --future           publish articles dated in the future
  --archive          read _archive/ as well
  --skip-invalid     publish the rest when an article is broken
  --strict           let warnings fail
  --max-problems N   show so many problems at most (50; 0 shows all)
  --json             say everything as one JSON object
  --no-cache         read everything again and remember nothing
  --help             this page

Exit code 0: written. 1: something in the content is wrong, nothing was written. 2: the command itself was wrong, or the
system refused.`

const MOST_PROBLEMS = '50'
const FLAG = { type: 'boolean', default: false } as const
const OPTIONS = {
  content: { type: 'string', default: process.env['CONTENT'] || 'content' },
  out: { type: 'string', default: 'dist/data' },
  unpublished: FLAG,
  future: FLAG,
  archive: FLAG,
  'skip-invalid': FLAG,
  strict: FLAG,
  'max-problems': { type: 'string', default: MOST_PROBLEMS },
  json: FLAG,
  'no-cache': FLAG,
  help: { ...FLAG, short: 'h' },
} as const

const WORDS = { skipInvalid: '--skip-invalid', strict: '--strict', nothing: 'Nothing was written' }

class UsageError extends Error {}

/** What is wrong with the words of the command, in words. */
function explainUsage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(?:-\w, )?(-[^\s']*)/.exec(message)?.[1] ?? ''
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const near = didYouMean(option.replace(/^-+/, ''), Object.keys(OPTIONS))
      return `There is no option ${option}.${near ? ` Did you mean --${near}?` : ''}`
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL': {
      const word = /'([^']*)'/.exec(message)?.[1] ?? ''
      return `Found “${word}”, which belongs to no option. A folder is named with --content ${word}.`
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`
    default:
      return `${message}.`
  }
}

function readOptions() {
  let values: ReturnType<typeof parse>
  try {
    values = parse()
  } catch (error) {
    throw new UsageError(explainUsage(error))
  }
  const most = values['max-problems']
  if (!/^\d+$/.test(most)) throw new UsageError(`Found --max-problems ${most}, expected a number, 0 for all of them.`)
  for (const name of ['content', 'out'] as const)
    if (values[name] === '') throw new UsageError(`--${name} needs the name of a folder.`)
  return { ...values, most: Number(most) || Number.POSITIVE_INFINITY }
}

const parse = () => parseArgs({ options: OPTIONS }).values

/** Says why the command could not do its work. */
function fail(message: string, isJson: boolean, more = ''): number {
  if (isJson) console.log(failureToJson(message))
  console.error(printable(message + more))
  return 2
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return fail(error.message, process.argv.includes('--json'), `\n\n${HELP}`)
  }
  if (options.help) {
    console.log(HELP)
    return 0
  }
  try {
    return await run(options)
  } catch (error) {
    if (isSystemError(error)) return fail(explainSystemError(error), options.json)
    if (error instanceof OutputError || error instanceof LockError) return fail(error.message, options.json)
    // Anything else is a fault of ours, and its trace is wanted.
    throw error
  }
}

async function run(options: ReturnType<typeof readOptions>): Promise<number> {
  const { content, out, json, strict } = options
  const started = performance.now()
  checkOutput(content, out)
  const progress = new ProgressBar(process.stderr)
  const bundle: BundleOptions = {
    content,
    unpublished: options.unpublished,
    future: options.future,
    archive: options.archive,
    skipInvalid: options['skip-invalid'],
    strict,
    ...(options['no-cache'] && { cache: false }),
    onWait: (folder, lock) => {
      progress.clear()
      console.error(printable(`Waiting for another build in ${folder} (${lock})…`))
    },
    onProgress: (stage, done, total) => progress.show(stage, done, total),
  }
  const bundler = new Bundler(bundle)
  try {
    const draft = await bundler.prepare()
    const edition = draft.ok ? await draft.write(out) : undefined
    progress.clear()
    const took = performance.now() - started
    const { shown, hidden } = reportProblems(content, draft.found, options.most)
    if (process.env['GITHUB_ACTIONS'] === 'true' && shown.length > 0)
      (json ? console.error : console.log)(toAnnotations(shown, content))
    if (json) console.log(toJson(draft, edition, took))
    else if (shown.length > 0) {
      const hasColour = process.stderr.isTTY && !process.env['NO_COLOR']
      console.error(`${formatProblems(shown, hidden, hasColour)}\n`)
    }
    if (!json && edition) console.log(summarise(edition, draft, took))
    if (edition) return 0
    if (draft.found.some(({ code }) => code === 'no-folder')) return 2
    if (!json) console.error(explainRefusal(draft, bundle, WORDS))
    return 1
  } finally {
    progress.clear()
    await bundler.close()
  }
}

process.exitCode = await main()
