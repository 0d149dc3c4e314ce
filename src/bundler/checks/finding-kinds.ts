import { groupByKind } from '../problems/problem-kinds.ts'
import type { Finding, Section } from './newsroom-report.ts'

/** Findings of one cause, as the first of them. */
export interface FindingKind {
  readonly first: Finding
  readonly others: readonly Finding[]
}

/** Groups problems by their kind. Other findings are not grouped, since each is about a story of its own. */
export function byKind({ kind, findings }: Section): FindingKind[] {
  if (kind !== 'problems') return findings.map((first) => ({ first, others: [] }))
  const problems = findings.map((finding) => ({
    ...finding,
    file: finding.file ?? '',
    severity: finding.severity === 'error' ? ('error' as const) : ('warning' as const),
  }))
  return groupByKind(problems).map(({ others, ...first }) => ({ first, others }))
}
