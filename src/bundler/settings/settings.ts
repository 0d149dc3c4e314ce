import { domainOf } from '../../contract/addresses.ts'
import { Assets } from '../validate/assets.ts'
import type { Site } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import type { OwnOutlet } from '../validate/validate.ts'
import { slugify } from '../values/prose.ts'
import { type Organization, readOrganizations } from './organizations.ts'
import { type Listing, listContent } from '../read/listing.ts'
import { readSources } from '../read/read.ts'
import { readSite } from './site.ts'
import { type SourceTopic, readTopics } from './topics.ts'

/** What the folder says beside its articles. */
export interface Settings {
  readonly site: Site
  readonly siteFile: string
  /** Topics of the home page, as site.yaml names them. */
  readonly homeNames: readonly string[]
  readonly topics: readonly SourceTopic[]
  readonly organizations: ReadonlyMap<string, Organization>
  /** Paths below assets/. */
  readonly assets: readonly string[]
  /** Problems of the folder and of the files that are no articles. */
  readonly problems: readonly Problem[]
}

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
