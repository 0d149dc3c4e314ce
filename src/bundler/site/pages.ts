import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  INDEX_FOLDER,
  MANIFEST_FILE,
  SITE_FRONT_KEY,
  articlePath,
  domainOf,
  indexFilePath,
  oembedPath,
  topicPath,
} from '../../contract/addresses.ts'
import type {
  CardShard,
  Front,
  Manifest,
  Picture,
  Provider,
  Site,
  Story,
  StoryShard,
  Topic,
} from '../../contract/edition.ts'
import type { Directory } from '../../contract/part.ts'
import { embedPath } from '../../contract/embed.ts'
import { compareLatest } from '../../contract/order.ts'
import { withMetaPolicy } from './headers.ts'
import type { Translations } from '../links/translations.ts'
import { isMovedPage } from './moved-pages.ts'
import { dateOf } from '../previews/edition-reader.ts'
import { isSafeId, isSafeName } from '../previews/safe-name.ts'
import { type BuiltFileKind, pruneBuiltFiles, writeBuiltFile } from '../write/built-files.ts'
import type { CardFiles } from '../previews/card-files.ts'
import { articleCard, siteCard, topicCard, withCard } from '../previews/page-cards.ts'
import { describeSite, escapeHtml } from '../previews/page-head.ts'
import { articleData, siteData, topicData } from '../previews/structured-data.ts'
import { type PageContent, isBuiltPage, pageHtml } from './page-html.ts'

interface PagesInput {
  /** The built index.html, without a policy. */
  readonly html: string
  /** Folder of the site, in which the index is already. */
  readonly out: string
  /** Base path of the site, with slashes at both ends. */
  readonly base: string
  /** Number of articles that get a page of their own: the newest. */
  readonly maxArticles: number
  readonly translations?: readonly Translations[]
  /** Where pages without a picture get a card; absent when there are none. */
  readonly cards?: CardFiles | undefined
}

interface Pages {
  /** Text of index.html. */
  readonly home: string
  /** Paths of pages that were not written because a file of other origin is in their place. */
  readonly foreign: string[]
}

/** Number of headlines on a page that is read without scripts. */
const MAX_HEADLINES = 12
const CACHE_SECONDS = 3600
const OEMBED_START = '{"version":"1.0","type":"link","provider_name":'

const YEAR = /^\d{4}$/
const MONTH_OR_DAY = /^\d\d$/
const PAGE = { ending: '.html', isBuilt: isBuiltPage }
const OEMBED = { ending: '.json', isBuilt: (text: string) => text.startsWith(OEMBED_START) }
/** All kinds of files that are written here, so that those of earlier builds are found. */
const KINDS: readonly BuiltFileKind[] = [
  { folders: [/^topics$/], ...PAGE },
  { folders: [YEAR, MONTH_OR_DAY, MONTH_OR_DAY], ...PAGE },
  { folders: [/^oembed$/, YEAR, MONTH_OR_DAY, MONTH_OR_DAY], ...OEMBED },
]

/**
 * Writes the pages of topics and of the newest articles, each with its own head and readable without scripts, and the oEmbed
 * documents of the articles. Removes pages that are no longer published.
 */
export function writePages({ html, out, base, maxArticles, translations = [], cards }: PagesInput): Pages {
  // The index is not checked, since this build has written it.
  const read = (path: string) => readFileSync(join(out, INDEX_FOLDER, path), 'utf8')
  const manifest = JSON.parse(read(MANIFEST_FILE)) as Manifest
  const { site, topics } = manifest
  const render = (content: PageContent) => withMetaPolicy(pageHtml(html, site, content), html)
  const frontOf = (key: string, hash: string) => JSON.parse(read(indexFilePath('fronts', key, hash))) as Front
  const languages = new Map(translations.flatMap((group) => group.map(([, id]) => [id, group] as const)))
  const wanted = new Set<string>()
  const foreign: string[] = []
  const write = (path: string, text: string, { isBuilt }: Pick<BuiltFileKind, 'isBuilt'>) => {
    wanted.add(path.normalize())
    // An article may now be at an address that led to another one.
    if (!writeBuiltFile(out, path, text, (old) => isBuilt(old) || isMovedPage(old))) foreign.push(path)
  }

  for (const topic of topics) {
    if (isSafeName(topic.id))
      write(
        `topics/${topic.id}.html`,
        render(
          withCard(topicContent(manifest, topic, frontOf(topic.id, topic.front), base), cards, () =>
            topicCard(manifest, topic),
          ),
        ),
        PAGE,
      )
  }
  for (const { story, providers } of newestStories(manifest, read, maxArticles)) {
    if (!isSafeId(story.id)) continue
    const provider = providers[story.provider]
    const content = articleContent(manifest, story, providers, base, languages.get(story.id))
    write(`${story.id}.html`, render(withCard(content, cards, () => articleCard(manifest, story, provider))), PAGE)
    if (site.url) write(`oembed/${story.id}.json`, oembedJson(site, site.url, story, provider), OEMBED)
  }
  for (const kind of KINDS) pruneBuiltFiles(out, kind, (path) => wanted.has(path))
  const home = homeContent(manifest, frontOf(SITE_FRONT_KEY, manifest.front), base)
  return { home: render(withCard(home, cards, () => siteCard(manifest))), foreign }
}

/** A story with the providers of its shard, to which its numbers of providers refer. */
interface StoryWithProviders {
  readonly story: Story
  readonly providers: readonly Provider[]
}

/**
 * Returns the newest stories by the day in their address. The index is divided by that day, so only the shards of these
 * stories are read.
 */
function newestStories(manifest: Manifest, read: (path: string) => string, limit: number): StoryWithProviders[] {
  const found: StoryWithProviders[] = []
  for (const part of manifest.parts.toReversed()) {
    if (found.length >= limit) break
    const { stories: shards } = JSON.parse(read(indexFilePath('directory', part.key, part.directory))) as Directory
    for (const place of shards.toReversed()) {
      if (found.length >= limit) break
      const { stories, providers } = JSON.parse(read(indexFilePath('stories', ...place))) as StoryShard
      const dayOf = ({ id }: Story) => id.slice(0, 10)
      const sorted = stories.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || compareLatest(a, b))
      found.push(...sorted.map((story) => ({ story, providers })))
    }
  }
  return found.slice(0, limit)
}

const isWebAddress = (address: string | undefined) => address !== undefined && /^https?:\/\//.test(address)

/** Makes the address of a picture absolute. Returns undefined for a file of the site when the site's address is not known. */
function absolutePicture({ url }: Site, image: Picture | undefined): Picture | undefined {
  if (!image || isWebAddress(image.src)) return image
  return url ? { ...image, src: `${url}/${INDEX_FOLDER}${image.src}` } : undefined
}

function link(address: string, text: string): string {
  const rel = isWebAddress(address) ? ' rel="noopener noreferrer"' : ''
  return `<a href="${escapeHtml(address)}"${rel} dir="auto">${escapeHtml(text)}</a>`
}

const langOf = ({ locale }: Pick<Story, 'locale'>) => (locale ? ` lang="${escapeHtml(locale)}"` : '')

const heading = (text: string, lang = '') => `<h1 dir="auto"${lang}><strong>${escapeHtml(text)}</strong></h1>`

function articleContent(
  manifest: Manifest,
  story: Story,
  providers: readonly Provider[],
  base: string,
  languages: Translations = [],
): PageContent {
  const { site, topics } = manifest
  const provider = providers[story.provider]
  const picture = absolutePicture(site, story.image)
  const text = story.text ?? story.excerpt
  const day = `<time datetime="${dateOf(story)}">${story.time.slice(0, 10)}</time>`
  const outlet = provider?.name ?? ''
  const source = story.url && isWebAddress(story.url) ? link(story.url, `Read it at ${outlet}`) : escapeHtml(outlet)
  return {
    path: articlePath(story.id),
    title: story.title,
    documentTitle: `${story.title} · ${site.title}`,
    description: story.excerpt ?? describeSite(site),
    type: 'article',
    published: dateOf(story),
    updated: story.updated,
    section: topics.find(({ id }) => id === story.topics[0])?.name,
    locale: story.locale,
    languages: languages.map(([tag, id]) => [tag, articlePath(id)] as const),
    picture,
    data: articleData(manifest, story, providers, picture),
    oembed: oembedPath(story.id),
    body: [
      heading(story.title, langOf(story)),
      ...(text ? [`<p dir="auto"${langOf(story)}>${escapeHtml(text)}</p>`] : []),
      `<p>${source} ${day}</p>`,
      `<p>${link(base, site.title)}</p>`,
    ].join(''),
  }
}

/** Headlines that lead to their outlets, or to the article's own page. */
function headlines({ cards, providers, latest }: CardShard & Pick<Front, 'latest'>, base: string): string {
  const items = latest.slice(0, MAX_HEADLINES).flatMap((place) => {
    const card = cards[place]
    if (!card) return []
    const address = card.url && isWebAddress(card.url) ? card.url : base + articlePath(card.id).slice(1)
    return `<li${langOf(card)}>${link(address, card.title)} (${escapeHtml(providers[card.provider]?.name ?? '')})</li>`
  })
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : ''
}

function topicContent(manifest: Manifest, topic: Topic, front: Front, base: string): PageContent {
  const { site } = manifest
  const description = topic.description ?? `Stories on ${topic.name}, gathered by ${site.title}.`
  const picture = absolutePicture(site, topic.image === undefined ? undefined : { src: topic.image })
  return {
    path: topicPath(topic.id),
    title: topic.name,
    documentTitle: `${topic.name} · ${site.title}`,
    description,
    type: 'website',
    picture,
    data: topicData(manifest, topic, front, picture),
    oembed: `${embedPath(topic.id)}oembed.json`,
    body: `${heading(topic.name)}<p dir="auto">${escapeHtml(description)}</p>${headlines(front, base)}<p>${link(base, site.title)}</p>`,
  }
}

function homeContent(manifest: Manifest, front: Front, base: string): PageContent {
  const { site, topics } = manifest
  const sections = topics
    .filter(({ id, count }) => count > 0 && isSafeName(id))
    .slice(0, MAX_HEADLINES)
    .map(({ id, name }) => `<li>${link(base + topicPath(id).slice(1), name)}</li>`)
  return {
    path: '/',
    title: site.title,
    documentTitle: site.title,
    description: describeSite(site),
    type: 'website',
    data: siteData(manifest, front),
    oembed: `${embedPath()}oembed.json`,
    body: `${heading(site.title)}${headlines(front, base)}${sections.length > 0 ? `<ul>${sections.join('')}</ul>` : ''}`,
  }
}

/** Makes an oEmbed document of the type `link`, see https://oembed.com. It may name a picture only with its size. */
function oembedJson(site: Site, url: string, story: Story, provider: Provider | undefined): string {
  const picture = absolutePicture(site, story.image)
  const isOutletsPage = story.url !== undefined && domainOf(story.url) === provider?.domain
  const rest = {
    provider_url: `${url}/`,
    title: story.title,
    ...(provider?.name && { author_name: provider.name }),
    ...(story.url && isOutletsPage && { author_url: `${new URL(story.url).origin}/` }),
    ...(picture?.width &&
      picture.height && {
        thumbnail_url: picture.src,
        thumbnail_width: picture.width,
        thumbnail_height: picture.height,
      }),
    cache_age: CACHE_SECONDS,
  }
  return `${OEMBED_START}${JSON.stringify(site.title)},${JSON.stringify(rest).slice(1)}\n`
}
