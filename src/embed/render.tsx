import { renderToStaticMarkup } from 'react-dom/server'
import type { Article, RelatedArticle } from '../contract/article.ts'
import type { Picture, Provider, Site } from '../contract/edition.ts'
import { srcSetOf } from '../contract/picture-copies.ts'
import { languageOf, localeFor } from '../messages/languages.ts'
import { SiteContext } from '../ui/base/site-context.tsx'
import { withUniquePictures } from '../ui/cards/unique-pictures.ts'
import { EmbedDocument } from './document.tsx'
import { type EmbedInput, MAX_RELATED, MAX_STORIES, type RankedStory } from './embed-input.ts'
import { type Say, SayContext, sayer } from './say.ts'

/** Characters of titles and addresses per document. With more, it would exceed 20 kB with the files that it loads. */
const MAX_CHARACTERS = 12_000

/** Size of the markup of one related story, in the same unit as {@link MAX_CHARACTERS}. */
const MARKUP_CHARACTERS = 60

/**
 * Returns the embedded document of a topic as complete static HTML that can be read without scripts. The same input
 * gives the same bytes on every machine.
 */
export function renderEmbed(input: EmbedInput): string {
  const { site, reader } = input
  const locale = embedLocale(site)
  const say = sayer(locale)
  // The document must not depend on the present time: ages would be wrong tomorrow. The script adds them.
  const markup = renderToStaticMarkup(
    <SiteContext value={{ base: reader, locale, now: 0 }}>
      <SayContext value={say}>
        <EmbedDocument stories={mergeOrders(input)} input={input} locale={locale} />
      </SayContext>
    </SiteContext>,
  )
  return adaptMarkup(say, markup.startsWith('<!DOCTYPE') ? markup : `<!DOCTYPE html>${markup}`)
}

/** The language of the words and dates around the stories: the one that the publisher has set, else that of the site. */
function embedLocale({ locale, interface: defaults }: Site): string {
  const language = languageOf(defaults?.language ?? '')
  return language ? localeFor(language, [], locale) : locale
}

/** Merges both orders into one list: first the latest stories, since that is the default, then the rest of the top. */
function mergeOrders({ latest, top, related, site, index }: EmbedInput): RankedStory[] {
  const byId = new Map<string, { article: Article; latest?: number; top?: number }>()
  latest.slice(0, MAX_STORIES).forEach((article, at) => byId.set(article.id, { article, latest: at }))
  top
    .slice(0, MAX_STORIES)
    .forEach((article, at) => byId.set(article.id, { article, ...byId.get(article.id), top: at }))

  const toSrc = (src: string) => (src.startsWith('assets/') ? index + src : src)
  const toImage = (image: Picture | undefined) =>
    image && { image: { ...image, src: toSrc(image.src), srcSet: srcSetOf(image, index) } }
  const toProvider = ({ domain, name, logo }: Provider): Provider =>
    logo && isOnSite(logo, site) ? { domain, name, logo: toSrc(logo) } : { domain, name }
  const toRelated = (item: RelatedArticle) => ({ ...item, provider: toProvider(item.provider) })

  const stories = [...byId.values()]
  const articles = stories.map(({ article }) => article)
  const panels = chooseRelated(articles, related)
  return withUniquePictures(articles, new Set()).map((article, at) => ({
    article: { ...article, ...toImage(article.image), provider: toProvider(article.provider) },
    latest: stories[at]?.latest,
    top: stories[at]?.top,
    related: panels.get(article.id)?.map(toRelated) ?? [],
  }))
}

/**
 * Chooses related stories within {@link MAX_CHARACTERS}: the first of every story, then the second, then the third. A
 * text that the document already has is not counted again, since compression makes it nearly free.
 */
function chooseRelated(articles: readonly Article[], related: EmbedInput['related']): Map<string, RelatedArticle[]> {
  const chosen = new Map<string, RelatedArticle[]>(articles.map(({ id }) => [id, []]))
  const included = new Set(articles.map(({ url, id }) => url ?? id))
  const countCharacters = (...texts: readonly (string | undefined)[]) => texts.join('').length
  let remaining = MAX_CHARACTERS
  for (const { title, url, id, image } of articles) remaining -= countCharacters(title, url, id, image?.src)
  for (let round = 0; round < MAX_RELATED; round++)
    for (const { id } of articles) {
      const item = related.get(id)?.[round]
      if (!item) continue
      const key = item.url ?? item.article ?? item.title
      remaining -= MARKUP_CHARACTERS + (included.has(key) ? 0 : countCharacters(item.title, item.url, item.article))
      if (remaining < 0) return chosen
      included.add(key)
      chosen.get(id)?.push(item)
    }
  return chosen
}

/** True for a logo on the site itself. Others are not loaded, so that embeds contact no third party for logos. */
function isOnSite(src: string, { url }: Site): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(src) || (url !== undefined && src.startsWith(`${url}/`))
}

/** The mark of a video on a picture, without the word in it. */
const VIDEO_MARK = /(<span class="pic__play"[^>]*><svg[^>]*>[\s\S]*?<\/svg>)[^<]+/g

const HIDDEN_STORY = /<li class="story"[^>]* hidden="">[\s\S]*?<\/li>/g

/**
 * Changes markup of the reader's components that the embedded document must not have:
 * - Style attributes become `data-hue`, since the document's policy forbids styles. The 24 hues are in `monograms.css`.
 * - The word on pictures of videos becomes one that the script can say in another language.
 * - Pictures of hidden stories get `data-src` and `data-srcset`. Without scripts, browsers load even lazy pictures of hidden elements.
 *
 * React escapes quotes and angle brackets in texts and attributes, so the patterns match markup only.
 */
function adaptMarkup(say: Say, markup: string): string {
  const video = renderToStaticMarkup(<span {...say.text('video')} />)
  return markup
    .replaceAll(/ style="--mono-h:(\d+)"/g, ' data-hue="$1"')
    .replaceAll(VIDEO_MARK, (_, mark: string) => mark + video)
    .replaceAll(HIDDEN_STORY, (story) => story.replaceAll(/ (src|srcset)="/gi, ' data-$1="'))
}
