import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articlePath, topicPath } from '../../contract/addresses.ts'
import type { Manifest, Part, Story } from '../../contract/edition.ts'
import { fingerprintOf } from '../system/hash.ts'
import { pruneBuiltFiles, writeBuiltFile } from '../write/built-files.ts'
import { EditionReader, dateOf } from './edition-reader.ts'
import { isSafeId, isSafeName } from './safe-name.ts'
import { isBuiltRobots, robotsTxt } from './robots.ts'
import {
  type NewsAddress,
  type SitemapAddress,
  isBuiltSitemap,
  newsSitemapXml,
  sitemapIndexXml,
  sitemapStart,
  sitemapXml,
} from './sitemap.ts'

const SITEMAP = 'sitemap.xml'
/**
 * The protocol allows 50,000. Every new article changes this file, so that larger editions are divided as the index is, and
 * only the sitemap of the newest part changes.
 */
const MAX_IN_ONE_SITEMAP = 10_000
const NEWS_HOURS = 48
/** Limit of a news sitemap. */
const MAX_NEWS = 1000
const MS_PER_HOUR = 3_600_000

/** A sitemap that lists addresses of an edition. They are read only when it must be written. */
interface Sitemap {
  readonly name: string
  /** Everything that its addresses depend on. */
  readonly inputs: string
  readonly addresses: () => readonly SitemapAddress[]
}

/**
 * Writes what search engines look for: sitemaps, and `robots.txt`, which names them. Removes sitemaps that are no longer
 * needed. A site whose address is not known has no sitemaps.
 * @param out folder of the site, in which the index is already
 * @param now the time from which the last two days are counted
 * @returns files that were not written because a file of other origin is in their place
 */
export function writeSearchFiles(out: string, now = new Date()): string[] {
  const edition = new EditionReader(out)
  const { url } = edition.manifest.site
  const wanted = new Set<string>()
  const foreign: string[] = []
  const write = (name: string, text: string) => {
    wanted.add(name)
    if (!writeBuiltFile(out, name, text, isBuiltSitemap)) foreign.push(name)
  }
  const announced: string[] = []
  if (url !== undefined) {
    const sitemaps = sitemapsOf(edition)
    for (const { name, inputs, addresses } of sitemaps) {
      const start = sitemapStart(fingerprintOf(`${url} ${inputs}`))
      if (startsWith(join(out, name), start)) wanted.add(name)
      else write(name, sitemapXml(start, url, addresses()))
    }
    const names = sitemaps.map(({ name }) => name)
    if (!names.includes(SITEMAP)) write(SITEMAP, sitemapIndexXml(url, names))
    announced.push(SITEMAP)
    for (const [name, articles] of newsSitemaps(edition, now)) {
      write(name, newsSitemapXml(url, edition.manifest.site.title, articles))
      announced.push(name)
    }
  }
  pruneBuiltFiles(out, { folders: [], ending: '.xml', isBuilt: isBuiltSitemap }, (path) => wanted.has(path))
  // A publisher who has a robots.txt has written it on purpose, so that it is kept without a word.
  writeBuiltFile(out, 'robots.txt', robotsTxt(announced.map((name) => `${url}/${name}`)), isBuiltRobots)
  return foreign
}

/** True for a file that begins with a text. A link is never followed. */
function startsWith(file: string, start: string): boolean {
  return existsSync(file) && lstatSync(file).isFile() && readFileSync(file, 'utf8').startsWith(start)
}

function sitemapsOf(edition: EditionReader): Sitemap[] {
  const { manifest } = edition
  const pages: Sitemap = {
    name: 'sitemap-pages.xml',
    inputs: JSON.stringify([manifest.newest, manifest.topics.map(({ id, front }) => [id, front])]),
    addresses: () => pagesOf(edition),
  }
  const parts = manifest.parts.map(
    (part): Sitemap => ({
      name: `sitemap-${part.key}.xml`,
      inputs: part.directory,
      addresses: () => articlesOf(edition, part),
    }),
  )
  const all = [pages, ...parts]
  if (1 + manifest.topics.length + manifest.counts.articles > MAX_IN_ONE_SITEMAP) return all
  const inputs = all.map((sitemap) => sitemap.inputs).join()
  return [{ name: SITEMAP, inputs, addresses: () => all.flatMap(({ addresses }) => addresses()) }]
}

const addressOf = (story: Story): SitemapAddress => ({
  path: articlePath(story.id),
  changed: story.updated ?? dateOf(story),
})

/** The articles of a part, oldest first. */
function articlesOf(edition: EditionReader, part: Part): SitemapAddress[] {
  const addresses: SitemapAddress[] = []
  for (const { stories } of edition.storyShards(part))
    for (const story of stories) if (isSafeId(story.id)) addresses.push(addressOf(story))
  return addresses.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The front page and the topics. They change with their newest story. */
function pagesOf(edition: EditionReader): SitemapAddress[] {
  const { topics, newest } = edition.manifest
  return [
    { path: '/', changed: newest },
    ...topics.filter(isListed).map((topic) => {
      const [card] = edition.topicFront(topic).cards
      return { path: topicPath(topic.id), changed: card && dateOf(card) }
    }),
  ]
}

const isListed = ({ id, count }: Manifest['topics'][number]) => count > 0 && isSafeName(id)

/** Returns the news sitemaps: none when there is no news, since a sitemap without addresses would be a mistake. */
function newsSitemaps(edition: EditionReader, now: Date): [name: string, articles: NewsAddress[]][] {
  const hoursAgo = (hours: number) => `${new Date(now.getTime() - hours * MS_PER_HOUR).toISOString().slice(0, 19)}Z`
  const [since, until] = [hoursAgo(NEWS_HOURS), hoursAgo(0)]
  // In another time zone, the day in an address differs from that of the time.
  const firstDay = hoursAgo(NEWS_HOURS + 24)
    .slice(0, 10)
    .replaceAll('-', '/')
  const found: Story[] = []
  for (const { stories } of edition.newestShards()) {
    if (stories.every(({ id }) => id < firstDay)) break
    found.push(...stories.filter(({ id, time }) => time >= since && time <= until && isSafeId(id)))
  }
  const articles = found
    .sort((a, b) => (a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time > b.time ? -1 : 1))
    .map((story) => ({
      path: articlePath(story.id),
      title: story.title,
      published: dateOf(story),
      locale: story.locale ?? edition.manifest.site.locale,
    }))
  return Array.from({ length: Math.ceil(articles.length / MAX_NEWS) }, (_, at) => [
    `sitemap-news${at === 0 ? '' : `-${at + 1}`}.xml`,
    articles.slice(at * MAX_NEWS, (at + 1) * MAX_NEWS),
  ])
}
