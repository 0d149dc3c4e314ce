import { type GenericSchema, parse } from 'valibot'
import type { RelatedArticle } from '../contract/article.ts'
import { MANIFEST_FILE, SITE_FRONT, indexFile, topicPath } from '../contract/addresses.ts'
import type { Manifest, Topic } from '../contract/edition.ts'
import { embedPath } from '../contract/embed.ts'
import { findShard, shardKey, similarKey } from '../contract/shards.ts'
import { toArticle, toFullArticle, toSuggestion } from '../data/articles.ts'
import * as guards from '../data/guards.ts'
import { RELATED_MOST, renderEmbed } from './render.tsx'

interface PagesInput {
  /** What a file of the index holds. */
  readonly read: (path: string) => unknown
  /** Base path of the site, with slashes at both ends. */
  readonly base: string
  /** Files every document loads, relative to the base path. */
  readonly files: { readonly stylesheet: string; readonly script: string; readonly fonts: readonly string[] }
}

const OEMBED_SIZE = { width: 600, height: 720 }

/** Every embedded document with its oEmbed answer, by its path below the base path. */
export function embedPages(input: PagesInput): Map<string, string> {
  const pages = new Map<string, string>()
  const manifest = parse(guards.manifest, input.read(MANIFEST_FILE))
  const relatedOf = relatedReader(manifest, input.read)
  for (const topic of [undefined, ...manifest.topics]) {
    const folder = embedPath(topic?.id).slice(1)
    // Relative, so that the folder works wherever it is put.
    pages.set(`${folder}index.html`, renderPage(input, manifest, relatedOf, topic, topic ? '../../' : '../'))
    const oembed = oembedOf(manifest, topic)
    if (oembed) pages.set(`${folder}oembed.json`, oembed)
  }
  // An address without a topic shows the top stories; it can be as deep as anybody writes it.
  pages.set('embed/404.html', renderPage(input, manifest, relatedOf, undefined, input.base))
  return pages
}

function renderPage(
  { read, files }: PagesInput,
  manifest: Manifest,
  relatedOf: (id: string) => readonly RelatedArticle[],
  topic: Topic | undefined,
  root: string,
): string {
  const { site, topics } = manifest
  const hash = topic ? topic.front : manifest.front
  const front = parse(guards.front, read(indexFile('fronts', topic?.id ?? SITE_FRONT, hash)))
  const articles = front.cards.map((card) => toArticle(card, { providers: front.providers, topics, indexUrl: '' }))
  const pick = (places: readonly number[]) => places.flatMap((place) => articles[place] ?? [])
  const shown = [...new Set([...front.latest, ...front.top])]
  return renderEmbed({
    site,
    topic,
    latest: pick(front.latest),
    top: pick(front.top),
    related: new Map(pick(shown).map(({ id }) => [id, relatedOf(id)])),
    count: topic ? topic.count : manifest.counts.articles,
    reader: site.url ? `${site.url}/` : root,
    index: `${root}data/`,
    files: {
      stylesheet: root + files.stylesheet,
      script: root + files.script,
      fonts: files.fonts.map((font) => root + font),
    },
    oembed: site.url && `${site.url}${embedPath(topic?.id)}oembed.json`,
  })
}

/** Related stories of any article: the editor's, then what the edition has that is alike. */
function relatedReader(manifest: Manifest, read: PagesInput['read']): (id: string) => readonly RelatedArticle[] {
  /** Each kind of file is read once, however many articles stand in it. */
  const reader = <T>(guard: GenericSchema<T>) => {
    const files = new Map<string, T>()
    return (path: string): T => {
      const known = files.get(path)
      if (known !== undefined) return known
      const file = parse(guard, read(path))
      files.set(path, file)
      return file
    }
  }
  const directoryAt = reader(guards.directory)
  const storiesAt = reader(guards.storyShard)
  const similarAt = reader(guards.similarShard)
  return (id) => {
    const key = shardKey(id)
    const part = findShard(manifest.parts, (one) => one.key, key)
    if (!part) return []
    const directory = directoryAt(indexFile('directory', part.key, part.directory))
    const place = findShard(directory.stories, ([name]) => name, key)
    if (!place) return []
    const { stories, providers } = storiesAt(indexFile('stories', ...place))
    const story = stories.find((one) => one.id === id)
    if (!story) return []
    const { related } = toFullArticle(story, { providers, topics: manifest.topics, indexUrl: '' })
    if (related.length >= RELATED_MOST) return related
    const pool = findShard(directory.similar, ([name]) => name, similarKey(id, story.topics[0]))
    if (!pool) return related
    const alike = similarAt(indexFile('similar', ...pool))
    const places = alike.similar[alike.items.findIndex((item) => item.id === id)] ?? []
    const suggestions = places.flatMap((at) => {
      const item = alike.items[at]
      return item ? [toSuggestion(item, { providers: alike.providers, indexUrl: '' })] : []
    })
    return [...related, ...suggestions]
  }
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * https://oembed.com, type `rich`; it must name whole addresses, so the site's own must be known. Its frame has no style
 * attribute, which pages with a strict policy refuse.
 */
function oembedOf({ site }: Manifest, topic: Topic | undefined): string | undefined {
  if (!site.url) return undefined
  const title = topic ? `${topic.name} · ${site.title}` : site.title
  const address = `${site.url}${embedPath(topic?.id)}`
  const { width, height } = OEMBED_SIZE
  return `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.title,
    provider_url: `${site.url}/`,
    author_name: topic?.name ?? site.title,
    author_url: `${site.url}${topic ? topicPath(topic.id) : '/'}`,
    cache_age: 3600,
    width,
    height,
    html: `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="${width}" height="${height}" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" frameborder="0"></iframe>`,
  })}\n`
}
