import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  INDEX_FOLDER,
  MANIFEST_FILE,
  SITE_FRONT,
  articlePath,
  domainOf,
  indexFile,
  oembedPath,
  topicPath,
} from '../../contract/addresses.ts'
import type {
  CardShard,
  Directory,
  Front,
  Manifest,
  Picture,
  Provider,
  Site,
  Story,
  StoryShard,
  Topic,
} from '../../contract/edition.ts'
import { embedPath } from '../../contract/embed.ts'
import { byLatest } from '../../contract/order.ts'
import { withMetaPolicy } from './headers.ts'
import { type OwnKind, pruneOwn, writeOwn } from './own-files.ts'
import { type PageWords, describeSite, escapeHtml, isOurPage, pageHtml } from './page-html.ts'

interface PagesInput {
  /** index.html as it was built, without a policy. */
  readonly html: string
  /** Where the site is written; the index stands there already. */
  readonly out: string
  /** Base path of the site, with slashes at both ends. */
  readonly base: string
  /** How many articles get a page of their own, the newest. */
  readonly most: number
}

interface Pages {
  /** Text of index.html. */
  readonly home: string
  /** Paths where something else stands, which was left as it is. */
  readonly foreign: readonly string[]
}

/** Headlines on a page that is read without scripts. */
const HEADLINES = 12
const CACHE_SECONDS = 3600
const OEMBED_START = '{"version":"1.0","type":"link","provider_name":'

const YEAR = /^\d{4}$/
const TWO = /^\d\d$/
const PAGE = { ending: '.html', isOurs: isOurPage }
const OEMBED = { ending: '.json', isOurs: (text: string) => text.startsWith(OEMBED_START) }
/** Everything this writes, so that it finds what earlier builds wrote. */
const KINDS: readonly OwnKind[] = [
  { folders: [/^topics$/], ...PAGE },
  { folders: [YEAR, TWO, TWO], ...PAGE },
  { folders: [/^oembed$/, YEAR, TWO, TWO], ...OEMBED },
]

/** The bundler makes no others; a name of anything else would not be a file's. `index` would be its folder's page. */
const isSafeName = (name: string) => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u.test(name) && name !== 'index'
const isSafeId = (id: string) => /^\d{4}\/\d\d\/\d\d\/[^/]+$/.test(id) && isSafeName(id.slice(11))

/**
 * Writes the pages of topics and of the newest articles as they are served, each with its own head and readable without
 * scripts, and the articles' oEmbed answers. Those of what is published no more are removed.
 */
export function writePages({ html, out, base, most }: PagesInput): Pages {
  // The index was written by this very build.
  const read = (path: string) => readFileSync(join(out, INDEX_FOLDER, path), 'utf8')
  const manifest = JSON.parse(read(MANIFEST_FILE)) as Manifest
  const { site, topics } = manifest
  const fill = (words: PageWords) => withMetaPolicy(pageHtml(html, site, words), html)
  const frontOf = (key: string, hash: string) => JSON.parse(read(indexFile('fronts', key, hash))) as Front
  const wanted = new Set<string>()
  const foreign: string[] = []
  const write = (path: string, text: string, { isOurs }: Pick<OwnKind, 'isOurs'>) => {
    wanted.add(path.normalize())
    if (!writeOwn(out, path, text, isOurs)) foreign.push(path)
  }

  for (const topic of topics) {
    if (isSafeName(topic.id))
      write(`topics/${topic.id}.html`, fill(topicWords(site, topic, frontOf(topic.id, topic.front), base)), PAGE)
  }
  for (const { story, providers } of newest(manifest, read, most)) {
    if (!isSafeId(story.id)) continue
    const provider = providers[story.provider]
    write(`${story.id}.html`, fill(articleWords(site, story, provider, base)), PAGE)
    if (site.url) write(`oembed/${story.id}.json`, oembedOf(site, site.url, story, provider), OEMBED)
  }
  for (const kind of KINDS) pruneOwn(out, kind, (path) => wanted.has(path))
  return { home: fill(homeWords(manifest, frontOf(SITE_FRONT, manifest.front), base)), foreign }
}

interface Placed {
  readonly story: Story
  readonly providers: readonly Provider[]
}

/** The newest by the day of their address, which is how the index is divided: no more of it is read than is needed. */
function newest(manifest: Manifest, read: (path: string) => string, most: number): Placed[] {
  const found: Placed[] = []
  for (const part of manifest.parts.toReversed()) {
    if (found.length >= most) break
    const { stories: shards } = JSON.parse(read(indexFile('directory', part.key, part.directory))) as Directory
    for (const place of shards.toReversed()) {
      if (found.length >= most) break
      const { stories, providers } = JSON.parse(read(indexFile('stories', ...place))) as StoryShard
      const dayOf = ({ id }: Story) => id.slice(0, 10)
      const sorted = stories.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || byLatest(a, b))
      found.push(...sorted.map((story) => ({ story, providers })))
    }
  }
  return found.slice(0, most)
}

/** Days without an hour stay days. */
const momentOf = ({ time, dayOnly }: Pick<Story, 'time' | 'dayOnly'>) => (dayOnly ? time.slice(0, 10) : time)

const isWebAddress = (address: string | undefined) => address !== undefined && /^https?:\/\//.test(address)

/** A picture with a whole address; one of the publisher's own has it only where the site's is known. */
function wholePicture({ url }: Site, image: Picture | undefined): Picture | undefined {
  if (!image || isWebAddress(image.src)) return image
  return url ? { ...image, src: `${url}/${INDEX_FOLDER}${image.src}` } : undefined
}

function link(address: string, text: string): string {
  const rel = isWebAddress(address) ? ' rel="noopener noreferrer"' : ''
  return `<a href="${escapeHtml(address)}"${rel} dir="auto">${escapeHtml(text)}</a>`
}

const langOf = ({ locale }: Pick<Story, 'locale'>) => (locale ? ` lang="${escapeHtml(locale)}"` : '')

const heading = (text: string, lang = '') => `<h1 dir="auto"${lang}><strong>${escapeHtml(text)}</strong></h1>`

function articleWords(site: Site, story: Story, provider: Provider | undefined, base: string): PageWords {
  const text = story.text ?? story.excerpt
  const day = `<time datetime="${momentOf(story)}">${story.time.slice(0, 10)}</time>`
  const outlet = provider?.name ?? ''
  const source = story.url && isWebAddress(story.url) ? link(story.url, `Read it at ${outlet}`) : escapeHtml(outlet)
  return {
    path: articlePath(story.id),
    title: story.title,
    documentTitle: `${story.title} · ${site.title}`,
    description: story.excerpt ?? describeSite(site),
    type: 'article',
    published: momentOf(story),
    picture: wholePicture(site, story.image),
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
  const items = latest.slice(0, HEADLINES).flatMap((place) => {
    const card = cards[place]
    if (!card) return []
    const address = card.url && isWebAddress(card.url) ? card.url : base + articlePath(card.id).slice(1)
    return `<li${langOf(card)}>${link(address, card.title)} (${escapeHtml(providers[card.provider]?.name ?? '')})</li>`
  })
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : ''
}

function topicWords(site: Site, topic: Topic, front: Front, base: string): PageWords {
  const description = topic.description ?? `Stories on ${topic.name}, gathered by ${site.title}.`
  const image = topic.image === undefined ? undefined : { src: topic.image }
  return {
    path: topicPath(topic.id),
    title: topic.name,
    documentTitle: `${topic.name} · ${site.title}`,
    description,
    type: 'website',
    picture: wholePicture(site, image),
    oembed: `${embedPath(topic.id)}oembed.json`,
    body: `${heading(topic.name)}<p dir="auto">${escapeHtml(description)}</p>${headlines(front, base)}<p>${link(base, site.title)}</p>`,
  }
}

function homeWords({ site, topics }: Manifest, front: Front, base: string): PageWords {
  const sections = topics
    .filter(({ id, count }) => count > 0 && isSafeName(id))
    .slice(0, HEADLINES)
    .map(({ id, name }) => `<li>${link(base + topicPath(id).slice(1), name)}</li>`)
  return {
    path: '/',
    title: site.title,
    documentTitle: site.title,
    description: describeSite(site),
    type: 'website',
    oembed: `${embedPath()}oembed.json`,
    body: `${heading(site.title)}${headlines(front, base)}${sections.length > 0 ? `<ul>${sections.join('')}</ul>` : ''}`,
  }
}

/** https://oembed.com, type `link`. A picture without its size may not be named there. */
function oembedOf(site: Site, url: string, story: Story, provider: Provider | undefined): string {
  const picture = wholePicture(site, story.image)
  const isOutlets = story.url !== undefined && domainOf(story.url) === provider?.domain
  const rest = {
    provider_url: `${url}/`,
    title: story.title,
    ...(provider?.name && { author_name: provider.name }),
    ...(story.url && isOutlets && { author_url: `${new URL(story.url).origin}/` }),
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
