import type { CountedProblem, Problem } from '../../contract/problem.ts'

/** `file:line:column` */
const positionOf = ({ file, line, column }: Problem) =>
  [file, line, column].filter((part) => part !== undefined).join(':')

/**
 * Lists the errors in the content folder, above the last good edition. Only the development server shows it,
 * to publishers. The problems are in English, so the panel is too.
 */
export function ProblemPanel({ problems }: { readonly problems: readonly CountedProblem[] }) {
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length === 0) return null
  const total = errors.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className="problems" role="alert" aria-label="Problems in the content folder">
      <h2>
        {total === 1 ? '1 problem' : `${total} problems`} in the content folder. The last good edition is still shown.
      </h2>
      <ol>
        {errors.slice(0, 10).map((problem) => (
          <li key={`${positionOf(problem)} ${problem.code} ${problem.field ?? ''}`}>
            <p>
              <b>{positionOf(problem)}</b> {problem.field && <code>{problem.field}</code>}
            </p>
            <p>{problem.message}</p>
            {problem.frame && <pre>{problem.frame}</pre>}
            {problem.hint && <p className="problems__hint">{problem.hint}</p>}
            {problem.count > 1 && <p>{problem.count - 1} more of this kind.</p>}
          </li>
        ))}
      </ol>
      {errors.length > 10 && <p>The terminal lists {errors.length - 10} more kinds.</p>}
    </section>
  )
}
