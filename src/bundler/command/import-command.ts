import { statSync } from 'node:fs'
import { describeImport, importToJson } from '../importing/describe-import.ts'
import { importFeeds } from '../importing/import-feeds.ts'
import { MemoryError } from '../importing/import-memory.ts'
import { packageVersion } from '../system/version.ts'
import { CONTENT_OPTIONS, FOLDER_HELP, needFolder } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { buildProgress, printFailure, say } from './output.ts'
import { UsageError, parseOptions } from './usage.ts'

/** Folder of what was imported before, below the current one. */
const MEMORY = '.broadsheet/import'

const HELP = `broadsheet import [options] <file or address>…

Writes one article for each new story of feeds: RSS, Atom, JSON Feed, a list of feeds in
OPML, or an export of WordPress. Several may be named at once. Nothing is written twice,
no file is written over, and stories whose files you deleted do not come back.

${FOLDER_HELP}
  --dry-run          say what would be written, and write nothing
  --newest N         import the newest N stories of each feed
  --no-texts         leave texts out where there is a link to them
  --drafts           import drafts of an export of WordPress as published: false
  --allow-private    also ask hosts in private networks, such as localhost
  --json             print the result as one JSON object
  --help, -h         print this help

Exit codes:

   0   All feeds were imported, have not changed, or wait for their host.
   1   A feed could not be imported. The others were.
   2   The command was wrong, or the operating system refused.
  70   Broadsheet itself has a fault.`

const FLAG = { type: 'boolean', default: false } as const
const OPTIONS = {
  content: CONTENT_OPTIONS.content,
  'dry-run': FLAG,
  newest: { type: 'string' },
  'no-texts': FLAG,
  drafts: FLAG,
  'allow-private': FLAG,
  json: FLAG,
  help: { ...FLAG, short: 'h' },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals: sources } = parseOptions(args, OPTIONS, { positionals: Number.POSITIVE_INFINITY })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const content = existingFolder(needFolder('content', values.content))
  const newest = values.newest === undefined ? undefined : wholeNumber(values.newest)
  if (sources.length === 0)
    throw new UsageError('Name at least one feed: a file, or an address that begins with https://.')
  const { json, drafts } = values
  const { progress, options } = buildProgress()
  try {
    const result = await importFeeds({
      content,
      sources,
      memory: MEMORY,
      version: packageVersion(),
      isDry: values['dry-run'],
      hasTexts: !values['no-texts'],
      allowPrivate: values['allow-private'],
      drafts,
      ...(newest !== undefined && { newest }),
      onWait: options.onWait,
      onProgress: (done, total) => progress.show('import', done, total),
    })
    progress.clear()
    const hasColour = process.stdout.isTTY && !process.env['NO_COLOR']
    if (json) say(importToJson(result))
    else for (const line of describeImport(result, { content, hasColour })) say(line)
    return result.feeds.some(({ state }) => state === 'failed') ? EXIT.problems : EXIT.done
  } catch (error) {
    progress.clear()
    if (!(error instanceof MemoryError)) throw error
    printFailure(error.message, json)
    return EXIT.refused
  }
}

function existingFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder
  throw new UsageError(`There is no folder ${folder}. Create it, or name another one with --content.`)
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new UsageError(`--newest needs a whole number from 1, found “${text}”.`)
}

export const command: Command = {
  name: 'import',
  summary: 'write the new stories of feeds as articles',
  help: HELP,
  run,
}
