/** Every address of the product is built here: index files relative to the index, pages relative to the base path. */

export const INDEX_FOLDER = 'data/'

export const MANIFEST_FILE = 'manifest.json'

/** JSON Schema of all kinds of files. */
export const SCHEMA_FILE = 'schema.json'

/** Key of the whole site's front; no topic id starts with an underscore. */
export const SITE_FRONT = '_site'

export type IndexFileKind = 'fronts' | 'catalogue' | 'directory' | 'cards' | 'stories' | 'similar' | 'search'

/** `cards`, `2020-06`, `k3f…` → `cards/2020-06.k3f….json`, below the index. */
export function indexFile(kind: IndexFileKind, key: string, hash: string): string {
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

/** Path of an article's oEmbed answer below the base path, percent-encoded. */
export function oembedPath(id: string): string {
  return `/oembed${articlePath(id)}.json`
}

/** Path of the search page below the base path. */
export const SEARCH_PATH = '/search'

/** Path below the base path of what the reader keeps, and of what this device does. */
export const SAVED_PATH = '/saved'

const ARTICLE_ID = /^\d{4}\/\d{2}\/\d{2}\/[^/]+$/

/** Whether a text can be an article id. */
export function isArticleId(text: string): boolean {
  return ARTICLE_ID.test(text)
}

/** `https://www.Example.com/x` → `example.com`; undefined when the text is no http(s) address. */
export function domainOf(url: string): string | undefined {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]
  return host?.toLowerCase().replace(/^www\./, '')
}
