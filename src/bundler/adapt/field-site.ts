/** What renaming the fields of an article must know of its site. */
export interface FieldSite {
  /** Names that site.yaml gives to fields of the format: `excerpt` → `standfirst`, `meta.teaser`. */
  readonly names?: Readonly<Record<string, readonly string[]>>
  /** Names of authors by their keys, in lower case. */
  readonly authors?: Readonly<Record<string, string>>
  /** True for a folder of Jekyll, where a text with spaces is a list of tags or categories. */
  readonly isJekyll?: true
  /** True for an export of Ghost, where tags that begin with `#` are meant for the editors alone. */
  readonly isGhost?: true
  /** The site's own domain, if it has a public address. */
  readonly domain?: string
}
