import type { Problem } from '../contract/problem.ts'
import type { Edition } from './bundle.ts'

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** `1 error, 3 warnings`. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ')
}

/** What was published and what was not, and why; for a person. */
export function summarise({ manifest, skipped, problems, files }: Edition, milliseconds: number): string {
  const { unpublished, future } = manifest.leftOut
  const left = unpublished + future + skipped.length
  const reasons = [
    unpublished > 0 && `${unpublished} with published: false (publish with --unpublished)`,
    future > 0 && `${future} dated in the future (publish with --future)`,
    skipped.length > 0 && `${skipped.length} with errors`,
  ].filter(Boolean)
  const warnings = problems.filter(({ severity }) => severity === 'warning').length
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return [
    `${count(manifest.counts.articles, 'article')} published, ${count(manifest.topics.length, 'topic')}, ${count(manifest.counts.providers, 'provider')}.`,
    ...(left > 0 ? [`${left} left out: ${reasons.join(', ')}.`] : []),
    ...skipped.map((file) => `  skipped ${file}`),
    ...(warnings > 0 ? [`${count(warnings, 'warning')}.`] : []),
    `${count(files.size, 'file')}, ${Math.ceil(bytes / 1000)} kB, ${(milliseconds / 1000).toFixed(1)} s.`,
  ].join('\n')
}
