/** How a site was made before it came to Broadsheet. Folders are relative to the content folder and end with a slash. */
export interface FormerSite {
  readonly generator: 'jekyll' | 'hugo' | 'eleventy' | 'astro'
  /** Folder of the site; empty when it is the content folder itself. */
  readonly base: string
  /** Folders with the texts, below which paths of files are paths of pages. */
  readonly content: readonly string[]
  /** Language tags by the folder of their articles. */
  readonly languages: Readonly<Record<string, string>>
  /** Languages with which names of files end: `fr` of `pier.fr.md`. */
  readonly suffixes: readonly string[]
  /** Language of the pages whose addresses do not begin with a language. */
  readonly language: string
  /** Pattern of the addresses of posts. */
  readonly permalink?: string
  /** Such patterns by section or collection. */
  readonly permalinks: Readonly<Record<string, string>>
}

/** What is known of a site's addresses when one of its articles is read. */
export interface SiteAddresses {
  /** Public addresses of the site, with their path and without a slash at the end: the present one and earlier ones. */
  readonly urls: readonly string[]
  /** Absent for a folder that was made for Broadsheet. */
  readonly former?: FormerSite
}
