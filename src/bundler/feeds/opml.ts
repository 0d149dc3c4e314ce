import { generateOpml } from 'feedsmith'
import type { PublicSite } from './feed-item.ts'
import type { FeedHead } from './feed-head.ts'
import { markXml } from './feed-file.ts'

/** Makes the list of all feeds in OPML 2.0, http://opml.org/spec2.opml, which readers of feeds import. They become one folder. */
export function opml(site: PublicSite, heads: readonly FeedHead[], inputs: string): string {
  const outlines = heads.map(({ title, page, addressOf }) => ({
    text: title,
    title,
    type: 'rss',
    xmlUrl: addressOf('rss'),
    htmlUrl: page,
  }))
  const [first] = heads
  const name = first?.title ?? site.url
  const list = { head: { title: name }, body: { outlines: [{ text: name, outlines }] } }
  return markXml(generateOpml(list), inputs)
}
