import { parseArgs } from 'node:util'
import { bundle } from './bundle.ts'
import { formatProblems } from './problems.ts'
import { countProblems, summarise } from './report.ts'
import { OutputError, checkOutput, writeEdition } from './write.ts'

const HELP = `npm run bundle -- [options]

Makes the static JSON index of a folder of articles.

  --content DIR    the publisher's folder (CONTENT, or content)
  --out DIR        where the index goes (dist/data)
  --unpublished    publish articles marked published: false
  --future         publish articles dated in the future
  --archive        read _archive/ as well
  --skip-invalid   publish the rest when an article is broken
  --strict         let warnings fail
  --help           this page

Exit code 0: written. 1: something in the content is wrong, nothing was written. 2: the command itself was wrong.`

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return 2
  }
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const { content, out } = options
  const started = performance.now()
  try {
    checkOutput(content, out)
    const edition = await bundle({
      content,
      unpublished: options.unpublished,
      future: options.future,
      archive: options.archive,
      skipInvalid: options['skip-invalid'],
      strict: options.strict,
    })
    if (edition.problems.length > 0) {
      console.error(`${formatProblems(edition.problems, process.stderr.isTTY && !process.env['NO_COLOR'])}\n`)
    }
    if (!edition.ok) {
      if (edition.problems.some(({ code }) => code === 'no-folder')) return 2
      const found = countProblems(edition.problems)
      console.error(
        options.strict
          ? `${found}, and --strict lets none pass. Nothing was written.`
          : `${found}. Nothing was written; the previous output is as it was. --skip-invalid publishes the rest.`,
      )
      return 1
    }
    writeEdition(edition, out)
    console.log(summarise(edition, performance.now() - started))
    return 0
  } catch (error) {
    // Anything else is a fault of ours, and its trace is wanted.
    if (!(error instanceof OutputError) && !(error instanceof Error && 'syscall' in error)) throw error
    console.error(error.message)
    return 2
  }
}

function readOptions() {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: process.env['CONTENT'] || 'content' },
      out: { type: 'string', default: 'dist/data' },
      unpublished: flag,
      future: flag,
      archive: flag,
      'skip-invalid': flag,
      strict: flag,
      help: { ...flag, short: 'h' },
    },
  })
  return values
}

process.exitCode = await main()
