/** How a site looks, as far as its stylesheet does not say it. */
export interface SiteLooks {
  /** Accent colour of the site, `#rrggbb`. */
  readonly accent?: string
  /** The text of the masthead, where it is not the title. */
  readonly nameplate?: string
  /** `viewBox` of the publisher's own drawing for the masthead, which every page has as `#nameplate`. */
  readonly nameplateBox?: string
  /** Links at the foot of every page. */
  readonly footer?: readonly FooterLink[]
  /** How the interface is until a reader chooses. */
  readonly interface?: InterfaceDefaults
}

/** A link of the publisher. An address that begins with a slash is a path below the base path of the site. */
export interface FooterLink {
  readonly label: string
  readonly url: string
}

/** The preferences that a publisher may set. A choice of the reader counts before them. */
export interface InterfaceDefaults {
  readonly density?: 'cards' | 'compact' | 'headlines'
  /** Of the languages of the interface; that of the reader's browser when absent. */
  readonly language?: string
}
