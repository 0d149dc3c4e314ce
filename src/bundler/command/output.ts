import type { Draft } from '../draft.ts'
import { formatProblems } from '../problems/format-problems.ts'
import { printable } from '../problems/printable.ts'
import {
  annotatedProblems,
  explainFault,
  explainWait,
  failureToJson,
  reportProblems,
  toAnnotations,
} from '../report/report.ts'
import { EXIT } from './command.ts'
import { ProgressBar } from './progress.ts'

/** What a command prints. Results go to standard output; problems and progress to standard error. */
export const say = (text: string): void => console.log(text)
export const complain = (text: string): void => console.error(text)

/** Prints why a command could not do its work. */
export function printFailure(message: string, isJson: boolean, details = ''): void {
  if (isJson) say(failureToJson(message))
  complain(printable(message + details))
}

/** Prints an error that should never happen. Returns the exit code. */
export function printFault(error: unknown, isJson: boolean): number {
  printFailure(explainFault(error), isJson)
  return EXIT.fault
}

/** Prints the problems of a draft. GitHub shows them beside the lines of a change. */
export function printProblems({ found }: Pick<Draft, 'found'>, content: string, isAll: boolean, isJson = false): void {
  if (found.length === 0) return
  if (process.env['GITHUB_ACTIONS'] === 'true')
    (isJson ? complain : say)(toAnnotations(annotatedProblems(content, found), content))
  if (isJson) return
  const hasColour = process.stderr.isTTY && !process.env['NO_COLOR']
  complain(`${formatProblems(reportProblems(content, found, isAll), { hasColour, isAll })}\n`)
}

/** Returns the bar of a long build, and the options by which the bundler draws it. */
export function buildProgress() {
  const progress = new ProgressBar(process.stderr)
  return {
    progress,
    options: {
      onWait: (folder: string, lock: string) => {
        progress.clear()
        complain(printable(explainWait(folder, lock)))
      },
      onProgress: progress.show.bind(progress),
    },
  }
}
