import type { Problem } from '../contract/problem.ts'
import { codeFrame, didYouMean } from './problems.ts'
import type { SourceFile } from './read.ts'
import { IGNORED_FIELDS, KNOWN_FIELDS, type Validated } from './validate.ts'

/** Fields that nothing reads, each told once however many articles have it. */
export class UnknownFields {
  private readonly names = new Map<string, { problem: Problem; count: number }>()

  note(file: SourceFile, unknown: Validated['unknown']): void {
    for (const { name, line, column } of unknown) {
      const known = this.names.get(name)
      if (known) {
        known.count++
        continue
      }
      const near = didYouMean(name, [...KNOWN_FIELDS, ...IGNORED_FIELDS])
      const problem: Problem = {
        severity: 'warning',
        code: 'unknown-field',
        file: file.path,
        line,
        column,
        field: name,
        message: `Articles have no field “${name}”, so it is not read`,
        ...(near && { hint: `Did you mean “${near}”?` }),
        frame: codeFrame(file.text, line, column),
      }
      this.names.set(name, { problem, count: 1 })
    }
  }

  problems(): Problem[] {
    return [...this.names.values()].map(({ problem, count }) => ({
      ...problem,
      message: `${problem.message}${count > 1 ? `; ${count} articles have it` : ''}.`,
    }))
  }
}
