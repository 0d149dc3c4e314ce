#!/usr/bin/env node
import { didYouMean } from '../problems/did-you-mean.ts'
import { codeOf } from '../system/error-code.ts'
import { LockError } from '../system/lock.ts'
import { explainSystemError, isSystemError } from '../system/system-error.ts'
import { packageVersion } from '../system/version.ts'
import { OutputError } from '../write/check-output.ts'
import { type Command, EXIT } from './command.ts'
import { printFailure, printFault, say } from './output.ts'
import { UsageError } from './usage.ts'

/** Each command is loaded when it is needed. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  init: () => import('./init-command.ts'),
  dev: () => import('./dev-command.ts'),
  build: () => import('./build-command.ts'),
  serve: () => import('./serve-command.ts'),
  bundle: () => import('./bundle-command.ts'),
  check: () => import('./check-command.ts'),
  import: () => import('./import-command.ts'),
}

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map(async (load) => (await load()).command))
  const width = Math.max(...commands.map(({ name }) => name.length))
  return `broadsheet <command> [options]

Turns a folder of news articles into a news site.

${commands.map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary}`).join('\n')}

broadsheet <command> --help lists the options of a command, and broadsheet --version prints the version.`
}

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (['--version', '-v', 'version'].includes(name) || args.includes('--version')) {
    say(packageVersion())
    return EXIT.done
  }
  if (['', '--help', '-h', 'help'].includes(name)) {
    const load = COMMANDS[args[0] ?? '']
    say(load ? (await load()).command.help : await help())
    return EXIT.done
  }
  const load = COMMANDS[name]
  if (load) return (await load()).command.run(args)
  const near = didYouMean(name, [...Object.keys(COMMANDS), '--help', '--version'])
  throw new UsageError(`There is no command ${name}.${near ? ` Did you mean ${near}?` : ''}`)
}

async function main(args: readonly string[], isJson: boolean): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    if (error instanceof UsageError) {
      const [name = ''] = args
      // The help of a command fills a screen, and the message would be above it.
      printFailure(
        error.message,
        isJson,
        `\n\n${name in COMMANDS ? `broadsheet ${name} --help lists the options.` : await help()}`,
      )
      return EXIT.refused
    }
    const isRefusal = error instanceof OutputError || error instanceof LockError
    if (!isRefusal && !isSystemError(error)) return printFault(error, isJson)
    printFailure(isRefusal ? error.message : explainSystemError(error), isJson)
    return EXIT.refused
  }
}

// `broadsheet build | head` ends the reader of our output. That is no reason to end a build.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error
  })

const isJson = process.argv.includes('--json')
// An error in a callback reaches no `catch`. Without this, Node would end with 1, which means problems of the content.
process.on('uncaughtException', (error) => process.exit(printFault(error, isJson)))
process.exitCode = await main(process.argv.slice(2), isJson)
