import { join, relative, sep } from 'node:path'
import type { Manifest } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { type BundleOptions, type Draft, errorsBeyondArticles } from '../draft.ts'
import type { Edition } from '../write/write-edition.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { type GroupedProblem, chooseProblems, groupProblems, printableProblem } from '../problems/format-problems.ts'
import { printable } from '../problems/printable.ts'
import { placeProblems } from '../validate/place-problems.ts'

/** `12,345`: what `Intl` takes longer to be made for than a build of a thousand articles takes to be found unchanged. */
const grouped = (number: number): string => String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
const count = (number: number, one: string, many = `${one}s`) => `${grouped(number)} ${number === 1 ? one : many}`

/** The problems of a report: those that are shown, with their places, and those that are only counted. */
export interface ReportedProblems {
  readonly shown: readonly GroupedProblem[]
  readonly hidden: readonly GroupedProblem[]
}

/**
 * Chooses what a report shows. Equal warnings are one, and only problems that are shown get a place: finding it takes a
 * second parse of their files.
 */
export function reportProblems(content: string, found: readonly FoundProblem[], limit: number): ReportedProblems {
  const { shown, hidden } = chooseProblems(groupProblems(found), limit)
  return { shown: placeProblems(content, shown), hidden }
}

/** `1 error, 3 warnings`. */
function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ')
}

/**
 * Why nothing was published, in one line.
 * @param words how the options are written here, and what has not been done
 */
export function explainRefusal(
  draft: Pick<Draft, 'found' | 'skipped' | 'isEmptied'>,
  { skipInvalid = false, strict = false }: Pick<BundleOptions, 'skipInvalid' | 'strict'>,
  words: { readonly skipInvalid: string; readonly strict: string; readonly nothing: string },
): string {
  const counts = countProblems(draft.found)
  const beyond = errorsBeyondArticles(draft)
  const files = [...new Set(beyond.map(({ file }) => file))]
  const isMissing = beyond.some(({ code }) => code === 'no-articles' || code === 'no-folder')
  if (skipInvalid && files.length > 0 && !isMissing) {
    const are = files.length > 1 ? `and ${count(files.length - 1, 'more file')} are` : 'is'
    return `${printable(files[0] ?? '')} ${are} broken, and ${words.skipInvalid} skips only articles. ${words.nothing}.`
  }
  if (skipInvalid && draft.isEmptied && files.length === 0)
    return `Without the broken articles none is left, so ${words.skipInvalid} does not help. ${words.nothing}; the previous output is as it was.`
  const isBroken = draft.found.some(({ severity }) => severity === 'error')
  if (strict && (!isBroken || (skipInvalid && files.length === 0)))
    return `${counts}, and ${words.strict} lets none pass. ${words.nothing}.`
  const helps = files.length === 0 && !draft.isEmptied && !strict ? ` ${words.skipInvalid} publishes the rest.` : ''
  return `${counts}. ${words.nothing}; the previous output is as it was.${helps}`
}

/** What was published and what was not, and why; for a person. */
export function summarise(
  {
    manifest,
    files,
    bytes,
    written,
  }: Pick<Edition, 'files' | 'bytes' | 'written'> & {
    readonly manifest: Pick<Manifest, 'counts' | 'leftOut' | 'topics'>
  },
  { found, skipped, future: later }: Pick<Draft, 'found' | 'skipped' | 'future'>,
  milliseconds: number,
): string {
  const { unpublished, future } = manifest.leftOut
  const left = unpublished + future + skipped.length
  const reasons = [
    unpublished > 0 && `${grouped(unpublished)} with published: false (publish with --unpublished)`,
    future > 0 && `${grouped(future)} dated in the future (publish with --future)`,
    skipped.length > 0 && `${grouped(skipped.length)} with errors`,
  ].filter(Boolean)
  const warnings = found.filter(({ severity }) => severity === 'warning').length
  return [
    `${count(manifest.counts.articles, 'article')} published, ${count(manifest.topics.length, 'topic')}, ${count(manifest.counts.providers, 'provider')}.`,
    ...(left > 0 ? [`${grouped(left)} left out: ${reasons.join(', ')}.`] : []),
    ...later.slice(0, MOST_FUTURE).map((file) => `  later ${printable(file)}`),
    ...(later.length > MOST_FUTURE ? [`  and ${count(later.length - MOST_FUTURE, 'more file')}`] : []),
    ...skipped.slice(0, MOST_SKIPPED).map((file) => `  skipped ${printable(file)}`),
    ...(skipped.length > MOST_SKIPPED ? [`  and ${count(skipped.length - MOST_SKIPPED, 'more file')}`] : []),
    ...(warnings > 0 ? [`${count(warnings, 'warning')}.`] : []),
    `${count(files, 'file')}, ${grouped(Math.ceil(bytes / 1000))} kB; ${written === 0 ? 'nothing had changed' : `${grouped(written)} written`}. ${(milliseconds / 1000).toFixed(1)} s.`,
  ].join('\n')
}

const MOST_SKIPPED = 20
const MOST_FUTURE = 3

/** Whatever a terminal or a reader could be misled by stands in JSON as a number. */
const toSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Of a command that could not do its work. */
export const failureToJson = (error: string): string => toSafeJson({ ok: false, error })

/** The same for a machine; its shape is documented in README.md. */
export function toJson(draft: Draft, edition: Edition | undefined, milliseconds: number): string {
  const { ok, problems, skipped, future } = draft
  const missing = problems.find(({ code }) => code === 'no-folder')
  return toSafeJson({
    ok,
    ...(missing && { error: `${missing.file}: ${missing.message}` }),
    written: edition !== undefined,
    ...(edition && {
      edition: edition.manifest.edition,
      articles: edition.manifest.counts.articles,
      topics: edition.manifest.topics.length,
      providers: edition.manifest.counts.providers,
      leftOut: edition.manifest.leftOut,
      files: edition.files,
      bytes: edition.bytes,
      filesWritten: edition.written,
    }),
    skipped,
    future,
    milliseconds: Math.round(milliseconds),
    ...(edition && {
      stages: Object.fromEntries(Object.entries(edition.clock).map(([stage, time]) => [stage, Math.round(time)])),
    }),
    problems,
  })
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/**
 * Workflow commands that put problems beside the lines of a change.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param content the publisher's folder, as the command was told
 */
export function toAnnotations(problems: readonly Problem[], content: string): string {
  const folder = relative('.', content)
  // What is wrong with the folder itself is told of its name.
  const placeOf = (file: string) => (file === content ? folder || '.' : join(folder, file)).replaceAll(sep, '/')
  return problems
    .map(printableProblem)
    .map(({ severity, code, file, line, column, field, message, hint }) => {
      const properties = {
        file: placeOf(file),
        ...(line !== undefined && { line: String(line) }),
        ...(column !== undefined && { col: String(column) }),
        title: code,
      }
      const text = `${field ? `${field}: ` : ''}${message}${hint ? ` ${hint}` : ''}`
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`)
      return `::${severity} ${list.join(',')}::${escapeData(text)}`
    })
    .join('\n')
}
