import { useSyncExternalStore } from 'react'

/** How a newer edition differs from the one that is shown, in numbers of stories. */
export interface EditionNews {
  readonly edition: string
  readonly added: number
  readonly updated: number
  /** New stories about an event of which the reader has opened another story. */
  readonly joined: number
}

/** State of the download of the whole edition to this device. */
export type DownloadState =
  | { readonly status: 'none' }
  /** `done` and `total` count stories. */
  | { readonly status: 'running'; readonly done: number; readonly total: number }
  | { readonly status: 'complete'; readonly edition: string; readonly bytes: number }
  | { readonly status: 'stopped'; readonly reason: 'cancelled' | 'unreachable' | 'full' | 'unsupported' }

/** State of this device: its connection, newer editions, newer versions of the reader, the download. */
export interface Device {
  /** When this state last changed, in milliseconds since 1970. Ages on the page are counted from it. */
  readonly changedAt: number
  readonly isOnline: boolean
  /** When the server last answered which edition is the newest, in milliseconds since 1970. */
  readonly checkedAt?: number | undefined
  readonly news?: EditionNews | undefined
  /** `waiting`: a new version can be activated. `replaced`: another tab has activated it already. */
  readonly update?: 'waiting' | 'replaced' | undefined
  readonly download: DownloadState
  /** True when a service worker is active, so that pages open without a connection. */
  readonly opensOffline: boolean
  /** `possible`: the browser can install the reader. `offered`: a notice offers it as well. */
  readonly install?: 'possible' | 'offered' | undefined
  /** A message to the reader that disappears after a few seconds. */
  readonly note?: string | undefined
  /** Undoes what the note reports. */
  readonly undo?: (() => void) | undefined
}

/** What the reader can do about the device. `app/background-tasks.ts` implements it. */
export interface DeviceActions {
  readonly showNews: () => void
  /** Counts the newer edition anew, after the reader has hidden something. */
  readonly countNews: () => void
  readonly checkForUpdates: () => Promise<void>
  readonly activateUpdate: () => void
  readonly postponeUpdate: () => void
  readonly startDownload: () => void
  /** Stops a running download and deletes what is on the device. */
  readonly removeDownload: () => void
  readonly install: () => void
  readonly declineInstall: () => void
}

/** True when the reader runs as an installed app, in a window without the browser's buttons. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches

/** Also what a page that was drawn at build shows. */
const FIRST: Device = {
  changedAt: Date.now(),
  isOnline: true,
  download: { status: 'none' },
  opensOffline: false,
}
let current = FIRST
let actions: DeviceActions | undefined
const listeners = new Set<() => void>()

export function setDevice(change: Partial<Device>): void {
  current = { ...current, ...change, changedAt: Date.now() }
  for (const listener of listeners) listener()
}

export function setDeviceActions(all: DeviceActions): void {
  actions = all
}

/** Undefined until the background tasks have started. */
export const deviceActions = (): DeviceActions | undefined => actions

export const getDevice = (): Device => current

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDevice(): Device {
  return useSyncExternalStore(subscribe, getDevice, () => FIRST)
}
