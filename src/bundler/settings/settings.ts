import { domainOf } from '../../contract/addresses.ts'
import { siteAddresses } from '../addresses/former-site.ts'
import { Assets, assetRules } from '../values/assets.ts'
import type { Site } from '../../contract/edition.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { FieldSite } from '../adapt/field-site.ts'
import type { ArticleSite } from '../validate/validate.ts'
import { slugify } from '../values/prose.ts'
import { readAuthors } from './read-authors.ts'
import { readCascades } from './read-cascades.ts'
import { type Organization, readOrganizations } from './read-organizations.ts'
import type { ListedFile } from '../system/file-version.ts'
import { type Listing, listContent } from '../read/list-content.ts'
import { readSources } from '../read/read-file.ts'
import { readSite } from './read-site.ts'
import { type SectionTopic, readSections } from './read-sections.ts'
import { siteDefaults } from './site-defaults.ts'
import { type SourceTopic, readTopics } from './read-topics.ts'

/** Everything in the publisher's folder except the articles. */
export interface Settings {
  readonly site: Site
  readonly articleSite: ArticleSite
  readonly siteFile: string
  /** The topics of the home page, as they are written in site.yaml. */
  readonly homeNames: readonly string[]
  /** The most bands of the home page; absent when site.yaml does not say. */
  readonly bands?: number
  /** The declared topics. */
  readonly topics: readonly SourceTopic[]
  /** The declared outlets, by domain. */
  readonly organizations: ReadonlyMap<string, Organization>
  /** Paths of all files below assets/; in the folder of another system, of all files that articles may show. */
  readonly assets: readonly string[]
  /** Descriptions of topics by id, which the pages of sections have. */
  readonly sections: ReadonlyMap<string, SectionTopic>
  /** Pages of sections that are no articles. */
  readonly sectionFiles: readonly string[]
  /** True when no smaller copies of pictures are made. */
  readonly hasOriginalPictures: boolean
  /** Numbers of Markdown files that are not read, by folder. */
  readonly unread: NonNullable<Listing['unread']>
  /** Problems of the folder, and of the files that are not articles. */
  readonly problems: readonly FoundProblem[]
}

const pathsOf = (files: readonly (ListedFile | undefined)[]) => files.flatMap((file) => file?.path ?? [])

/**
 * @param content the publisher's folder
 * @param givenUrl address of the site that counts before the one in the folder
 */
export function readSettings(content: string, listing: Listing, givenUrl?: string): Settings {
  const siteFiles = readSources(content, pathsOf([listing.site, listing.jekyll]))
  const [siteFile] = siteFiles.files
  const { layout, generator } = listing
  const defaults = siteDefaults(generator)
  const read = listing.site ? readSite(siteFile, undefined, defaults) : readSite(undefined, siteFile, defaults)
  const url = givenUrl ?? read.site.url
  const site: Site = { ...read.site, ...(url !== undefined && { url }) }
  const { title } = site
  const language = layout?.language || read.site.locale
  const topicFiles = readSources(content, pathsOf(listing.topics))
  const organizationFiles = readSources(content, pathsOf(listing.organizations))
  const paths = pathsOf(listing.assets)
  const assets = new Assets(paths, undefined, assetRules(layout, generator))
  const sections = readSections(content, pathsOf(listing.sections ?? []), layout)
  const cascades = readCascades(content, pathsOf(listing.sections ?? []), listing.layout)
  const topics = readTopics(topicFiles.files, assets)
  const organizations = readOrganizations(organizationFiles.files, assets)
  const authors = readAuthors(readSources(content, pathsOf(listing.authors ?? [])).files)
  return {
    site,
    articleSite: {
      language,
      outlet: { title, domain: (url && domainOf(url)) || slugify(title) || 'site' },
      addresses: siteAddresses(url, layout && { ...layout, language }, generator),
      ...(layout && { layout: { ...layout, language, defaults: [...layout.defaults, ...cascades.defaults] } }),
      ...(generator && { generator }),
      ...fieldSite(read.fieldNames, authors, listing, url),
    },
    siteFile: listing.site?.path ?? 'site.yaml',
    homeNames: read.homeNames,
    ...(read.bands !== undefined && { bands: read.bands }),
    topics: topics.topics,
    organizations: organizations.organizations,
    assets: paths,
    sections,
    sectionFiles: pathsOf(listing.sections ?? []).filter((path) => /(?:^|\/)_index\.[^/]*$/i.test(path)),
    hasOriginalPictures: read.hasOriginalPictures ?? false,
    unread: listing.unread ?? [],
    problems: [
      ...listing.problems,
      ...topicFiles.problems,
      ...organizationFiles.problems,
      ...siteFiles.problems,
      ...read.problems,
      ...cascades.problems,
      ...topics.problems,
      ...organizations.problems,
    ],
  }
}

/** Adds the looks of the site, which were read by themselves. */
export const withLooks = (
  settings: Settings,
  looks: { readonly site: Partial<Site>; readonly problems: readonly FoundProblem[] },
): Settings => ({
  ...settings,
  site: { ...settings.site, ...looks.site, home: settings.site.home },
  problems: [...settings.problems, ...looks.problems],
})

/** Returns what changes how the fields of other systems are read, if anything does. */
function fieldSite(
  names: FieldSite['names'],
  authors: Readonly<Record<string, string>>,
  listing: Listing,
  url: string | undefined,
): Pick<ArticleSite, 'fields'> {
  const domain = url && domainOf(url)
  const isJekyll = listing.layout?.name === 'jekyll' || listing.jekyll !== undefined
  const fields: FieldSite = {
    ...(names && { names }),
    ...(Object.keys(authors).length > 0 && { authors }),
    ...(isJekyll && { isJekyll }),
    ...(listing.layout?.name === 'ghost' && { isGhost: true as const }),
    ...(domain && { domain }),
  }
  return Object.keys(fields).length > 0 ? { fields } : {}
}

/** Settings of site.yaml for the files around the index. */
export interface Publication {
  /** Origins that may frame embedded topics besides the site's own; undefined when every origin may. */
  readonly embedHosts: readonly string[] | undefined
  /** How many of the newest articles get an HTML page. */
  readonly pages: number
}

export function readPublication(content: string): Publication {
  const { site } = listContent(content, false)
  const [file] = readSources(content, pathsOf([site])).files
  const { embedHosts, pages } = readSite(file)
  return { embedHosts, pages }
}
