/** What `broadsheet <name>` does. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole text of `--help`, with every option and the exit codes. */
  readonly help: string
  /**
   * Runs the command.
   * @param args what is written after its name
   * @returns the exit code, see {@link EXIT}
   * @throws {UsageError} and system errors, which `cli.ts` prints
   */
  readonly run: (args: readonly string[]) => Promise<number>
}

/** Exit codes of all commands. */
export const EXIT = {
  done: 0,
  /** The content has problems. */
  problems: 1,
  /** The command was wrong, or the operating system refused. */
  refused: 2,
  /** Broadsheet itself has a fault. */
  fault: 70,
} as const
