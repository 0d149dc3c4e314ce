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
import type { Front, Manifest, Picture, Provider, Site, Story, Topic } from '../../contract/edition.ts'
import { type FirstScreen, frameOf } from '../../contract/first-screen.ts'
import { embedPath } from '../../contract/embed.ts'
import { withMetaPolicy } from './headers.ts'
import type { Translations } from '../links/translations.ts'
import { isMovedPage } from './moved-pages.ts'
import { dateOf } from '../previews/edition-reader.ts'
import { isSafeId, isSafeName } from '../previews/safe-name.ts'
import { type BuiltFileKind, pruneBuiltFiles, writeBuiltFile } from '../write/built-files.ts'
import type { CardFiles } from '../previews/card-files.ts'
import { articleCard, siteCard, topicCard, withCard } from '../previews/page-cards.ts'
import { previewPicture } from '../previews/preview-picture.ts'
import { type PageHead, describeSite } from '../previews/page-head.ts'
import { articleData, siteData, topicData } from '../previews/structured-data.ts'
import { type PageContent, isBuiltPage, pageHtml } from './page-html.ts'
import { newestStories, onlyStory, similarReader } from './page-stories.ts'
import type { RenderPage } from './renderers.ts'

interface PagesInput {
  /** The built index.html, without a policy. */
  readonly html: string
  /** Folder of the site, in which the index is already. */
  readonly out: string
  /** Number of articles that get a page of their own: the newest. */
  readonly maxArticles: number
  readonly translations?: readonly Translations[]
  /** Where pages without a picture get a card; absent when there are none. */
  readonly cards?: CardFiles | undefined
  readonly renderPage: RenderPage
}

interface Pages {
  /** Text of index.html. */
  readonly home: string
  /** Paths of pages that were not written because a file of other origin is in their place. */
  readonly foreign: string[]
}

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
 * Writes the pages of topics and of the newest articles as the reader draws them, each with its own head, and the oEmbed
 * documents of the articles. Removes pages that are no longer published.
 */
export function writePages({ html, out, maxArticles, translations = [], cards, renderPage }: PagesInput): Pages {
  // The index is not checked, since this build has written it.
  const read = (path: string) => readFileSync(join(out, INDEX_FOLDER, path), 'utf8')
  const manifest = JSON.parse(read(MANIFEST_FILE)) as Manifest
  const { site, topics } = manifest
  const frame = frameOf(manifest)
  const draw = (path: string, time: string | undefined, data: Omit<FirstScreen, 'path' | 'now' | 'frame'>) => {
    const first = { path, now: Date.parse(time ?? '') || 0, frame, ...data }
    return { ...inUtc(() => renderPage(manifest, first)), first }
  }
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
    if (!isSafeName(topic.id)) continue
    const front = frontOf(topic.id, topic.front)
    const newest = front.cards[front.latest[0] ?? -1]
    const head = withCard(topicHead(out, manifest, topic, front), cards, () => topicCard(manifest, topic))
    const drawn = draw(topicPath(topic.id), newest?.time, { manifest, front })
    write(`topics/${topic.id}.html`, render({ ...head, drawn }), PAGE)
  }
  const similarOf = similarReader(read)
  for (const found of newestStories(manifest, read, maxArticles)) {
    const { story, providers } = found
    if (!isSafeId(story.id)) continue
    const provider = providers[story.provider]
    const head = articleHead(out, manifest, story, providers, languages.get(story.id))
    const drawn = draw(articlePath(story.id), story.time, {
      story: onlyStory(story, providers),
      similar: similarOf(found),
    })
    const content = { ...withCard(head, cards, () => articleCard(manifest, story, provider)), drawn }
    write(`${story.id}.html`, render(content), PAGE)
    if (site.url) write(`oembed/${story.id}.json`, oembedJson(site, site.url, story, provider, head.picture), OEMBED)
  }
  for (const kind of KINDS) pruneBuiltFiles(out, kind, (path) => wanted.has(path))
  const front = frontOf(SITE_FRONT_KEY, manifest.front)
  const head = withCard(homeHead(manifest, front), cards, () => siteCard(manifest))
  return { home: render({ ...head, drawn: draw('/', manifest.newest, { manifest, front }) }), foreign }
}

/** Runs a function in UTC, so that the same pages are drawn in every time zone. */
function inUtc<T>(run: () => T): T {
  const zone = process.env['TZ']
  process.env['TZ'] = 'UTC'
  try {
    return run()
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
}

function articleHead(
  out: string,
  manifest: Manifest,
  story: Story,
  providers: readonly Provider[],
  languages: Translations = [],
): PageHead {
  const { site, topics } = manifest
  const picture = previewPicture(out, site, story.image)
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
  }
}

function topicHead(out: string, manifest: Manifest, topic: Topic, front: Front): PageHead {
  const { site } = manifest
  const description = topic.description ?? `Stories on ${topic.name}, gathered by ${site.title}.`
  const picture = previewPicture(out, site, topic.image === undefined ? undefined : { src: topic.image })
  return {
    path: topicPath(topic.id),
    title: topic.name,
    documentTitle: `${topic.name} · ${site.title}`,
    description,
    type: 'website',
    picture,
    data: topicData(manifest, topic, front, picture),
    oembed: `${embedPath(topic.id)}oembed.json`,
  }
}

function homeHead(manifest: Manifest, front: Front): PageHead {
  const { site } = manifest
  return {
    path: '/',
    title: site.title,
    documentTitle: site.title,
    description: describeSite(site),
    type: 'website',
    data: siteData(manifest, front),
    oembed: `${embedPath()}oembed.json`,
  }
}

/** Makes an oEmbed document of the type `link`, see https://oembed.com. It may name a picture only with its size. */
function oembedJson(
  site: Site,
  url: string,
  story: Story,
  provider: Provider | undefined,
  picture: Picture | undefined,
): string {
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
