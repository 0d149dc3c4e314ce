const WIDTH = 24
/** Runs shorter than this need no bar. */
const PATIENCE = 400
const STEP = 60
const WORDS = { read: 'Reading', write: 'Writing' } as const

interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** One line on a terminal that tells how far a long run is, and goes when it has ended. Nothing anywhere else. */
export class ProgressBar {
  private readonly terminal: Terminal
  private readonly started = performance.now()
  private shown = 0

  constructor(terminal: Terminal) {
    this.terminal = terminal
  }

  show(stage: keyof typeof WORDS, done: number, total: number): void {
    const now = performance.now()
    if (!this.terminal.isTTY || now - this.started < PATIENCE || now - this.shown < STEP) return
    this.shown = now
    const full = Math.round((done / Math.max(1, total)) * WIDTH)
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
    const what = stage === 'read' ? 'articles' : 'parts'
    this.terminal.write(`\r${WORDS[stage]} ${bar} ${done} of ${total} ${what}\u001B[K`)
  }

  clear(): void {
    if (this.shown > 0) this.terminal.write('\r\u001B[K')
    this.shown = 0
  }
}
