import { join } from 'node:path'
import type { DevUpdate } from '../../contract/problem.ts'
import { Bundler } from '../bundle.ts'
import type { Draft } from '../draft.ts'
import { DESIGN_LOOKS, readLooks } from '../looks/read-looks.ts'
import { watchContent } from '../read/watch.ts'
import { describeFolder, reportProblems, summarise } from '../report/report.ts'
import { APP_FOLDER } from '../site/built-reader.ts'
import { OWN_FOLDER } from '../site/own-files.ts'
import { looksFiles } from '../site/looks-page.ts'
import { devServer } from '../serve/dev-server.ts'
import type { Edition } from '../write/write-edition.ts'
import { CONTENT_HELP, CONTENT_OPTIONS, bundleOptions, readBase } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { SERVER_HELP, SERVER_OPTIONS, readPort, serveUntilEnd } from './listen.ts'
import { buildProgress, complain, printProblems, say } from './output.ts'
import { parseOptions } from './usage.ts'

const HELP = `broadsheet dev [options]

Serves the articles while you write. Open pages change when a file is saved, and show its problems above the last good edition.

${SERVER_HELP}
${CONTENT_HELP}

Exit codes: 0 when it was asked to end, 2 when there is no such folder, or it can't serve.`

const OPTIONS = { ...CONTENT_OPTIONS, ...SERVER_OPTIONS } as const

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, OPTIONS, { folderOption: 'content' })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const port = readPort(values.port)
  const base = readBase(values.base)
  const { progress, options } = buildProgress()
  // To ask other sites would delay the first page by minutes.
  const bundle = { ...bundleOptions(values), ...options, checkPictures: false, isSession: true }
  const { content } = bundle
  const bundler = new Bundler(bundle)
  let edition: Edition | undefined
  let looks = DESIGN_LOOKS
  /** What the folder was read as. It is said once, since the folder is read on every save. */
  let folderLine: string | undefined

  const rebuild = async (saved?: readonly string[]): Promise<Draft> => {
    const started = performance.now()
    const draft = await bundler.prepare(saved)
    progress.clear()
    printProblems(draft, content, values.all)
    const line = draft.reading && describeFolder(draft.reading)
    if (line && line !== folderLine) say(line)
    folderLine = line
    if (draft.ok) {
      // Listing the folder again would take as long as all the rest of reading it.
      looks = draft.listing ? await readLooks(content, draft.listing) : DESIGN_LOOKS
      edition = await draft.write(await bundler.indexFolder())
      progress.clear()
      say(summarise(edition, draft, performance.now() - started, values.all))
    }
    return draft
  }
  try {
    let draft = await rebuild()
    if (draft.found.some(({ code }) => code === 'no-folder')) return EXIT.refused
    const update = (): Omit<DevUpdate, 'page' | 'saved'> => {
      const { stylesheet } = looksFiles(looks, APP_FOLDER)
      return {
        ...(edition && { manifest: edition.manifest }),
        ...(stylesheet && { stylesheet: base + stylesheet }),
        problems: reportProblems(content, draft.found, false).map(({ others, subject: _, ...problem }) => ({
          ...problem,
          count: others.length + 1,
        })),
      }
    }
    const server = await devServer({
      index: await bundler.indexFolder(),
      base,
      own: draft.reading?.layout === 'broadsheet' ? join(content, OWN_FOLDER) : undefined,
      current: () => ({ site: edition?.manifest.site ?? draft.site, looks, update: update() }),
    })
    const onChange = async (saved?: readonly string[]) => {
      draft = await rebuild(saved)
      server.send(saved ?? [])
    }
    const onQuiet = async () => {
      // The system may have lost an event.
      if (bundler.settle()) await onChange()
    }
    const unwatch = watchContent(content, { onChange, onQuiet, onError: (error) => complain(String(error)) })
    try {
      await serveUntilEnd(server.listener, { port, host: values.host, base })
    } finally {
      unwatch()
    }
    return EXIT.done
  } finally {
    await bundler.close()
  }
}

export const command: Command = {
  name: 'dev',
  summary: 'see articles while you write them',
  help: HELP,
  run,
}
