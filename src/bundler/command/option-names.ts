/** How a person sets the options of a build. A message that advises an option writes it in this form. */
export interface OptionNames {
  readonly unpublished: string
  readonly future: string
  readonly skipInvalid: string
  readonly strict: string
  /** Lists every place of every problem. */
  readonly allProblems: string
}

/** The options of `npm run bundle`. */
export const COMMAND_OPTIONS: OptionNames = {
  unpublished: '--unpublished',
  future: '--future',
  skipInvalid: '--skip-invalid',
  strict: '--strict',
  allProblems: '--all',
}

/** The environment variables that `npm start`, `npm run build` and `npm run dev` read. */
export const ENVIRONMENT_VARIABLES: OptionNames = {
  unpublished: 'UNPUBLISHED=1',
  future: 'FUTURE=1',
  skipInvalid: 'SKIP_INVALID=1',
  strict: 'STRICT=1',
  allProblems: 'ALL=1',
}
