/** Counts stories for each choice of a group. A story of several reports counts once for a choice that any of them has. */
export class Tally {
  /** Number of stories in the list of which a report has the choice. */
  readonly matching: Uint32Array
  /**
   * Number of stories of one report that has the choice, and that would be in the list if nothing were chosen in this group.
   */
  readonly others: Uint32Array
  /** Number of stories in the list of which all reports that match the filter have the choice. */
  readonly whole: Uint32Array
  /** Number of stories of which a report has the choice, and that would be in the list if nothing were chosen in this group. */
  private readonly events: Uint32Array
  /** Number of the last story that was counted in `events` and in `matching`. */
  private readonly seenIn: Uint32Array
  private readonly matchedIn: Uint32Array
  /** Matching reports of the current story that have the choice. */
  private readonly inStory: Uint32Array
  /** Choices of the matching reports of the current story, each once. */
  private readonly found: number[] = []
  private story = 0
  private reports = 0

  constructor(size: number) {
    const counts = () => new Uint32Array(size)
    this.matching = counts()
    this.others = counts()
    this.whole = counts()
    this.events = counts()
    this.seenIn = counts()
    this.matchedIn = counts()
    this.inStory = counts()
  }

  /** Called after the stories of one report, before those of several. The only report of a story is all of its reports. */
  endSingles(): void {
    this.whole.set(this.matching)
    for (let i = 0; i < this.events.length; i++) this.events[i] = (this.matching[i] ?? 0) + (this.others[i] ?? 0)
  }

  startStory(): void {
    this.story++
    this.reports = 0
    this.found.length = 0
  }

  /** Adds a report of the current story, which has the choices `choices[from]` up to but not including `choices[to]`. */
  addReport(choices: Uint16Array, from: number, to: number, isMatch: boolean): void {
    if (isMatch) this.reports++
    for (let i = from; i < to; i++) {
      const choice = choices[i] ?? 0
      if (this.seenIn[choice] !== this.story) {
        this.seenIn[choice] = this.story
        this.events[choice] = (this.events[choice] ?? 0) + 1
      }
      if (!isMatch) continue
      if (this.matchedIn[choice] !== this.story) {
        this.matchedIn[choice] = this.story
        this.inStory[choice] = 0
        this.matching[choice] = (this.matching[choice] ?? 0) + 1
        this.found.push(choice)
      }
      this.inStory[choice] = (this.inStory[choice] ?? 0) + 1
    }
  }

  endStory(): void {
    for (const choice of this.found)
      if (this.inStory[choice] === this.reports) this.whole[choice] = (this.whole[choice] ?? 0) + 1
  }

  /** Number of stories that have the choice, without regard to the chosen ones of this group. */
  anyOf(choice: number): number {
    return this.events[choice] ?? 0
  }
}
