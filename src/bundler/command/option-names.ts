/** How a person sets the options of a build. A message that advises an option writes it in this form. */
export interface OptionNames {
  readonly unpublished: string
  readonly future: string
  readonly skipInvalid: string
  readonly strict: string
  /** Shows all problems, without a limit. */
  readonly allProblems: string
}

/** The options of `npm run bundle`. */
export const COMMAND_OPTIONS: OptionNames = {
  unpublished: '--unpublished',
  future: '--future',
  skipInvalid: '--skip-invalid',
  strict: '--strict',
  allProblems: '--max-problems 0',
}

/** The environment variables that `npm start`, `npm run build` and `npm run dev` read. */
export const ENVIRONMENT_VARIABLES: OptionNames = {
  unpublished: 'UNPUBLISHED=1',
  future: 'FUTURE=1',
  skipInvalid: 'SKIP_INVALID=1',
  strict: 'STRICT=1',
  allProblems: 'MAX_PROBLEMS=0',
}

/** Number of problems that a report shows by default. */
export const DEFAULT_MAX_PROBLEMS = 50

/**
 * Reads a limit of problems.
 * @param text digits; `0` means no limit
 * @returns undefined when the text is not a whole number
 */
export function readMaxProblems(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  return Number(text) || Number.POSITIVE_INFINITY
}
