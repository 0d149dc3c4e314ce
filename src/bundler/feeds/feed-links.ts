import type { Site } from '../../contract/edition.ts'
import { FEED_FORMATS, FEED_FORMAT_NAMES, type FeedSubject, feedPath, hasFeeds } from '../../contract/feeds.ts'
import { matchRoute } from '../../contract/routes.ts'
import { escapeHtml } from '../values/escape-html.ts'

/**
 * Returns the elements by which programs find the feeds of a page: those of its list first, then those of the site. None for a
 * site without an address, which has no feeds.
 * @param path of the page below the site's address
 * @param name of the topic, for a topic's page
 */
export function feedLinks({ title, url }: Pick<Site, 'title' | 'url'>, path = '/', name?: string): string[] {
  if (url === undefined) return []
  const links = (subject: FeedSubject, of: string) =>
    FEED_FORMAT_NAMES.map((format) => {
      const { type, name: formatName } = FEED_FORMATS[format]
      return `<link rel="alternate" type="${type}" href="${escapeHtml(url + feedPath(subject, format))}" title="${escapeHtml(`${of} (${formatName})`)}" />`
    })
  const route = matchRoute(path, '')
  const subject = route.screen === 'topic' ? ({ kind: 'topic', id: route.id } as const) : undefined
  const ofList = subject && hasFeeds(subject) ? links(subject, `${name ?? subject.id} · ${title}`) : []
  return [...ofList, ...links({ kind: 'site' }, title)]
}
