import { type ParseArgsConfig, parseArgs } from 'node:util'
import { didYouMean } from '../problems/did-you-mean.ts'
import { codeOf } from '../system/error-code.ts'

/** Thrown when the arguments of a command are wrong. Its message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Parses the arguments of this process.
 * @param folderOption the option that names a folder, which a word without an option was probably meant for
 * @throws {UsageError}
 */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  folderOption: keyof Options & string,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new UsageError(explainUsage(error, Object.keys(options), folderOption))
  }
}

/** @param error thrown by `parseArgs` */
function explainUsage(error: unknown, names: readonly string[], folderOption: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const option = /'(?:-\w, )?(-[^\s']*)/.exec(message)?.[1] ?? ''
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const near = didYouMean(option.replace(/^-+/, ''), names)
      return `There is no option ${option}.${near ? ` Did you mean --${near}?` : ''}`
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL': {
      const word = /'([^']*)'/.exec(message)?.[1] ?? ''
      return `Found “${word}” without an option. To name a folder, write --${folderOption} ${word}.`
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`
    default:
      return `${message}.`
  }
}
