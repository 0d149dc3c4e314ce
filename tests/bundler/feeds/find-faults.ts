import { childTexts, parseJsonFeed, parseXml } from './feed-site.ts'

// The rules of the formats, by their specifications and the messages of the W3C's validator of feeds.

const isAddress = (text: string | null | undefined) => {
  if (!text || text !== text.trim() || !/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text)) return false
  return URL.canParse(text)
}
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** Calls a function with each rule that is broken. */
type Report = (rule: string, isKept: boolean | undefined) => void

function collect(check: (report: Report) => void): string[] {
  const faults: string[] = []
  check((rule, isKept) => {
    if (!isKept) faults.push(rule)
  })
  return faults
}

const isOnce = (texts: readonly string[]) => texts.length === 1 && texts[0]?.trim() !== ''
const areUnique = (texts: readonly unknown[]) => new Set(texts).size === texts.length

/** Finds what is wrong with a feed in RSS 2.0. */
const rssFaults = (text: string): string[] =>
  collect((report) => {
    const { documentElement: root } = parseXml(text)
    const [channel] = root.children
    report('the root is rss 2.0 with one channel', root.nodeName === 'rss' && root.getAttribute('version') === '2.0')
    if (!channel) return report('there is a channel', false)
    for (const name of ['title', 'link', 'description']) report(`channel: ${name}`, isOnce(childTexts(channel, name)))
    report('channel: link is an address', isAddress(childTexts(channel, 'link')[0]))
    report(
      'channel: language',
      childTexts(channel, 'language').every((one) => LANGUAGE.test(one)),
    )
    report(
      'channel: lastBuildDate',
      childTexts(channel, 'lastBuildDate').every((one) => RFC_822.test(one)),
    )
    const self = [...channel.children].filter(({ nodeName }) => nodeName === 'atom:link')
    report('channel: atom:link self', self.length === 1 && isAddress(self[0]?.getAttribute('href')))
    const items = [...channel.children].filter(({ nodeName }) => nodeName === 'item')
    report('guids are unique', areUnique(items.flatMap((item) => childTexts(item, 'guid'))))
    for (const item of items) {
      const at = childTexts(item, 'title')[0] ?? ''
      report(`${at}: title`, isOnce(childTexts(item, 'title')))
      for (const name of ['link', 'guid']) report(`${at}: ${name}`, isAddress(childTexts(item, name)[0]))
      report(`${at}: one description at most`, childTexts(item, 'description').length <= 1)
      report(`${at}: pubDate`, RFC_822.test(childTexts(item, 'pubDate')[0] ?? ''))
      for (const child of item.children) {
        const value = (name: string) => child.getAttribute(name)
        if (child.nodeName === 'source') report(`${at}: source`, isAddress(value('url')) && child.textContent !== '')
        if (child.nodeName === 'category') report(`${at}: category`, child.textContent?.trim() !== '')
        if (child.nodeName === 'media:content') report(`${at}: media`, isAddress(value('url')))
        if (child.nodeName === 'enclosure')
          report(
            `${at}: enclosure`,
            isAddress(value('url')) && MEDIA_TYPE.test(value('type') ?? '') && /^\d+$/.test(value('length') ?? ''),
          )
      }
    }
  })

/** Finds what is wrong with a feed in Atom. */
const atomFaults = (text: string): string[] =>
  collect((report) => {
    const { documentElement: feed } = parseXml(text)
    report('the root is feed', feed.nodeName === 'feed' && feed.namespaceURI === 'http://www.w3.org/2005/Atom')
    const entries = [...feed.children].filter(({ nodeName }) => nodeName === 'entry')
    report('ids are unique', areUnique(entries.flatMap((entry) => childTexts(entry, 'id'))))
    const links = (of: Element, rel: string) =>
      [...of.children].filter((child) => child.nodeName === 'link' && child.getAttribute('rel') === rel)
    report('feed: self', links(feed, 'self').length === 1)
    for (const part of [feed, ...entries]) {
      const at = childTexts(part, 'title')[0] ?? ''
      for (const name of ['id', 'title', 'updated']) report(`${at}: ${name}`, isOnce(childTexts(part, name)))
      report(`${at}: id is an address`, isAddress(childTexts(part, 'id')[0]))
      for (const name of ['updated', 'published'])
        report(
          `${at}: ${name} is a time`,
          childTexts(part, name).every((one) => RFC_3339.test(one)),
        )
      report(
        `${at}: author`,
        [...part.children].some((child) => child.nodeName === 'author' && isOnce(childTexts(child, 'name'))),
      )
      report(`${at}: one alternate`, links(part, 'alternate').length === 1)
      for (const link of [...part.children].filter(({ nodeName }) => nodeName === 'link'))
        report(`${at}: link`, isAddress(link.getAttribute('href')))
      for (const category of [...part.children].filter(({ nodeName }) => nodeName === 'category'))
        report(`${at}: category`, category.getAttribute('term') !== '')
      report(`${at}: one content at most`, childTexts(part, 'content').length <= 1)
    }
  })

/** Finds what is wrong with a JSON Feed of version 1.1. */
const jsonFaults = (text: string): string[] =>
  collect((report) => {
    const feed = parseJsonFeed(text)
    report('version', feed.version === 'https://jsonfeed.org/version/1.1')
    report('title', typeof feed.title === 'string' && feed.title !== '')
    report('addresses', isAddress(feed.home_page_url) && isAddress(feed.feed_url))
    report(
      'extensions begin with an underscore',
      Object.keys(feed).every((key) => /^[a-z_]+$/.test(key)),
    )
    report('ids are unique', areUnique(feed.items.map(({ id }) => id)))
    for (const item of feed.items) {
      const at = String(item['title'])
      const isText = (name: string) => typeof item[name] === 'string' && item[name] !== ''
      report(`${at}: id`, isText('id'))
      report(`${at}: one content`, isText('content_text') !== isText('content_html'))
      for (const name of ['url', 'external_url', 'image'])
        report(`${at}: ${name}`, !(name in item) || isAddress(String(item[name])))
      for (const name of ['date_published', 'date_modified'])
        report(`${at}: ${name}`, !(name in item) || RFC_3339.test(String(item[name])))
      const { authors = [], tags = [] } = item as { authors?: { name?: unknown }[]; tags?: unknown[] }
      report(
        `${at}: authors`,
        authors.every(({ name }) => typeof name === 'string' && name !== ''),
      )
      report(
        `${at}: tags`,
        tags.every((tag) => typeof tag === 'string' && tag !== ''),
      )
    }
  })

/** Finds what is wrong with a list of feeds in OPML 2.0. */
const opmlFaults = (text: string): string[] =>
  collect((report) => {
    const { documentElement: root } = parseXml(text)
    report('the root is opml 2.0', root.nodeName === 'opml' && root.getAttribute('version') === '2.0')
    report('it has a head and a body', [...root.children].map(({ nodeName }) => nodeName).join() === 'head,body')
    for (const outline of root.querySelectorAll('outline')) {
      const text = outline.getAttribute('text')
      report('outline: text', Boolean(text))
      if (outline.getAttribute('type') !== 'rss') continue
      report(`${text}: xmlUrl`, isAddress(outline.getAttribute('xmlUrl')))
      report(`${text}: htmlUrl`, isAddress(outline.getAttribute('htmlUrl')))
    }
  })

/** Finds what is wrong with a file of feeds, by the ending of its name. */
export function faultsOf(path: string, text: string): string[] {
  if (path.endsWith('.opml')) return opmlFaults(text)
  if (path.endsWith('.json')) return jsonFaults(text)
  return path.endsWith('.atom') ? atomFaults(text) : rssFaults(text)
}
