import { type ComponentType, createContext } from 'react'

/** Components that are loaded after the first screen: what reports on the device, and the keys. */
export interface DeviceViews {
  readonly Banner: ComponentType
  readonly Notices: ComponentType
  readonly RefreshButton: ComponentType
  readonly KeyCommands: ComponentType<{ readonly onTopics: () => void }>
}

/**
 * Provided by `app/main.tsx`. Undefined until the background tasks have loaded: the components have nothing to show
 * before, and stay out of the initial script.
 */
export const DeviceViewsContext = createContext<DeviceViews | undefined>(undefined)
