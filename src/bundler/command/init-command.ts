import { relative, resolve } from 'node:path'
import { printable } from '../problems/printable.ts'
import { describeFolder } from '../report/report.ts'
import { Cancelled, askSettings, readLocale } from '../starting/ask-settings.ts'
import { type RecognisedFolder, recogniseFolder, suggestedTitle } from '../starting/recognise-folder.ts'
import type { SiteAnswers } from '../starting/site-file.ts'
import { type StartedProject, startProject } from '../starting/start-project.ts'
import { siteAddress } from '../values/link.ts'
import { type Command, EXIT } from './command.ts'
import { complain, say } from './output.ts'
import { UsageError, parseOptions } from './usage.ts'

const HELP = `broadsheet init [folder] [options]

Makes a folder into a news site: settings with comments, three articles that show the format, topics, pictures, package.json,
and a workflow that publishes to GitHub Pages. The folder is the current one if none is named; it is created if needed.

A folder that already holds articles, of Broadsheet, Jekyll, Hugo, Eleventy, Astro or Obsidian or as plain Markdown, is taken
as it is: it gets package.json, the workflow and lines in .gitignore, and site.yaml only if nothing says the site's title.

No file is overwritten. package.json and .gitignore, if they are there, get the lines that they lack. On a terminal, it asks
for title, language and address.

  --yes, -y      ask nothing
  --title TEXT   the title of the site (default: from the name of the folder)
  --locale TAG   its language, such as en or pt-BR (default: en)
  --url ADDRESS  its address, if it is known
  --help, -h     print this help

Exit codes:

   0   The folder is ready.
   2   The command was wrong, the questions were cancelled, or the operating system refused.
  70   Broadsheet itself has a fault.`

const OPTIONS = {
  yes: { type: 'boolean', default: false, short: 'y' },
  title: { type: 'string' },
  locale: { type: 'string' },
  url: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, OPTIONS, { positionals: 1 })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const folder = positionals[0] ?? '.'
  const given = readAnswers(values)
  const recognised = await recogniseFolder(folder)
  if (recognised.found) say(`${describeFolder(recognised.found.reading)}\n`)
  const isAnswered = Object.keys(given).length > 0
  const isSiteFileWritten = recognised.needsTitle || (isAnswered && recognised.siteFile === undefined)
  const suggested = { ...suggestedAnswers(recognised), ...given }
  const isAsked = isSiteFileWritten && !isAnswered && !values.yes && process.stdin.isTTY && process.stdout.isTTY
  try {
    const answers = isAsked ? await askSettings(process.stdin, process.stdout, suggested) : suggested
    const isNew = !recognised.found
    const started = startProject(recognised, isNew || isSiteFileWritten ? answers : undefined, new Date())
    if (isAnswered && recognised.siteFile !== undefined)
      say(`${printable(recognised.siteFile)} is there, so --title, --locale and --url were not used.\n`)
    say(printable(describeStart(folder, started)))
    return EXIT.done
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    complain(`\n${error.message}`)
    return EXIT.refused
  }
}

/** @throws {UsageError} */
function readAnswers({ title, locale, url }: { title?: string; locale?: string; url?: string }): Partial<SiteAnswers> {
  const tag = locale === undefined ? undefined : readLocale(locale)
  const address = url === undefined ? undefined : siteAddress(url)
  if (title?.trim() === '') throw new UsageError('--title needs a text.')
  if (locale !== undefined && !tag)
    throw new UsageError(`Found --locale ${locale}, expected a language tag such as en or pt-BR.`)
  if (url !== undefined && !address)
    throw new UsageError(`Found --url ${url}, expected the address of the site, such as https://news.example.`)
  return { ...(title && { title: title.trim() }), ...(tag && { locale: tag }), ...(address && { url: address }) }
}

function suggestedAnswers({ folder, found }: RecognisedFolder): SiteAnswers {
  const url = found?.site.url
  return { title: suggestedTitle(folder), locale: found?.site.locale ?? 'en', ...(url && { url }) }
}

const PUBLISH =
  'To publish, push the folder to a repository on GitHub. In its settings, under Pages, set Source to GitHub Actions.'

function describeStart(folder: string, { written, kept, changed, notes, next }: StartedProject): string {
  const to = relative('.', resolve(folder))
  const cd = to === '' ? [] : [/^[\w./-]+$/.test(to) ? `cd ${to}` : `cd "${to}"`]
  return [
    ...written.map((file) => `  wrote    ${file}`),
    ...changed.map(({ file, added }) => `  changed  ${file}: added ${added}`),
    ...kept.map((file) => `  kept     ${file}`),
    ...notes.flatMap((note) => ['', note]),
    '',
    'Next:',
    '',
    ...[...cd, ...next].map((line) => `  ${line}`),
    ...(written.some((file) => file.endsWith('publish.yml')) ? ['', PUBLISH] : []),
  ].join('\n')
}

export const command: Command = {
  name: 'init',
  summary: 'make a news site of a folder, or take over one that holds articles',
  help: HELP,
  run,
}
