import { hash } from 'node:crypto'
import { shardKey } from '../contract/shards.ts'
import type { Assets } from './assets.ts'
import { parseArticle } from './parse.ts'
import { assetsNamedIn } from './public-assets.ts'
import type { SourceFile } from './read.ts'
import type { ArticleContent, Entry } from './source-article.ts'
import { validate } from './validate.ts'

/** The site itself, as articles without an outlet name it. */
export interface OwnOutlet {
  readonly domain: string
  readonly title: string
}

const NOT_ARTICLES = /^(readme|license|licence|changelog|contributing|code_of_conduct|security)\b/i
const MOST_CARD_EXCERPT = 320
/** Names of fields, quotes and what every card has. */
const CARD_FRAME = 120

/** Milliseconds spent, by stage. */
export type Clock = Record<string, number>

/** Short enough to keep for every file, long enough that no two texts share it. */
export const markOf = (text: string | Uint8Array): string => hash('sha256', text, 'base64').slice(0, 14)

/**
 * The text of one file → what became of it, with the content of an article as the bytes of its JSON, whose place in the store is for
 * the caller to fill in.
 */
export function makeEntry(
  file: SourceFile,
  assets: Assets,
  own: OwnOutlet,
  clock: Clock,
): { readonly entry: Entry; readonly content?: Buffer } {
  const none = { file: file.path, isPaper: false, isPublished: true, problems: [], unknown: [], assets: [], looked: [] }
  // Beside articles in a bare folder stand papers about the folder itself.
  if (NOT_ARTICLES.test(file.path.split('/').at(-1) ?? '') && !file.text.startsWith('---'))
    return { entry: { ...none, isPaper: true } }
  const started = performance.now()
  const result = parseArticle(file)
  const parsed = performance.now()
  clock['parse'] = (clock['parse'] ?? 0) + parsed - started
  if ('problems' in result) return { entry: { ...none, problems: result.problems, assets: assetsNamedIn(file.text) } }
  assets.takeLooked()
  const { article, isPublished, problems, unknown, assets: used } = validate(result.parsed, assets, own)
  const entry: Entry = { ...none, isPublished, problems, unknown, assets: used, looked: assets.takeLooked() }
  const content = article && Buffer.from(JSON.stringify(article.content))
  clock['validate'] = (clock['validate'] ?? 0) + performance.now() - parsed
  if (!article || content === undefined) return { entry }
  const { digest } = article
  const { length } = content
  return {
    content,
    entry: {
      ...entry,
      digest: {
        ...digest,
        key: shardKey(digest.id),
        cardBytes: cardBytes(article.content, digest.topics),
        storyBytes: length,
        mark: markOf(content),
        offset: 0,
        length,
      },
    },
  }
}

/** About as many bytes as the card will take: what decides how many share a file must not depend on other articles. */
function cardBytes({ id, title, excerpt = '', url = '', image, related }: ArticleContent, topics: readonly string[]) {
  const text = `${id}${title}${excerpt.slice(0, MOST_CARD_EXCERPT)}${url}${topics.join('","')}`
  const points = Math.min(12, related.length + 1) * 27
  return CARD_FRAME + Buffer.byteLength(text) + (image ? JSON.stringify(image).length : 0) + points
}
