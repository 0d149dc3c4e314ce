import { vi } from 'vitest'
import { FakeDatabase, settle } from './fake-database.ts'

const TAB_MODULES = {
  marks: async () => {
    const [marks, hiding, { markUnread }] = await Promise.all([
      import('../../src/state/marks.ts'),
      import('../../src/state/hide-stories.ts'),
      import('../../src/state/mark-unread.ts'),
    ])
    return { ...marks, ...hiding, markUnread }
  },
  follows: async () => {
    const [follows, changes] = await Promise.all([
      import('../../src/state/follows.ts'),
      import('../../src/state/change-follows.ts'),
    ])
    return { ...follows, ...changes }
  },
  rules: () => import('../../src/state/rules.ts'),
  visits: () => import('../../src/state/visit-record.ts'),
  transfer: () => import('../../src/state/transfer.ts'),
}

type Loaded = { readonly [K in keyof typeof TAB_MODULES]: Awaited<ReturnType<(typeof TAB_MODULES)[K]>> }

export interface FakeTab extends Loaded {
  /** Ends the page at once: what it has not committed yet is lost. */
  readonly kill: () => void
}

/** The messages of tabs to each other. They arrive later, in the order of sending, as in a browser. */
class FakeChannel {
  static open = new Set<FakeChannel>()
  #listeners: ((event: { readonly data: unknown }) => void)[] = []

  constructor() {
    FakeChannel.open.add(this)
  }

  addEventListener(_: string, listener: (event: { readonly data: unknown }) => void): void {
    this.#listeners.push(listener)
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.open) {
      if (other === this || !FakeChannel.open.has(this)) continue
      queueMicrotask(() => {
        if (FakeChannel.open.has(other)) for (const listener of other.#listeners) listener({ data })
      })
    }
  }
}

/**
 * Loads the modules of `state` as a new page does. Pages share the database, the local storage and the channel, and each
 * has its own copy of the modules.
 */
export async function openTab(database: FakeDatabase): Promise<FakeTab> {
  const { indexedDB, kill } = database.openTab()
  const channels = new Set(FakeChannel.open)
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  vi.stubGlobal('indexedDB', indexedDB)
  vi.resetModules()
  const [marks, follows, rules, visits, transfer] = await Promise.all([
    TAB_MODULES.marks(),
    TAB_MODULES.follows(),
    TAB_MODULES.rules(),
    TAB_MODULES.visits(),
    TAB_MODULES.transfer(),
  ])
  // idb-keyval looks `indexedDB` up when a page opens its database, which loading the marks has done.
  await settle()
  const own = [...FakeChannel.open].filter((channel) => !channels.has(channel))
  return {
    marks,
    follows,
    rules,
    visits,
    transfer,
    kill: () => {
      kill()
      for (const channel of own) FakeChannel.open.delete(channel)
    },
  }
}

/** Closes the channels of all tabs. Called before each test. */
export const closeTabs = (): void => FakeChannel.open.clear()

/** Tells all tabs that the local storage has changed, as the browser does after a change in another tab. */
export const reportStorage = (): boolean => window.dispatchEvent(new StorageEvent('storage', { key: null }))
