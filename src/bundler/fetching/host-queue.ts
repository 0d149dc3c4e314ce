/** Runs tasks one at a time for each host, and for few hosts at once. */
export class HostQueue {
  private readonly mostHosts: number
  private readonly waiting = new Map<string, (() => Promise<void>)[]>()
  private readonly busy = new Set<string>()

  constructor(mostHosts: number) {
    this.mostHosts = mostHosts
  }

  run<Result>(host: string, task: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const tasks = this.waiting.get(host)
      const work = () => task().then(resolve, reject)
      if (tasks) tasks.push(work)
      else this.waiting.set(host, [work])
      this.startNext()
    })
  }

  private startNext(): void {
    for (const [host, tasks] of this.waiting) {
      if (this.busy.size >= this.mostHosts) return
      if (this.busy.has(host)) continue
      const task = tasks.shift()
      if (tasks.length === 0) this.waiting.delete(host)
      if (!task) continue
      this.busy.add(host)
      void task().then(() => {
        this.busy.delete(host)
        this.startNext()
      })
    }
  }
}
