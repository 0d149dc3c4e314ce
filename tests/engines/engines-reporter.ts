import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Prints which engines ran and which are left out, faults that are known, and the totals as the last line, as `npm test` does. */
export default class EnginesReporter implements Reporter {
  readonly #counts = { passed: 0, failed: 0, skipped: 0 }
  readonly #engines = new Set<string>()
  readonly #leftOut = new Set<string>()
  readonly #knownFaults = new Set<string>()

  onTestEnd(test: TestCase, { status, annotations }: TestResult): void {
    this.#counts[status === 'skipped' ? 'skipped' : status === test.expectedStatus ? 'passed' : 'failed']++
    for (const { type, description = '' } of annotations) {
      if (type === 'engine') this.#engines.add(description)
      if (type === 'fail') this.#knownFaults.add(description)
      if (type === 'skip') this.#leftOut.add(description)
    }
  }

  onEnd({ status }: FullResult): void {
    // A run can fail although no journey did, for example when the site cannot be built.
    if (status !== 'passed' && this.#counts.failed === 0) this.#counts.failed = 1
  }

  /** Runs after the other reporters, so that the totals are the last line. */
  onExit(): Promise<void> {
    const { passed, failed, skipped } = this.#counts
    console.log(`\nEngines: ${[...this.#engines].toSorted().join(', ') || 'none'}`)
    for (const reason of this.#leftOut) console.log(`Left out: ${reason}`)
    for (const fault of this.#knownFaults) console.log(`Known fault: ${fault}`)
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
    return Promise.resolve()
  }
}
