const BAR_WIDTH = 24
/** A bar appears only when a run takes longer than this. */
const DELAY_MS = 400
/** The bar is drawn at most this often. */
const INTERVAL_MS = 60
const STAGES = {
  read: ['Reading', 'articles'],
  check: ['Checking', 'pictures'],
  links: ['Checking', 'links'],
  copy: ['Resizing', 'pictures'],
  write: ['Writing', 'parts'],
  import: ['Importing', 'feeds'],
} as const

interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Shows the progress of a long run on one line of a terminal. Writes nothing if the output is not a terminal. */
export class ProgressBar {
  private readonly terminal: Terminal
  private readonly startedAt = performance.now()
  private shownAt = 0

  constructor(terminal: Terminal) {
    this.terminal = terminal
  }

  show(stage: keyof typeof STAGES, done: number, total: number): void {
    const now = performance.now()
    if (!this.terminal.isTTY || now - this.startedAt < DELAY_MS || now - this.shownAt < INTERVAL_MS) return
    this.shownAt = now
    const filled = Math.round((done / Math.max(1, total)) * BAR_WIDTH)
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled)
    const [verb, unit] = STAGES[stage]
    this.terminal.write(`\r${verb} ${bar} ${done} of ${total} ${unit}\u001B[K`)
  }

  /** Removes the bar from the terminal. */
  clear(): void {
    if (this.shownAt > 0) this.terminal.write('\r\u001B[K')
    this.shownAt = 0
  }
}
