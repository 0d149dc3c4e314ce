import { sourcePath, topicPath } from '../../contract/addresses.ts'
import type { Topic } from '../../contract/edition.ts'
import { type FeedFormat, type FeedSubject, feedPath } from '../../contract/feeds.ts'
import type { Outlet } from '../../contract/volume.ts'
import { type PublicSite, clean } from './feed-item.ts'

/** What a feed says about itself. */
export interface FeedHead {
  readonly title: string
  readonly description: string
  /** Address of the list's page on this site. */
  readonly page: string
  /** Address of the feed in a format. */
  readonly addressOf: (format: FeedFormat) => string
}

export function feedHead(
  site: PublicSite,
  subject: FeedSubject,
  topicOf: (id: string) => Topic | undefined,
  outletOf: (domain: string) => Outlet | undefined,
): FeedHead {
  const { name, about, path } = describe(subject, topicOf, outletOf)
  const title = clean(name === undefined ? site.title : `${name} · ${site.title}`)
  return {
    title,
    // RSS demands a description.
    description: clean((name === undefined ? site.description : about) ?? '').trim() || title,
    page: site.url + path,
    addressOf: (format) => site.url + feedPath(subject, format),
  }
}

/** The name is undefined for the site itself. */
function describe(
  subject: FeedSubject,
  topicOf: (id: string) => Topic | undefined,
  outletOf: (domain: string) => Outlet | undefined,
): { readonly name?: string; readonly about?: string | undefined; readonly path: string } {
  if (subject.kind === 'site') return { path: '/' }
  if (subject.kind === 'topic') {
    const topic = topicOf(subject.id)
    return { name: topic?.name ?? subject.id, about: topic?.description, path: topicPath(subject.id) }
  }
  const outlet = outletOf(subject.domain)
  return { name: outlet?.name ?? subject.domain, about: outlet?.description, path: sourcePath(subject.domain) }
}

/** The picture of the site that is beside every build, see `public/icons`. */
export const iconOf = ({ url }: PublicSite) => `${url}/icons/any-512.png`

/** Time of the newest story or of the newest change; undefined without stories. It is no build time, so the same stories give the same bytes. */
export const updatedOf = (items: readonly { readonly updated: string; readonly time: string }[]): string | undefined =>
  items.reduce<string | undefined>((newest, { updated, time }) => {
    const last = updated > time ? updated : time
    return newest === undefined || last > newest ? last : newest
  }, undefined)
