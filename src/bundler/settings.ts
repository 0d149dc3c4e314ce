import { domainOf } from '../contract/addresses.ts'
import { Assets } from './assets.ts'
import type { OwnOutlet } from './entry.ts'
import type { Sources } from './join.ts'
import { slugify } from './prose.ts'
import { readOrganizations } from './providers.ts'
import { type Listing, listContent } from './listing.ts'
import { readSources } from './read.ts'
import { readSite } from './site.ts'
import { readTopics } from './topics.ts'

/** What the folder says beside its articles. */
export type Settings = Omit<Sources, 'entries'>

function readSiteOf(content: string, listing: Listing) {
  const { files, problems } = readSources(
    content,
    [listing.site, listing.jekyll].filter((file) => file !== undefined),
  )
  const [file] = files
  const read = listing.site ? readSite(file) : readSite(undefined, file)
  return { ...read, problems: [...problems, ...read.problems] }
}

/** All of the settings that articles are read with. */
export function readOwnOutlet(content: string, listing: Listing): OwnOutlet {
  const { title, url } = readSiteOf(content, listing).site
  return { title, domain: (url && domainOf(url)) || slugify(title) || 'site' }
}

export function readSettings(content: string, listing: Listing): Settings {
  const topicFiles = readSources(content, listing.topics)
  const organizationFiles = readSources(content, listing.organizations)
  const paths = listing.assets.map(({ path }) => path)
  const assets = new Assets(paths)
  const { site, homeNames, problems } = readSiteOf(content, listing)
  const topics = readTopics(topicFiles.files, assets)
  const organizations = readOrganizations(organizationFiles.files, assets)
  return {
    site,
    siteFile: listing.site?.path ?? 'site.yaml',
    homeNames,
    topics: topics.topics,
    organizations: organizations.organizations,
    assets: paths,
    problems: [
      ...listing.problems,
      ...topicFiles.problems,
      ...organizationFiles.problems,
      ...problems,
      ...topics.problems,
      ...organizations.problems,
    ],
  }
}

/** What site.yaml says of the files around the index. */
export interface Publication {
  /** Origins that may frame embedded topics besides our own; everybody when it does not say. */
  readonly embedHosts: readonly string[] | undefined
  /** How many articles, the newest, get a page of their own. */
  readonly pages: number
}

export function readPublication(content: string): Publication {
  const { site } = listContent(content, false)
  const [file] = site ? readSources(content, [site]).files : []
  const { embedHosts, pages } = readSite(file)
  return { embedHosts, pages }
}
