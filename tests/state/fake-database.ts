/**
 * A database in memory with the part of IndexedDB that marks use, shared by the tabs of a test. happy-dom has none.
 * Transactions are queued in the order in which they were opened, as a browser does when their stores overlap, and
 * committed one at a time by `commitNext`. So a test decides what happens between two of them.
 */
export class FakeDatabase {
  #records = new Map<string, unknown>()
  #queue: FakeTransaction[] = []
  /** Set to make writing fail, as when the device is full. */
  isFull = false

  constructor(records: Iterable<readonly [string, unknown]> = []) {
    this.#records = new Map(records)
  }

  get records(): ReadonlyMap<string, unknown> {
    return this.#records
  }

  get isIdle(): boolean {
    return this.#queue.length === 0
  }

  /** The browser deletes everything. */
  clear(): void {
    this.#records.clear()
  }

  /** Commits the oldest transaction, and lets its page go on. */
  async commitNext(): Promise<void> {
    this.#queue.shift()?.run(this.#records, this.isFull)
    await settle()
  }

  /** Commits until no page has anything left to do. */
  async commitAll(): Promise<void> {
    await settle()
    while (!this.isIdle) await this.commitNext()
  }

  /** The `indexedDB` of one tab. */
  openTab(): { readonly indexedDB: object; readonly kill: () => void } {
    const transactions = new Set<FakeTransaction>()
    let isAlive = true
    const transaction = () => {
      const opened = new FakeTransaction()
      transactions.add(opened)
      if (isAlive) this.#queue.push(opened)
      return opened
    }
    const open = () => {
      const request: FakeRequest = { result: { transaction } }
      queueMicrotask(() => request.onsuccess?.())
      return request
    }
    const kill = () => {
      isAlive = false
      this.#queue = this.#queue.filter((one) => one.isComplete || !transactions.has(one))
      for (const one of transactions) one.leavePage()
    }
    return { indexedDB: { open }, kill }
  }
}

/** Lets pending promises go on, however many follow one another. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface FakeRequest {
  result: unknown
  error?: unknown
  onsuccess?: () => void
}

type Operation = (records: Map<string, unknown>) => unknown

class FakeTransaction {
  /** Set by idb-keyval, which reads them as of a request. */
  oncomplete?: () => void
  onabort?: () => void
  error: unknown
  /** True once the page has nothing to add. Closing the page does not stop the transaction then. */
  isComplete = false
  #operations: (readonly [Operation, FakeRequest])[] = []

  readonly #store = {
    transaction: this,
    get: (key: string) => this.#add((records) => records.get(key)),
    getAll: () => this.#add((records) => [...records.values()]),
    getAllKeys: () => this.#add((records) => [...records.keys()]),
    put: (value: unknown, key: string) => this.#add((records) => records.set(key, structuredClone(value)), true),
    delete: (key: string) => this.#add((records) => records.delete(key)),
  }
  #isWriting = false

  commit(): void {
    this.isComplete = true
  }

  objectStore(): object {
    return this.#store
  }

  #add(operation: Operation, isWriting = false): FakeRequest {
    const request: FakeRequest = { result: undefined }
    this.#operations.push([operation, request])
    this.#isWriting ||= isWriting
    return request
  }

  /** The page is gone, so nothing hears of the results. */
  leavePage(): void {
    this.#operations = this.#operations.map(([operation]) => [operation, { result: undefined }])
    delete this.oncomplete
    delete this.onabort
  }

  run(records: Map<string, unknown>, isFull: boolean): void {
    if (isFull && this.#isWriting) {
      this.error = new DOMException('The device is full.', 'QuotaExceededError')
      this.onabort?.()
      return
    }
    for (const [operation, request] of this.#operations) {
      request.result = operation(records)
      request.onsuccess?.()
    }
    this.oncomplete?.()
  }
}
