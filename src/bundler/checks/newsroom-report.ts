import type { Problem } from '../../contract/problem.ts'

/** Something that a newsroom should know. A note is no mistake: it may be just what was wanted. */
export interface Finding extends Omit<Problem, 'severity' | 'file'> {
  readonly severity: 'error' | 'warning' | 'note'
  /** Path in the content folder; absent for what is in no single file. */
  readonly file?: string
  /** Other files of which it is true, too. */
  readonly files?: readonly string[]
  /** The address of a picture or a page of another site. */
  readonly address?: string
}

/** The name of a section never changes: programs and addresses use it. */
export type SectionKind =
  | 'problems'
  | 'duplicates'
  | 'pictures'
  | 'links'
  | 'logos'
  | 'topics'
  | 'events'
  | 'dates'
  | 'sizes'
  | 'corrections'

export interface Section {
  readonly kind: SectionKind
  /** As a heading: `Dead links`. */
  readonly title: string
  /** One sentence without a full stop, with the numbers: `3 of 17 outlets have no logo`. */
  readonly summary: string
  /** False when it was not looked at, since other sites would have to be asked. */
  readonly isChecked: boolean
  /** The most important first. */
  readonly findings: readonly Finding[]
}

/** How many events were reported by how many outlets independently. */
export interface Coverage {
  readonly events: number
  readonly oneOutlet: number
  readonly twoOutlets: number
  readonly moreOutlets: number
}

/** A kind of files of a site, as they are estimated. Files of the publisher are counted. */
export interface SitePart {
  readonly what: string
  readonly files: number
  readonly bytes: number
}

/** How much of what a host takes a site needs. */
export interface HostUse {
  readonly host: string
  readonly remark: string
  readonly isEnough: boolean
  readonly uses: readonly { readonly what: string; readonly used: number; readonly limit: number }[]
}

export interface SiteSizes {
  readonly files: number
  readonly bytes: number
  readonly parts: readonly SitePart[]
  readonly hosts: readonly HostUse[]
  /** The largest files of the publisher that are published. */
  readonly largest: readonly { readonly file: string; readonly bytes: number }[]
}

/** What a newsroom should know of its content folder. */
export interface NewsroomReport {
  /** The folder, as the command names it. */
  readonly content: string
  /** Title of the site. */
  readonly site: string
  /** When it was made: `2026-11-22T15:40:00Z`. */
  readonly time: string
  readonly counts: {
    readonly articles: number
    readonly outlets: number
    readonly topics: number
    readonly errors: number
    readonly warnings: number
    readonly notes: number
  }
  readonly coverage: Coverage
  readonly sizes: SiteSizes
  readonly sections: readonly Section[]
}
