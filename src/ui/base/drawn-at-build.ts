import { createContext, use } from 'react'

/** How a page was drawn at build. Everything that depends on the reader or on the time is drawn later. */
export interface DrawnAtBuild {
  /** In place of the time of the reader, in milliseconds since 1970. */
  readonly now: number
}

/** Undefined once the reader has taken the page over, and for pages that were not drawn at build. */
export const DrawnAtBuildContext = createContext<DrawnAtBuild | undefined>(undefined)

/** True while the page is as it was drawn at build. It then shows days in place of ages, which would soon be wrong. */
export const useIsDrawnAtBuild = (): boolean => use(DrawnAtBuildContext) !== undefined
