import { join } from 'node:path'
import { expect } from 'vitest'
import type { BundleOptions } from '../../src/bundler/draft.ts'
import { type Files, article, bundle, bundleTo, publisher, settle, temporaryFolder } from './workspace.ts'

/** Names of topics. The last one is nearly the first. */
export const TOPICS = ['Harbours', 'Oceans', 'Stars', 'Harbors']

/** Articles of nine months, topics and outlets whose titles begin with a word. */
export const newsFiles = (count: number, word: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `_news/2026-0${1 + (at % 9)}-10-story-${at}.md`,
      article({
        title: `${word} ${at}`,
        publishedDateTime: `2026-0${1 + (at % 9)}-10T10:00:00Z`,
        webUrl: `https://outlet-${at % 9}.example/${at}`,
        topics: [TOPICS[at % 3]],
      }),
    ]),
  )

/** Articles of which each links another. */
export const linkedArticles = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `_news/2026-01-10-story-${at}.md`,
      article(
        {
          title: `Tide ${at}`,
          publishedDateTime: `2026-0${1 + (at % 9)}-10T10:00:00Z`,
          webUrl: `https://outlet-${at % 9}.example/${at}`,
          topics: [TOPICS[at % 3]],
          related: [{ title: 'Before', webUrl: `https://outlet-${(at + 8) % 9}.example/${at - 1}` }],
        },
        'Words.',
      ),
    ]),
  )

/**
 * Builds a folder. Returns a function that builds it again and expects the index and the problems of a build without a cache.
 */
export async function firstBuild(files: Files, options: Partial<BundleOptions> = {}) {
  const content = publisher(files)
  await settle()
  const [cache, out] = [temporaryFolder(), join(temporaryFolder(), 'data')]
  await bundleTo(out, { content, cache, ...options })
  const rebuild = async () => {
    const edition = await bundleTo(out, { content, cache, ...options })
    const fresh = await bundle({ content, ...options })
    expect(edition.files).toEqual(fresh.files)
    expect(edition.problems).toEqual(fresh.problems)
    return edition
  }
  return { content, cache, rebuild }
}
