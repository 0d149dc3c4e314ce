import { articleAddress } from '../addresses/article-address.ts'
import { fileNameOf } from '../addresses/file-name.ts'
import { pathKey } from '../addresses/site-path.ts'
import { parseArticle } from '../parse/parse.ts'
import { listContent } from '../read/list-content.ts'
import { readSource } from '../read/read-file.ts'
import type { Organization } from '../settings/read-organizations.ts'
import type { SourceTopic } from '../settings/read-topics.ts'
import { readSettings } from '../settings/settings.ts'
import { parseInstant } from '../values/instant.ts'
import { safeLink } from '../values/link.ts'
import { guidKey, linkKey } from './story-keys.ts'

/** What a publisher's folder has already. */
export interface KnownContent {
  /** Folder of new articles, with a slash at the end; empty for the folder itself. */
  readonly folder: string
  /** False for the folder of another system, which files of our format would make one of ours. */
  readonly hasOutlets: boolean
  /** Names of the stories that the folder has, see `storyKeys`. */
  readonly keys: ReadonlySet<string>
  /** Addresses of articles, see `pathKey`. */
  readonly addresses: Set<string>
  readonly topics: readonly SourceTopic[]
  readonly organizations: ReadonlyMap<string, Organization>
  readonly assets: ReadonlySet<string>
  readonly siteUrl: string | undefined
}

/** Fields with an address of the page, in our format and in those of others. `sourceUrl` is written by imports. */
const LINKS = [
  'webUrl',
  'originalUrl',
  'ampWebUrl',
  'cdnAmpWebUrl',
  'sourceUrl',
  'external_url',
  'link',
  'canonical_url',
]

/** Reads what an import must know of a publisher's folder. */
export function readKnownContent(content: string): KnownContent {
  const listing = listContent(content, true)
  const settings = readSettings(content, listing)
  const keys = new Set<string>()
  const addresses = new Set<string>()
  for (const { path } of listing.articles) {
    const source = readSource(content, path)
    if ('problem' in source) continue
    const result = parseArticle(source.file)
    if ('problems' in result) continue
    const { data } = result.parsed
    for (const name of LINKS) addLink(keys, data[name])
    addGuid(keys, data)
    const written = data['publishedDateTime'] ?? data['date']
    const time = parseInstant(typeof written === 'string' ? written : '')?.time ?? '1970-01-01T00:00:00Z'
    const file = fileNameOf(path)
    const { addresses: site } = settings.articleSite
    const title = typeof data['title'] === 'string' ? data['title'] : ''
    const { id, aliases } = articleAddress({ data, path, file, time, writtenDate: written, title, site })
    for (const one of [id, ...aliases]) addresses.add(pathKey(one))
  }
  const { layout } = listing
  return {
    folder: folderOf(listing.articles.map(({ path }) => path)),
    hasOutlets: layout === undefined || listing.articles.length === 0,
    keys,
    addresses,
    topics: settings.topics,
    organizations: settings.organizations,
    assets: new Set(settings.assets),
    siteUrl: settings.site.url,
  }
}

function addLink(keys: Set<string>, value: unknown): void {
  const link = typeof value === 'string' ? safeLink(value) : undefined
  const key = link && linkKey(link)
  if (key) keys.add(key)
}

/** Imports write the name that a feed gave a story without an address into `_id`. */
function addGuid(keys: Set<string>, data: Readonly<Record<string, unknown>>): void {
  const { _id: id, provider } = data
  const domain = typeof provider === 'object' && provider !== null && 'domain' in provider ? provider.domain : ''
  if (typeof id === 'string') keys.add(guidKey(String(domain), id))
}

/**
 * Returns the folder for new articles. Articles that are elsewhere would no longer be read if there were a `_news/`, so new
 * ones are then put beside most of them.
 */
function folderOf(paths: readonly string[]): string {
  if (paths.length === 0 || paths.some((path) => path.startsWith('_news/'))) return '_news/'
  const counts = new Map<string, number>()
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return first?.[0] ?? '_news/'
}
