import { domainOf } from '../../contract/addresses.ts'
import { RecordReader } from '../cache/record-store.ts'
import { readRecord, textOf } from '../collect/article-record.ts'
import type { ArticleStore } from '../collect/article-store.ts'
import type { ArticleSummary } from '../collect/article-summary.ts'

/** What the report needs of the texts of an edition, which are not in memory. */
export interface StoryTexts {
  /** By file. */
  readonly titles: ReadonlyMap<string, string>
  readonly withoutPicture: number
  /** The files that link each page of another site, by its address. */
  readonly links: ReadonlyMap<string, readonly string[]>
}

/** @param siteUrl address of the site, whose own pages are not links to others */
export function readStories(
  articles: readonly ArticleSummary[],
  store: Pick<ArticleStore, 'records'>,
  siteUrl: string | undefined,
): StoryTexts {
  const reader = new RecordReader(store.records.path)
  const own = siteUrl === undefined ? undefined : domainOf(siteUrl)
  const titles = new Map<string, string>()
  const links = new Map<string, string[]>()
  let withoutPicture = 0
  const add = (address: string, file: string) => {
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (!url || !/^https?:$/.test(url.protocol) || domainOf(url.href) === own) return
    // A server is never told the part of a page.
    url.hash = ''
    const files = links.get(url.href)
    if (!files) links.set(url.href, [file])
    else if (files.at(-1) !== file) files.push(file)
  }
  try {
    for (const article of articles) {
      const { title, image, url, related, body } = readRecord(reader.read(article))
      titles.set(article.file, textOf(title))
      if (image === '') withoutPicture++
      if (url !== '') add(textOf(url), article.file)
      for (const item of related) if (item.url !== '') add(textOf(item.url), article.file)
      if (body.includes('href')) for (const address of addressesIn(textOf(body))) add(address, article.file)
    }
  } finally {
    reader.close()
  }
  return { titles, withoutPicture, links }
}

/** The texts of stories are sanitised, so links have this form. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*?href="(https?:[^"]+)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
