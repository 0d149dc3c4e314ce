import { type GenericSchema, parse } from 'valibot'
import type { RelatedArticle } from '../contract/article.ts'
import { MANIFEST_FILE, SITE_FRONT_KEY, indexFilePath, topicPath } from '../contract/addresses.ts'
import type { Manifest, Topic } from '../contract/edition.ts'
import { embedPath } from '../contract/embed.ts'
import { findShard, shardKey, similarKey } from '../contract/shards.ts'
import { toArticle } from '../data/index/articles.ts'
import { toFullArticle } from '../data/index/full-article.ts'
import * as guards from '../data/index/guards.ts'
import { directory as directoryGuard, storyShard } from '../data/index/story-guards.ts'
import { similarShard, toSuggestions } from '../data/story/suggestions.ts'
import { MAX_RELATED } from './embed-input.ts'
import { renderEmbed } from './render.tsx'

export { embedMessages } from './say.ts'

interface PagesInput {
  /** Returns the parsed content of an index file, by its path below the index. */
  readonly read: (path: string) => unknown
  /** Base path of the site, with slashes at both ends. */
  readonly base: string
  /** What every document needs: the text of its script, and paths relative to the base path. */
  readonly files: {
    readonly stylesheet: string
    readonly script: string
    readonly words: string
    readonly fonts: readonly string[]
    readonly ownStylesheet?: string | undefined
  }
}

/** Size of the frame that oEmbed consumers insert, in CSS pixels. */
const OEMBED_SIZE = { width: 600, height: 720 }

/** Returns all embedded documents and their oEmbed files, by their paths below the base path. */
export function embedPages(input: PagesInput): Map<string, string> {
  const pages = new Map<string, string>()
  const manifest = parse(guards.manifest, input.read(MANIFEST_FILE))
  const relatedOf = relatedReader(manifest, input.read)
  for (const topic of [undefined, ...manifest.topics]) {
    const folder = embedPath(topic?.id).slice(1)
    // Links are relative, so that the site works below any path.
    pages.set(`${folder}index.html`, renderPage(input, manifest, relatedOf, topic, topic ? '../../' : '../', false))
    const oembed = oembedOf(manifest, topic)
    if (oembed) pages.set(`${folder}oembed.json`, oembed)
  }
  // An address of an unknown topic says so, and shows the top stories. It can have any depth, so its links need the base path.
  pages.set('embed/404.html', renderPage(input, manifest, relatedOf, undefined, input.base, true))
  return pages
}

function renderPage(
  { read, files }: PagesInput,
  manifest: Manifest,
  relatedOf: (id: string) => readonly RelatedArticle[],
  topic: Topic | undefined,
  root: string,
  isUnknownTopic: boolean,
): string {
  const { site, topics } = manifest
  const hash = topic ? topic.front : manifest.front
  const front = parse(guards.front, read(indexFilePath('fronts', topic?.id ?? SITE_FRONT_KEY, hash)))
  const articles = front.cards.map((card) => toArticle(card, { providers: front.providers, topics, indexUrl: '' }))
  const pick = (indexes: readonly number[]) => indexes.flatMap((index) => articles[index] ?? [])
  const shown = [...new Set([...front.latest, ...front.top])]
  return renderEmbed({
    site,
    topic,
    isUnknownTopic,
    latest: pick(front.latest),
    top: pick(front.top),
    related: new Map(pick(shown).map(({ id }) => [id, relatedOf(id)])),
    count: topic ? topic.count : manifest.counts.stories,
    reader: site.url ? `${site.url}/` : root,
    index: `${root}data/`,
    files: {
      stylesheet: root + files.stylesheet,
      script: files.script,
      words: root + files.words,
      icon: `${root}icon.svg`,
      fonts: files.fonts.map((font) => root + font),
      ...(files.ownStylesheet && { ownStylesheet: root + files.ownStylesheet }),
    },
    oembed: site.url && `${site.url}${embedPath(topic?.id)}oembed.json`,
  })
}

/** Returns a function that reads the related stories of an article: other reports, the editor's, the suggestions. */
function relatedReader(manifest: Manifest, read: PagesInput['read']): (id: string) => readonly RelatedArticle[] {
  /** Reads files through a guard, each file once. */
  const cachedReader = <T>(guard: GenericSchema<T>) => {
    const files = new Map<string, T>()
    return (path: string): T => {
      const cached = files.get(path)
      if (cached !== undefined) return cached
      const file = parse(guard, read(path))
      files.set(path, file)
      return file
    }
  }
  const directoryAt = cachedReader(directoryGuard)
  const storiesAt = cachedReader(storyShard)
  const similarAt = cachedReader(similarShard)
  return (id) => {
    const key = shardKey(id)
    const part = findShard(manifest.parts, (candidate) => candidate.key, key)
    if (!part) return []
    const directory = directoryAt(indexFilePath('directory', part.key, part.directory))
    const shard = findShard(directory.stories, ([name]) => name, key)
    if (!shard) return []
    const { stories, providers } = storiesAt(indexFilePath('stories', ...shard))
    const story = stories.find((candidate) => candidate.id === id)
    if (!story) return []
    const full = toFullArticle(story, { providers, topics: manifest.topics, indexUrl: '' })
    // Two files of one page are one report.
    const reports = (full.reports ?? []).filter(({ why }) => why?.by !== 'page')
    const related = [...reports, ...full.related]
    if (related.length >= MAX_RELATED) return related
    const similar = findShard(directory.similar, ([name]) => name, similarKey(id, story.topics[0]))
    if (!similar) return related
    return [...related, ...toSuggestions(similarAt(indexFilePath('similar', ...similar)), id, '')]
  }
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Returns the oEmbed response (https://oembed.com) of type `rich`; undefined when the site's address is unknown, since
 * oEmbed needs absolute addresses. The frame has no style attribute, because pages with a strict policy refuse those.
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
