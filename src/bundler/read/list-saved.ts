import { lstatSync } from 'node:fs'
import { UNCERTAIN, versionAt } from '../system/file-version.ts'
import type { Listing } from './list-content.ts'

/**
 * Lists a folder in which some articles were saved, without looking at all the others.
 * @param before the listing before that
 * @param saved paths of the files and folders that have changed
 * @returns undefined when the whole folder must be listed: when one of them is anything but an article that was there before
 */
export function listSaved(folder: string, before: Listing, saved: readonly string[]): Listing | undefined {
  // What other system made a folder may be decided by the text of its articles.
  if (before.layout) return undefined
  const now = Date.now()
  const articles = [...before.articles]
  for (const path of saved) {
    const at = articles.findIndex((article) => article.path === path)
    const version = at < 0 ? undefined : versionOfPlainFile(`${folder}/${path}`, now)
    if (version === undefined) return undefined
    articles[at] = { path, version }
  }
  return { ...before, articles }
}

function versionOfPlainFile(path: string, now: number): string | undefined {
  try {
    const stats = lstatSync(path)
    return stats.isFile() ? versionAt(stats, now) : undefined
  } catch {
    // The listing reports why it can't be read.
    return undefined
  }
}

/**
 * True when two listings are of the same files.
 * @param isAsRead true when the bytes of an article are those that were read last; asked where versions do not tell it
 */
export function isSameListing(before: Listing, now: Listing, isAsRead: (path: string) => boolean): boolean {
  const withoutArticles = (listing: Listing) => JSON.stringify({ ...listing, articles: [] })
  return (
    before.articles.length === now.articles.length &&
    now.articles.every(({ path, version }, at) => {
      const old = before.articles[at]
      return old?.path === path && ((version !== UNCERTAIN && old.version === version) || isAsRead(path))
    }) &&
    withoutArticles(before) === withoutArticles(now)
  )
}
