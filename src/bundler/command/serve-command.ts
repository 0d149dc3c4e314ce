import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { siteServer } from '../serve/site-server.ts'
import { readBase } from './build-options.ts'
import { type Command, EXIT } from './command.ts'
import { SERVER_HELP, SERVER_OPTIONS, readPort, serveUntilEnd } from './listen.ts'
import { complain, say } from './output.ts'
import { parseOptions } from './usage.ts'

const HELP = `broadsheet serve [options]

Serves a built site with the headers that it should have on its host.

  --dir DIR          the folder of the site (default: dist)
${SERVER_HELP}
  --help, -h         print this help

The base path must be that of the build. Exit codes: 0 when it was asked to end, 2 when it can't serve.`

const OPTIONS = {
  ...SERVER_OPTIONS,
  dir: { type: 'string', default: 'dist' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const

async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, OPTIONS, { folderOption: 'dir' })
  if (values.help) {
    say(HELP)
    return EXIT.done
  }
  const { dir, host } = values
  const port = readPort(values.port)
  if (!existsSync(join(dir, 'index.html'))) {
    complain(`There is no site in ${dir}. Build it first: broadsheet build`)
    return EXIT.refused
  }
  const base = readBase(values.base)
  await serveUntilEnd(siteServer(resolve(dir), base), { port, host, base })
  return EXIT.done
}

export const command: Command = {
  name: 'serve',
  summary: 'show what was built',
  help: HELP,
  run,
}
