import { renderToStaticMarkup } from 'react-dom/server'
import type { Article, RelatedArticle } from '../contract/article.ts'
import type { Picture, Provider, Site, Topic } from '../contract/edition.ts'
import { SiteContext } from '../ui/site-context.tsx'
import { withUniquePictures } from '../ui/unique-pictures.ts'
import { EmbedDocument, type PlacedStory } from './document.tsx'

export interface EmbedInput {
  readonly site: Site
  /** None for the top stories of the whole site. */
  readonly topic?: Topic | undefined
  /** Newest first; the first {@link STORIES_MOST} count. */
  readonly latest: readonly Article[]
  /** Best first; the first {@link STORIES_MOST} count. */
  readonly top: readonly Article[]
  /** Related stories by the id of the article, the editor's first; of each the first three, as far as there is room. */
  readonly related: ReadonlyMap<string, readonly RelatedArticle[]>
  /** How many stories there are to read on the topic's page. */
  readonly count: number
  /** Where the reader is, ending in a slash: absolute where the site's address is known, else relative to the document. */
  readonly reader: string
  /** Where the index is, ending in a slash; put before `assets/…`. Addresses that are made already are left alone. */
  readonly index: string
  /** Addresses of what the document loads, relative to it or below its origin. The script is a classic one. */
  readonly files: { readonly stylesheet: string; readonly script: string; readonly fonts: readonly string[] }
  /** Absolute address of the topic's `oembed.json`, where the site's own is known. */
  readonly oembed?: string | undefined
  /** Content security policy, for hosts that send no headers. */
  readonly policy?: string | undefined
}

/** Of each order; as many as an address can ask for. */
const STORIES_MOST = 24

/** Below each story. */
export const RELATED_MOST = 3

/** Letters of titles and addresses a document may hold, so that with all it loads it stays below 20 kB. */
const LETTERS = 13_000

/** What the markup of a related story weighs, in letters of such. */
const ROW = 60

/**
 * The embedded document of a topic as complete static HTML, readable without any script. The same input gives the same
 * bytes on every machine.
 */
export function renderEmbed(input: EmbedInput): string {
  const { site, reader } = input
  // Static ages would be wrong tomorrow, so nothing here asks what time it is.
  const markup = renderToStaticMarkup(
    <SiteContext value={{ base: reader, locale: site.locale, now: 0 }}>
      <EmbedDocument stories={placeStories(input)} input={input} />
    </SiteContext>,
  )
  return settle(markup.startsWith('<!DOCTYPE') ? markup : `<!DOCTYPE html>${markup}`)
}

/** Both orders as one list: the latest first, since that is the default, then what only the other one has. */
function placeStories({ latest, top, related, site, index }: EmbedInput): PlacedStory[] {
  const places = new Map<string, { article: Article; latest?: number; top?: number }>()
  latest.slice(0, STORIES_MOST).forEach((article, at) => places.set(article.id, { article, latest: at }))
  top
    .slice(0, STORIES_MOST)
    .forEach((article, at) => places.set(article.id, { article, ...places.get(article.id), top: at }))

  const toSrc = (src: string) => (src.startsWith('assets/') ? index + src : src)
  const toImage = (image: Picture | undefined) => image && { image: { ...image, src: toSrc(image.src) } }
  const toProvider = ({ domain, name, logo }: Provider): Provider =>
    logo && isOwn(logo, site) ? { domain, name, logo: toSrc(logo) } : { domain, name }
  const toRelated = (item: RelatedArticle) => ({ ...item, provider: toProvider(item.provider) })

  const placed = [...places.values()]
  const articles = placed.map(({ article }) => article)
  const panels = shareRelated(articles, related)
  return withUniquePictures(articles, new Set()).map((article, at) => ({
    article: { ...article, ...toImage(article.image), provider: toProvider(article.provider) },
    latest: placed[at]?.latest,
    top: placed[at]?.top,
    related: panels.get(article.id)?.map(toRelated) ?? [],
  }))
}

/**
 * Related stories, as far as the stories themselves leave room: the first of every story, then the second, then the
 * third. What the document holds already costs little a second time.
 */
function shareRelated(articles: readonly Article[], related: EmbedInput['related']): Map<string, RelatedArticle[]> {
  const shared = new Map<string, RelatedArticle[]>(articles.map(({ id }) => [id, []]))
  const known = new Set(articles.map(({ url, id }) => url ?? id))
  const letters = (...texts: readonly (string | undefined)[]) => texts.join('').length
  let left = LETTERS
  for (const { title, url, id, image } of articles) left -= letters(title, url, id, image?.src)
  for (let round = 0; round < RELATED_MOST; round++)
    for (const { id } of articles) {
      const item = related.get(id)?.[round]
      if (!item) continue
      const key = item.url ?? item.article ?? item.title
      left -= ROW + (known.has(key) ? 0 : letters(item.title, item.url, item.article))
      if (left < 0) return shared
      known.add(key)
      shared.get(id)?.push(item)
    }
  return shared
}

/** Only the articles' own pictures may come from elsewhere; an outlet's logo there gives way to its letters. */
function isOwn(src: string, { url }: Site): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src) || (url !== undefined && src.startsWith(`${url}/`))
}

const HIDDEN_STORY = /<li class="story"[^>]* hidden="">[\s\S]*?<\/li>/g

/**
 * What components of the reader write that this document must not have. React escapes quotes and angle brackets in texts
 * and values, so these patterns find markup only.
 * - Style attributes, which its policy forbids: the hue of a monogram is one of 24, and the styles know them.
 * - Pictures of hidden stories: without scripts, a browser loads even those that are lazy.
 */
function settle(markup: string): string {
  return markup
    .replaceAll(/ style="--mono-h:(\d+)"/g, ' data-hue="$1"')
    .replaceAll(HIDDEN_STORY, (story) => story.replaceAll('<img src="', '<img data-src="'))
}
