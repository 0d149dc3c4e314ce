import { Bundler } from '../bundle.ts'
import { printable } from '../problems/printable.ts'
import { describeFolder, explainRefusal, summarise } from '../report/report.ts'
import { checkSite } from '../site/own-files.ts'
import { publishSite } from '../site/publish-site.ts'
import { siteAddress } from '../values/link.ts'
import { CODES_HELP, CONTENT_HELP, CONTENT_OPTIONS, bundleOptions, needFolder, readBase } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { buildProgress, complain, printProblems, say } from './output.ts'
import { UsageError, parseOptions } from './usage.ts'

const HELP = `broadsheet build [options]

Builds the whole site.

  --out DIR          the folder of the site (default: dist)
  --base PATH        the path of the site on its host, for instance /my-news/ (default: the variable BASE, else /)
  --url ADDRESS      the public address of the site (default: the url of site.yaml)
  --no-worker        publish without the service worker; browsers that have it remove it
${CONTENT_HELP}

${CODES_HELP}`

const OPTIONS = {
  ...CONTENT_OPTIONS,
  out: { type: 'string', default: 'dist' },
  base: { type: 'string', default: process.env['BASE'] ?? '' },
  url: { type: 'string', default: process.env['SITE_URL'] ?? '' },
  'no-worker': { type: 'boolean', default: /^(?:off|0|false|no)$/i.test(process.env['WORKER'] ?? '') },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, OPTIONS, { folderOption: 'content' })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const started = performance.now()
  const { progress, options } = buildProgress()
  const url = readAddress(values.url)
  const base = readBase(values.base)
  const bundle = { ...bundleOptions(values), ...options, ...(url && { url }), base }
  const { content } = bundle
  const out = needFolder('out', values.out)
  checkSite(content, out)
  const bundler = new Bundler(bundle)
  try {
    const draft = await bundler.prepare()
    progress.clear()
    printProblems(draft, content, values.all)
    if (draft.reading) say(describeFolder(draft.reading))
    if (!draft.ok) {
      complain(`${printable(content)}: ${explainRefusal(draft, bundle)}`)
      return draft.found.some(({ code }) => code === 'no-folder') ? EXIT.refused : EXIT.problems
    }
    const site = { content, out, base, hasWorker: !values['no-worker'] }
    const { edition, foreign, integrity, moved } = await publishSite(draft, site)
    progress.clear()
    say(summarise(edition, draft, performance.now() - started, values.all))
    if (moved) say(moved)
    if (foreign.length > 0)
      complain(`These files were not written, because there are others in their place: ${foreign.join(', ')}`)
    say(`embed.js has integrity="${integrity}".`)
    return EXIT.done
  } finally {
    progress.clear()
    await bundler.close()
  }
}

/** @throws {UsageError} when the address of the site is not one */
function readAddress(text: string): string | undefined {
  if (text === '') return undefined
  const address = siteAddress(text)
  if (!address) throw new UsageError(`Found --url ${text}, expected an address such as https://news.example.`)
  return address
}

export const command: Command = {
  name: 'build',
  summary: 'build the whole site',
  help: HELP,
  run,
}
