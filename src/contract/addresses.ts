/** Builds every address of the product: index files relative to the index, pages relative to the base path. */

/** Folder of the index below the base path. */
export const INDEX_FOLDER = 'data/'

/** Path of the manifest below the index. */
export const MANIFEST_FILE = 'manifest.json'

/** Path of the JSON Schema below the index. */
export const SCHEMA_FILE = 'schema.json'

/** Stands for a topic id in the name of the site's front. No topic id starts with an underscore. */
export const SITE_FRONT_KEY = '_site'

export type IndexFileKind = 'fronts' | 'catalogue' | 'directory' | 'cards' | 'stories' | 'similar' | 'search'

/** Path of a file below the index, such as `cards/2020-06-10.0a1b2c3d4e5f.json`. */
export function indexFilePath(kind: IndexFileKind, key: string, hash: string): string {
  return `${kind}/${key}.${hash}.json`
}

/** Path of an article's page below the base path, percent-encoded: `/2020/06/10/slug`. */
export function articlePath(id: string): string {
  return `/${id.split('/').map(encodeURIComponent).join('/')}`
}

/** Path of a topic's page below the base path, percent-encoded. */
export function topicPath(id: string): string {
  return `/topics/${encodeURIComponent(id)}`
}

/** Path of the page of an outlet below the base path, percent-encoded. */
export function sourcePath(domain: string): string {
  return `/sources/${encodeURIComponent(domain)}`
}

/** Path of an article's oEmbed response below the base path, percent-encoded. */
export function oembedPath(id: string): string {
  return `/oembed${articlePath(id)}.json`
}

/** Path of the search page below the base path. */
export const SEARCH_PATH = '/search'

/** Path below the base path of the page with saved stories and the settings of this device. */
export const SAVED_PATH = '/saved'

/** Path below the base path of the front that is made of what the reader follows. */
export const MY_EDITION_PATH = '/my'

/** Path of the settings below the base path. */
export const SETTINGS_PATH = '/settings'

/** Path below the base path of the page with the events of some days. */
export const CATCH_UP_PATH = '/catch-up'

const ARTICLE_ID = /^\d{4}\/\d{2}\/\d{2}\/[^/]+$/

/** True when a text has the form of an article id, `yyyy/mm/dd/slug`. The date is not checked against a calendar. */
export function isArticleId(text: string): boolean {
  return ARTICLE_ID.test(text)
}

/** Returns `example.com` for `https://www.Example.com/x`, and undefined when the text is not an http(s) address. */
export function domainOf(url: string): string | undefined {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]
  return host?.toLowerCase().replace(/^www\./, '')
}
