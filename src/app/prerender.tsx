import type { QueryClient } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import type { Manifest } from '../contract/edition.ts'
import type { FirstScreen } from '../contract/first-screen.ts'
import type { InterfaceDefaults } from '../contract/site-looks.ts'
import { matchRoute } from '../contract/routes.ts'
import { toArticle } from '../data/index/articles.ts'
import { INDEX_URL } from '../data/index/queries.ts'
import { articleQuery } from '../data/index/story-queries.ts'
import { beginsWide } from '../ui/cards/article-list.tsx'
import { EAGER_SIZES } from '../ui/parts/picture-sizes.ts'
import { setLocaleOf } from '../messages/counter.ts'
import { chooseLanguage, languageOf, localeFor } from '../messages/languages.ts'
import { loadLaterMessages, loadMainMessages } from '../messages/load-messages.ts'
import { listQuery } from '../screens/list/list-script.ts'
import { storyQuery } from '../screens/story/story-script.ts'
import { inkAttributes } from '../screens/page/use-page-ink.ts'
import { knownPreferences } from '../state/preference-choices.ts'
import { getPreferences, setPreferences } from '../state/preferences.ts'
import type { Messages } from '../ui/base/messages.ts'
import { pagesQuery } from './prefetch-screen.ts'
import { createQueryClient } from './query-client.ts'
import { Root } from './root.tsx'
import { seedLists } from './first-screen.ts'

/** A page as the reader's screens draw it. `bundler/site/renderers.ts` has the same type. */
interface RenderedPage {
  /** HTML inside `#root`. */
  readonly html: string
  /** Attributes of `<html>` by which the page has its colours. */
  readonly attributes: Readonly<Record<string, string>>
}

type RenderPage = (manifest: Manifest, first: FirstScreen) => RenderedPage

/**
 * Loads what pages need, and returns the function that draws them by the reader's own screens.
 * @param defaults what the publisher has chosen for readers who have not
 */
export async function loadRenderer(siteLocale: string, defaults?: InterfaceDefaults): Promise<RenderPage> {
  setPreferences(knownPreferences(defaults))
  const language = chooseLanguage(getPreferences().language, [], siteLocale)
  setLocaleOf((code) => localeFor(languageOf(code) ?? 'en', [], siteLocale))
  const main = await loadMainMessages(language)
  // The first script takes the front page over before the messages of other screens are there.
  const ofHome: Messages = { language, main }
  const ofOthers: Messages = { ...ofHome, later: await loadLaterMessages(language) }
  const client = createQueryClient()
  const pages = await client.fetchQuery(pagesQuery)
  const list = await client.fetchQuery(listQuery)
  const story = await client.fetchQuery(storyQuery)

  return (manifest, first) => {
    client.clear()
    client.setQueryData(pagesQuery.queryKey, pages)
    client.setQueryData(listQuery.queryKey, list)
    client.setQueryData(storyQuery.queryKey, story)
    seedLists(client, manifest, first)
    pages.seedStory(client, manifest, first)
    const route = matchRoute(first.path, '')
    const messages = route.screen === 'home' ? ofHome : ofOthers
    const html = renderToString(<Root client={client} messages={messages} drawnAtBuild={first} />)
    return { html, attributes: attributesOf(client, manifest, first) }
  }
}

/** What the styles and the head of a page need of it. */
function attributesOf(client: QueryClient, manifest: Manifest, { path, front }: FirstScreen): Record<string, string> {
  const { topics, site } = manifest
  const route = matchRoute(path, '')
  const article =
    route.screen === 'article' ? client.getQueryData(articleQuery(manifest, route.id).queryKey) : undefined
  const topic = article ? article.topics[0] : topics.find(({ id }) => route.screen === 'topic' && id === route.id)
  const card = front?.cards[(route.screen === 'home' ? front.lead : front.latest)[0] ?? -1]
  const first =
    article ?? (front && card && toArticle(card, { providers: front.providers, topics, indexUrl: INDEX_URL }))
  // A small picture is loaded with the others, in the width of its place.
  const image = topic && !article && !beginsWide(topic.count) ? undefined : first?.image
  return {
    ...inkAttributes(topic),
    ...(site.accent && { 'data-accent': site.accent }),
    ...(image && { 'data-picture': image.src }),
    ...(image?.srcSet && { 'data-picture-set': image.srcSet, 'data-picture-sizes': EAGER_SIZES }),
  }
}
