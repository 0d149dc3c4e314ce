import { type ComponentType, createContext } from 'react'

/** Components that report on the device: its connection, newer editions and newer versions of the reader. */
export interface DeviceViews {
  readonly Banner: ComponentType
  readonly Notices: ComponentType
  readonly RefreshButton: ComponentType
}

/**
 * Provided by `app/main.tsx`. Undefined until the background tasks have loaded: the components have nothing to show
 * before, and stay out of the initial script.
 */
export const DeviceViewsContext = createContext<DeviceViews | undefined>(undefined)
