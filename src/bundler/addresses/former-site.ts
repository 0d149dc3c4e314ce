/** How a site was made before it came to Broadsheet. Folders are relative to the content folder and end with a slash. */
export interface FormerSite {
  readonly generator: 'jekyll' | 'hugo' | 'eleventy' | 'astro' | 'ghost'
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
  /** IANA name of the time zone of the days in addresses; absent when they are as the author wrote them. */
  readonly timeZone?: string
}

/** What is known of a site's addresses when one of its articles is read. */
export interface SiteAddresses {
  /** Public addresses of the site, with their path and without a slash at the end: the present one, then the earlier one. */
  readonly urls: readonly string[]
  /** Absent for a folder that was made for Broadsheet, and when the system that made it is not known. */
  readonly former?: FormerSite
  /** True when another program wrote the folder, but which addresses it made is not known. */
  readonly isUnknown?: boolean
}

/** The layout of a folder, as far as addresses depend on it. */
interface SiteLayout extends Pick<FormerSite, 'base' | 'content' | 'languages' | 'suffixes' | 'language'> {
  readonly name: string
}

/** What the generator's own file says of addresses. */
interface GeneratorAddresses {
  readonly url?: string
  /** Path of the site on its host: `/blog`. */
  readonly base?: string
  readonly permalink?: string
  readonly permalinks?: Readonly<Record<string, string>>
  readonly zone?: { readonly name: string }
}

const GENERATORS: readonly FormerSite['generator'][] = ['jekyll', 'hugo', 'eleventy', 'astro', 'ghost']

/**
 * Puts together what is known of a site's addresses.
 * @param url address of the site in `site.yaml`
 * @param layout that of the folder; absent for our own
 */
export function siteAddresses(
  url: string | undefined,
  layout?: SiteLayout,
  { permalink, permalinks = {}, zone, ...former }: GeneratorAddresses = {},
): SiteAddresses {
  const base = former.base?.replace(/^\/*|\/*$/g, '') ?? ''
  const host = former.url?.replace(/\/+$/, '')
  const withPath = host === undefined || base === '' || host.endsWith(`/${base}`) ? host : `${host}/${base}`
  const urls = [...new Set([url, withPath].flatMap((one) => one || []))]
  // Hexo makes addresses of a pattern, as Jekyll does.
  const name = layout?.name === 'hexo' ? 'jekyll' : layout?.name
  const generator = GENERATORS.find((one) => one === name)
  if (!layout || !generator) return { urls, ...(layout && { isUnknown: true }) }
  const { base: folder, content, languages, suffixes, language } = layout
  return {
    urls,
    former: {
      generator,
      base: folder,
      content,
      languages,
      suffixes,
      language,
      permalinks,
      ...(permalink !== undefined && { permalink }),
      ...(zone && generator === 'jekyll' && { timeZone: zone.name }),
    },
  }
}
