/** Milliseconds spent in each stage, over all threads together. */
export type StageTimes = Record<string, number>

/** Adds the time since `started`, a value of `performance.now()`. */
export function addTime(times: StageTimes, stage: string, started: number): void {
  times[stage] = (times[stage] ?? 0) + performance.now() - started
}

export function addTimes(times: StageTimes, others: StageTimes): void {
  for (const [stage, time] of Object.entries(others)) times[stage] = (times[stage] ?? 0) + time
}
