import { join, relative, sep } from 'node:path'
import type { Manifest } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { type BundleOptions, type Draft, errorsBeyondArticles } from '../draft.ts'
import type { Edition } from '../write/write-edition.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { printableProblem } from '../problems/format-problems.ts'
import { printable } from '../problems/printable.ts'
import { type ProblemKind, groupByKind, mostImportantFirst } from '../problems/problem-kinds.ts'
import { placeProblems } from '../validate/place-problems.ts'
import { type Reading, nameFolders } from '../join/reading.ts'
import { count, withCommas } from './counts.ts'
import { describeFields } from './describe-fields.ts'
import { describeHeld } from './describe-held.ts'
import { describeCopies } from './report-copies.ts'
import { describePictures } from './report-pictures.ts'

/** Left-out files that the summary names of each reason. */
const MAX_NAMED = 3

/** More kinds than a report ever shows. */
const MAX_KINDS_PLACED = 40
/** GitHub shows fewer of each step. */
const MAX_ANNOTATIONS = 50

/**
 * Groups the problems of a report by kind. Only the first of each kind gets a place, because finding it takes a second parse of
 * its file.
 * @param isAll true to find the places of all problems
 */
export function reportProblems(content: string, found: readonly FoundProblem[], isAll: boolean): ProblemKind[] {
  if (isAll) return groupByKind(placeProblems(content, found))
  const kinds = groupByKind(found)
  const shown = placeProblems(content, kinds.slice(0, MAX_KINDS_PLACED))
  return [...mostImportantFirst(shown), ...kinds.slice(MAX_KINDS_PLACED)]
}

/** Chooses the problems that GitHub shows beside the lines of a change: the first of each kind, then the other errors. */
export function annotatedProblems(content: string, found: readonly FoundProblem[]): Problem[] {
  const kinds = groupByKind(found)
  const otherErrors = kinds.flatMap(({ severity, others }) => (severity === 'error' ? others : []))
  return placeProblems<FoundProblem>(content, [...kinds, ...otherErrors].slice(0, MAX_ANNOTATIONS))
}

/** `1 error, 3 warnings`. */
function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ')
}

/** Explains in one line why nothing was published. */
export function explainRefusal(
  draft: Pick<Draft, 'found' | 'skipped' | 'isEmptied'>,
  { skipInvalid = false, strict = false }: Pick<BundleOptions, 'skipInvalid' | 'strict'>,
): string {
  const counts = countProblems(draft.found)
  const otherErrors = errorsBeyondArticles(draft)
  const files = [...new Set(otherErrors.map(({ file }) => file))]
  const hasNoArticles = otherErrors.some(({ code }) => code === 'no-articles' || code === 'no-folder')
  if (skipInvalid && files.length > 0 && !hasNoArticles) {
    const are = files.length > 1 ? `and ${count(files.length - 1, 'more file')} are` : 'is'
    return `${printable(files[0] ?? '')} ${are} broken, and --skip-invalid skips only articles. Nothing was written.`
  }
  if (skipInvalid && draft.isEmptied && files.length === 0)
    return `Every article that could be published is broken, so --skip-invalid does not help. ${UNCHANGED}`
  const hasErrors = draft.found.some(({ severity }) => severity === 'error')
  if (strict && (!hasErrors || (skipInvalid && files.length === 0)))
    return `${counts}. With --strict, every error and every warning stops the build. Nothing was written.`
  const helps = files.length === 0 && !draft.isEmptied && !strict ? ` --skip-invalid publishes the rest.` : ''
  return `${counts}. ${UNCHANGED}${helps}`
}

const UNCHANGED = 'Nothing was written; the previous output is unchanged.'

/** The message while another build holds the lock of a folder. */
export const explainWait = (folder: string, lock: string): string =>
  `Waiting for another build in ${folder}. If no other build is running, remove ${lock}.`

/** Describes an error that is a fault of Broadsheet, with its trace. */
export function explainFault(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Broadsheet has a fault: this error should never occur. Please report it as an issue of the project. Add this message and, if possible, the file that causes it.

${trace}

Node ${process.version}, ${process.platform}`
}

const SYSTEMS: Readonly<Record<Reading['layout'], string>> = {
  broadsheet: 'a Broadsheet folder',
  jekyll: 'a Jekyll site',
  hexo: 'a Hexo site',
  hugo: 'a Hugo site',
  zola: 'a Zola site',
  eleventy: 'an Eleventy site',
  astro: 'an Astro site',
  docusaurus: 'a site of Docusaurus',
  obsidian: 'an Obsidian vault',
  decap: 'a site of Decap',
  ghost: 'an export of Ghost',
  wordpress: 'an export of WordPress',
  markdown: 'a folder of Markdown',
}

/** Says in one line what kind of folder it is, and what is not an article: `Read as a Hugo site: 119 articles in …`. */
export function describeFolder(reading: Reading): string {
  const { layout, base, articles, folders, pages, presentations, pageNames, assetFolders, unread } = reading
  const unreadFiles = unread.reduce((sum, [, number]) => sum + number, 0)
  const where = articles > 0 ? ` in ${nameFolders(folders.map(([folder]) => folder))}` : ''
  const slides = presentations > 0 ? ` (${withCommas(presentations)} with slides of a talk)` : ''
  const pictures = assetFolders.length > 0 ? `, pictures in ${nameFolders(assetFolders)}` : ''
  return printable(
    [
      `${base && layout !== 'hexo' ? `Read ${base.slice(0, -1)} as` : 'Read as'} ${SYSTEMS[layout]}: ${count(articles, 'article')}${where}${pictures}.`,
      pages > 0 &&
        `${count(pages, 'page')} ${pages === 1 ? 'is no article' : 'are not articles'}${slides}: ${withMore(pageNames, pages)}.`,
      unreadFiles > 0 &&
        `${count(unreadFiles, 'Markdown file')} in ${nameFolders(unread.map(([folder]) => folder))} ${unreadFiles === 1 ? 'is' : 'are'} not read.`,
    ]
      .filter(Boolean)
      .join(' '),
  )
}

const withMore = (names: readonly string[], all: number) =>
  all > names.length ? `${names.join(', ')} and ${withCommas(all - names.length)} more` : names.join(', ')

/**
 * Summarises for a person what was published, what was left out, and why.
 * @param isAll true to name all files that are left out
 */
export function summarise(
  {
    manifest,
    files,
    bytes,
    written,
  }: Pick<Edition, 'files' | 'bytes' | 'written'> & {
    readonly manifest: Pick<Manifest, 'counts' | 'leftOut' | 'topics'>
  },
  {
    found,
    skipped,
    future: later,
    held,
    fields,
    pictures,
    copied,
  }: Pick<Draft, 'found' | 'skipped' | 'future' | 'held' | 'fields' | 'pictures' | 'copied'>,
  milliseconds: number,
  isAll = false,
): string {
  const { unpublished, future } = manifest.leftOut
  const leftOut = unpublished + future + skipped.length
  const reasons = [
    unpublished > 0 && `${describeHeld(held, withCommas).join(', ')} (publish with --unpublished)`,
    future > 0 && `${withCommas(future)} dated in the future (publish with --future)`,
    skipped.length > 0 && `${withCommas(skipped.length)} with errors`,
  ].filter(Boolean)
  const warnings = found.filter(({ severity }) => severity === 'warning').length
  const most = isAll ? Number.POSITIVE_INFINITY : MAX_NAMED
  const named = (what: string, paths: readonly string[]) => [
    ...paths.slice(0, most).map((path) => `  ${what} ${printable(path)}`),
    ...(paths.length > most ? [`  and ${count(paths.length - most, 'more file')}`] : []),
  ]
  return [
    `${count(manifest.counts.articles, 'article')} published, ${count(manifest.topics.length, 'topic')}, ${count(manifest.counts.providers, 'provider')}.`,
    ...(leftOut > 0 ? [`${withCommas(leftOut)} left out: ${reasons.join(', ')}.`] : []),
    ...named('later', later),
    ...named('skipped', skipped),
    ...describeFields(fields),
    ...(pictures ? describePictures(pictures).map(printable) : []),
    ...(copied ? describeCopies(copied) : []),
    ...(warnings > 0 ? [`${count(warnings, 'warning')}.`] : []),
    `${count(files, 'file')}, ${withCommas(Math.ceil(bytes / 1000))} kB; ${written === 0 ? 'nothing had changed' : `${withCommas(written)} written`}. ${(milliseconds / 1000).toFixed(1)} s.`,
  ].join('\n')
}

/** Writes JSON in which control characters and marks of direction are escaped, since they could mislead a terminal. */
export const toSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The result of a command that could not do its work, as JSON. */
export const failureToJson = (error: string): string => toSafeJson({ ok: false, error })

/** The result of a command as JSON. README.md documents its shape. */
export function toJson(draft: Draft, edition: Edition | undefined, milliseconds: number): string {
  const { ok, problems, skipped, future, held, fields, pictures, copied, reading } = draft
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
    held,
    fields,
    ...(pictures && { pictures }),
    ...(copied && { copies: copied }),
    ...(reading && { folder: reading }),
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
 * Writes problems as workflow commands of GitHub Actions, which shows them beside the lines of a change.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * @param content the publisher's folder, as the command's option names it
 */
export function toAnnotations(problems: readonly Problem[], content: string): string {
  const folder = relative('.', content)
  // A problem of the folder itself has the folder's name as its file.
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
