/**
 * Counts stories for each choice of a group. A story of several reports counts once for a choice that any of them has, unless
 * the report that the choice would show is muted: that is the first one that has it.
 */
export class Tally {
  /** Number of stories in the list if every report must have the choice, too. */
  readonly matching: Uint32Array
  /**
   * Number of stories of one report that has the choice, and that would be in the list if nothing were chosen in this group.
   */
  readonly others: Uint32Array
  /** How many stories the list gains when reports with the choice do not match any more. Nearly always it loses some. */
  readonly without: Int32Array
  /** Number of stories of which a report has the choice, and that would be in the list if nothing were chosen in this group. */
  private readonly events: Uint32Array
  /** Number of the last story that was counted in `events` and in `matching`. */
  private readonly seenIn: Uint32Array
  private readonly matchedIn: Uint32Array
  /** How many of the first matching reports of the current story have the choice, without a gap. */
  private readonly leading: Uint32Array
  /** Choices of the matching reports of the current story, each once. */
  private readonly found: number[] = []
  private story = 0
  /** For each matching report of the current story, whether it is muted. */
  private readonly reports: boolean[] = []

  constructor(size: number) {
    const counts = () => new Uint32Array(size)
    this.matching = counts()
    this.others = counts()
    this.without = new Int32Array(size)
    this.events = counts()
    this.seenIn = counts()
    this.matchedIn = counts()
    this.leading = counts()
  }

  /** Called after the stories of one report, before those of several. Without its only report, a story is gone. */
  endSingles(): void {
    for (let i = 0; i < this.events.length; i++) {
      this.events[i] = (this.matching[i] ?? 0) + (this.others[i] ?? 0)
      this.without[i] = -(this.matching[i] ?? 0)
    }
  }

  startStory(): void {
    this.story++
    this.reports.length = 0
    this.found.length = 0
  }

  /**
   * Adds a report of the current story, which has the choices `choices[from]` up to but not including `choices[to]`. Reports
   * are added in the order of preference.
   */
  addReport(choices: Uint16Array, from: number, to: number, isMatch: boolean, isMuted: boolean): void {
    const before = this.reports.length
    if (isMatch) this.reports.push(isMuted)
    for (let i = from; i < to; i++) {
      const choice = choices[i] ?? 0
      if (this.seenIn[choice] !== this.story) {
        this.seenIn[choice] = this.story
        if (!isMuted) this.events[choice] = (this.events[choice] ?? 0) + 1
      }
      if (!isMatch) continue
      if (this.matchedIn[choice] !== this.story) {
        this.matchedIn[choice] = this.story
        this.leading[choice] = 0
        if (!isMuted) this.matching[choice] = (this.matching[choice] ?? 0) + 1
        this.found.push(choice)
      }
      if (this.leading[choice] === before) this.leading[choice] = before + 1
    }
  }

  endStory(): void {
    const shown = this.reports[0] === false ? 1 : 0
    for (const choice of this.found) {
      // Without the reports that have the choice, the first of the others is shown, if there is one.
      const shownWithout = this.reports[this.leading[choice] ?? 0] === false ? 1 : 0
      this.without[choice] = (this.without[choice] ?? 0) + shownWithout - shown
    }
  }

  /** Number of stories that have the choice, without regard to the chosen ones of this group. */
  anyOf(choice: number): number {
    return this.events[choice] ?? 0
  }
}
