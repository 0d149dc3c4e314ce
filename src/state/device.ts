import { type ComponentType, useSyncExternalStore } from 'react'

/** What a new edition brings, as counted on this device. */
export interface EditionNews {
  readonly edition: string
  readonly added: number
  readonly updated: number
  /** New stories of events of which the reader has read something. */
  readonly joined: number
}

/** How far the whole edition is on this device. */
export type Keeping =
  | { readonly is: 'off' }
  /** Stories done and all of them. */
  | { readonly is: 'working'; readonly done: number; readonly total: number }
  | { readonly is: 'whole'; readonly edition: string; readonly bytes: number }
  | { readonly is: 'stopped'; readonly why: 'cancelled' | 'unreachable' | 'full' | 'unsupported' }

/** What this device knows of its connection, of new editions and of new versions of the reader. */
export interface Device {
  /** What says so on the page: it comes with the companion, since nothing is to be said before. */
  readonly parts?: { readonly Banner: ComponentType; readonly Notices: ComponentType; readonly Refresh: ComponentType }
  /** When any of it changed, in milliseconds since 1970: what ages are counted from. */
  readonly at: number
  readonly isOnline: boolean
  /** When the server last said which edition is the newest, in milliseconds since 1970. */
  readonly checkedAt?: number | undefined
  readonly news?: EditionNews | undefined
  /** A new version of the reader: it waits to be let in, or another tab let it in. */
  readonly update?: 'waiting' | 'replaced' | undefined
  readonly keeping: Keeping
  /** There is a worker, so pages open without a connection. */
  readonly opensOffline: boolean
  /** The browser would install the reader; `offered` when it is time to say so. */
  readonly install?: 'possible' | 'offered' | undefined
  /** Said once, and gone by itself. */
  readonly note?: string | undefined
  /** Takes back what the note says. */
  readonly undo?: (() => void) | undefined
}

/** What can be done about it; the companion does it, see `app/companion.ts`. */
export interface DeviceActions {
  readonly showNews: () => void
  readonly check: () => Promise<void>
  readonly activate: () => void
  readonly later: () => void
  readonly keep: () => void
  readonly stopKeeping: () => void
  readonly install: () => void
  readonly neverInstall: () => void
}

/** Whether the reader runs in a window of its own, without a browser's buttons. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches

let current: Device = { at: Date.now(), isOnline: true, keeping: { is: 'off' }, opensOffline: false }
let actions: DeviceActions | undefined
const listeners = new Set<() => void>()

export function setDevice(change: Partial<Device>): void {
  current = { ...current, ...change, at: Date.now() }
  for (const listener of listeners) listener()
}

export function provideActions(all: DeviceActions): void {
  actions = all
}

/** Undefined until the companion is there. */
export const deviceActions = (): DeviceActions | undefined => actions

export const getDevice = (): Device => current

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDevice(): Device {
  return useSyncExternalStore(subscribe, getDevice)
}
