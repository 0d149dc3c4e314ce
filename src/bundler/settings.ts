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
export interface Settings {
  readonly own: OwnOutlet
  readonly sources: Omit<Sources, 'entries'>
}

export function readSettings(content: string, listing: Listing): Settings {
  const settings = readSources(
    content,
    [listing.site, listing.jekyll].filter((file) => file !== undefined),
  )
  const topicFiles = readSources(content, listing.topics)
  const organizationFiles = readSources(content, listing.organizations)
  const paths = listing.assets.map(({ path }) => path)
  const assets = new Assets(paths)
  const [file] = settings.files
  const { site, homeNames, problems } = listing.site ? readSite(file) : readSite(undefined, file)
  const topics = readTopics(topicFiles.files, assets)
  const organizations = readOrganizations(organizationFiles.files, assets)
  return {
    own: { title: site.title, domain: (site.url && domainOf(site.url)) || slugify(site.title) || 'site' },
    sources: {
      site,
      siteFile: listing.site?.path ?? 'site.yaml',
      homeNames,
      topics: topics.topics,
      organizations: organizations.organizations,
      assets: paths,
      problems: [
        ...listing.problems,
        ...settings.problems,
        ...topicFiles.problems,
        ...organizationFiles.problems,
        ...problems,
        ...topics.problems,
        ...organizations.problems,
      ],
    },
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
