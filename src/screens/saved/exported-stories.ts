import type { Article } from '../../contract/article.ts'

/** A saved story as other programs read it. */
export interface ExportedStory {
  readonly title: string
  readonly url: string
  readonly outlet: string
  /** `2020-06-10T16:07:00Z`, or `2020-06-10` when the hour is unknown. */
  readonly published: string
  readonly saved: string
  readonly topics: readonly string[]
}

/** @param address of the story in this reader, for stories without an address at their outlet */
export const toExported = (article: Article, at: number, address: string): ExportedStory => ({
  title: article.title,
  url: article.url ?? address,
  outlet: article.provider.name,
  published: article.dayOnly ? article.time.slice(0, 10) : article.time,
  saved: new Date(at).toISOString(),
  topics: article.topics.map(({ name }) => name),
})

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const escapeMarkdown = (text: string) => oneLine(text).replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`)
const escapeHtml = (text: string) =>
  oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const seconds = (time: string) => Math.floor(Date.parse(time) / 1000)

/** A list of links, one a line. */
export const toMarkdown = (heading: string, stories: readonly ExportedStory[]): string =>
  [
    `# ${escapeMarkdown(heading)}`,
    '',
    ...stories.map(
      ({ title, url, outlet, published }) =>
        `- [${escapeMarkdown(title)}](<${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>), ${escapeMarkdown(outlet)}, ${published.slice(0, 10)}`,
    ),
    '',
  ].join('\n')

/** The file format in which browsers export and import bookmarks. */
export const toBookmarks = (heading: string, stories: readonly ExportedStory[]): string =>
  [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${escapeHtml(heading)}</TITLE>`,
    `<H1>${escapeHtml(heading)}</H1>`,
    '<DL><p>',
    ...stories.map(
      ({ title, url, saved, topics }) =>
        `    <DT><A HREF="${escapeHtml(url)}" ADD_DATE="${seconds(saved)}" TAGS="${escapeHtml(topics.join(','))}">${escapeHtml(title)}</A>`,
    ),
    '</DL><p>',
    '',
  ].join('\n')

export const toJson = (stories: readonly ExportedStory[]): string => `${JSON.stringify(stories, undefined, 2)}\n`
