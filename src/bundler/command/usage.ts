import { type ParseArgsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../problems/did-you-mean.ts'
import { codeOf } from '../system/error-code.ts'

/** Thrown when the arguments of a command are wrong. Its message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

interface Words {
  /** The option that names a folder, which a word without an option was probably meant for. */
  readonly folderOption?: string
  /** Number of words without an option that are allowed; 0 when absent. */
  readonly positionals?: number
}

/**
 * Parses the arguments of a command.
 * @throws {UsageError}
 */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  { folderOption, positionals = 0 }: Words = {},
): Pick<ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>, 'values' | 'positionals'> {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: positionals > 0 })
    const [surplus] = parsed.positionals.slice(positionals)
    if (surplus !== undefined) throw new UsageError(`Found “${surplus}”, which is one word too many.`)
    return parsed
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(explainUsage(error, Object.keys(options), folderOption))
  }
}

/** @param error thrown by `parseArgs` */
function explainUsage(error: unknown, names: readonly string[], folderOption: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(?:-\w, )?(-[^\s']*)/.exec(message)?.[1] ?? ''
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const near = didYouMean(option.replace(/^-+/, ''), names)
      return `There is no option ${option}.${near ? ` Did you mean --${near}?` : ''}`
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL': {
      const word = /'([^']*)'/.exec(message)?.[1] ?? ''
      const advice = folderOption ? ` To name a folder, write --${folderOption} ${word}.` : ''
      return `Found “${word}” without an option.${advice}`
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`
    default:
      return `${message}.`
  }
}
