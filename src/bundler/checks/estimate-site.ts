import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { JoinedWithCopies } from '../copies/make-copies.ts'
import { planArticle } from '../relate/planned-article.ts'
import type { Relations } from '../relate/relate.ts'
import { cardGroups, similarGroups, storyGroups } from '../shard/divide-part.ts'
import { divideIntoParts } from '../shard/plan-volumes.ts'
import { HOSTS, type HostLimits } from './host-limits.ts'
import type { Finding, HostUse, SitePart, SiteSizes } from './newsroom-report.ts'

interface EstimateInput {
  /** The publisher's folder. */
  readonly content: string
  readonly joined: JoinedWithCopies
  readonly relations: Relations
  /** Articles that get a page of their own, of `site.yaml`. */
  readonly pages: number
  /** Articles without a picture, newest first. */
  readonly withoutPicture: number
}

/** The reader, its icons, the worker and the files for hosts. */
const READER = { files: 75, bytes: 1_600_000 } as const
/** Bytes, as built sites have them on average. */
const AVERAGE = {
  catalogueRow: 45,
  wordsOfArticle: 380,
  similarOfArticle: 400,
  page: 16_500,
  topicPage: 19_000,
  embed: 35_000,
  oembed: 500,
  movedPage: 600,
  previewCard: 30_000,
  feedItem: 900,
} as const
const MAX_FEED_ITEMS = 50
const MAX_FRONT_CARDS = 90
/** Cards of fronts leave out what their lists do not show. */
const FRONT_SHARE = 0.75
/** Bytes of the manifest and of the schema. */
const DESCRIPTION = 28_000
/** Words are in files of this size, see `shard/search-volume.ts`. */
const WORD_FILE = 28_000
const MAX_LARGEST = 10
/** Readers on a phone wait seconds for a larger picture. */
const LARGE_PICTURE = 1_000_000

/** Estimates the files that a build makes, and what hosts say to them. */
export function estimateSite(input: EstimateInput): SiteSizes {
  const { joined, content } = input
  const published = joined.assets.flatMap((file) => {
    const size = statSync(join(content, file), { throwIfNoEntry: false })?.size
    return size === undefined ? [] : [{ file, bytes: size }]
  })
  const { parts, largestFolder } = estimateParts(input, published)
  const total = (key: 'files' | 'bytes') => parts.reduce((sum, part) => sum + part[key], 0)
  const largest = published.toSorted((a, b) => b.bytes - a.bytes || (a.file < b.file ? -1 : 1)).slice(0, MAX_LARGEST)
  const used = {
    files: total('files'),
    filesInFolder: largestFolder,
    bytes: total('bytes'),
    bytesOfFile: largest[0]?.bytes ?? 0,
  }
  return { files: used.files, bytes: used.bytes, parts, hosts: HOSTS.map((host) => useOf(host, used)), largest }
}

function estimateParts(
  { joined, relations, pages, withoutPicture }: EstimateInput,
  published: readonly { readonly bytes: number }[],
): { readonly parts: readonly SitePart[]; readonly largestFolder: number } {
  const { articles, topics, topicLists, copied, moved, site } = joined
  const shards = countShards(joined, relations)
  const sum = (bytesOf: (article: (typeof articles)[number]) => number) =>
    articles.reduce((bytes, article) => bytes + bytesOf(article), 0)
  const words = articles.length * AVERAGE.wordsOfArticle
  const named = new Set(topicLists.flat()).size
  const ofPages = Math.min(pages, articles.length)
  const outlets = new Set(articles.map(({ domain }) => domain)).size
  const feeds = site.url === undefined ? 0 : 1 + named + outlets
  const feedItems = feeds === 0 ? 0 : Math.min(articles.length * 3, feeds * MAX_FEED_ITEMS)
  const cards = site.url === undefined ? 0 : Math.min(withoutPicture, ofPages) + topics.length + 1
  const fronts = topics.length + 1
  const ofCards = sum(({ cardBytes }) => cardBytes)
  const frontCards = topicLists.reduce((count, list) => count + list.length, 0) + articles.length
  const index: SitePart = {
    what: 'index',
    files:
      shards.cards +
      shards.stories +
      shards.similar +
      shards.parts +
      fronts +
      Math.ceil(words / WORD_FILE) +
      (shards.parts > 1 ? 5 : 1) +
      2,
    bytes: Math.round(
      ofCards +
        sum(({ storyBytes }) => storyBytes) +
        (ofCards / Math.max(1, articles.length)) * Math.min(frontCards, fronts * MAX_FRONT_CARDS) * FRONT_SHARE +
        articles.length * (AVERAGE.catalogueRow + AVERAGE.similarOfArticle + AVERAGE.wordsOfArticle) +
        DESCRIPTION,
    ),
  }
  const parts: SitePart[] = [
    index,
    { what: 'pictures', files: published.length, bytes: published.reduce((bytes, one) => bytes + one.bytes, 0) },
    { what: 'smaller copies', files: copied?.copies ?? 0, bytes: copied?.copyBytes ?? 0 },
    {
      what: 'pages',
      files: ofPages + topics.length + 2 + (site.url === undefined ? 0 : ofPages),
      bytes:
        ofPages * AVERAGE.page +
        topics.length * AVERAGE.topicPage +
        (site.url === undefined ? 0 : ofPages * AVERAGE.oembed),
    },
    { what: 'old addresses', files: moved.files.length, bytes: moved.files.length * AVERAGE.movedPage },
    { what: 'feeds', files: feeds === 0 ? 0 : feeds * 3 + 1, bytes: feedItems * 3 * AVERAGE.feedItem },
    { what: 'cards of previews', files: cards, bytes: cards * AVERAGE.previewCard },
    { what: 'embedded topics', files: fronts + 1, bytes: fronts * AVERAGE.embed },
    { what: 'reader', ...READER },
  ]
  const folders = [shards.cards, shards.stories, shards.similar, copied?.copies ?? 0, cards, topics.length]
  return { parts: parts.filter(({ files }) => files > 0), largestFolder: Math.max(...folders) }
}

/** Counts the files of parts as they would be written. */
function countShards({ articles, topicLists }: JoinedWithCopies, relations: Relations) {
  const counts = { parts: 0, cards: 0, stories: 0, similar: 0 }
  for (const { start, bits, from, to } of divideIntoParts(articles)) {
    const planned = Array.from({ length: to - from }, (_, at) =>
      planArticle(from + at, articles, topicLists[from + at] ?? [], relations),
    )
    counts.parts++
    counts.cards += cardGroups(planned, { start, bits }).length
    counts.stories += storyGroups(planned, { start, bits }).length
    counts.similar += similarGroups(planned, { start, bits }).length
  }
  return counts
}

type Used = Required<Pick<HostLimits, 'files' | 'filesInFolder' | 'bytes' | 'bytesOfFile'>>

const NAMES: Readonly<Record<keyof Used, string>> = {
  files: 'files',
  filesInFolder: 'files in one folder',
  bytes: 'bytes',
  bytesOfFile: 'bytes of the largest file',
}

function useOf({ host, remark, ...limits }: HostLimits, used: Used): HostUse {
  const uses = (['files', 'filesInFolder', 'bytes', 'bytesOfFile'] as const).flatMap((name) => {
    const limit = limits[name]
    return limit === undefined ? [] : [{ what: NAMES[name], used: used[name], limit }]
  })
  return { host, remark, isEnough: uses.every((use) => use.used <= use.limit), uses }
}

/** Says which hosts do not take the site, and which pictures are large. */
export function describeSizes({ hosts, largest }: SiteSizes): Finding[] {
  const exceeded = hosts.flatMap(({ host, remark, uses }) =>
    uses
      .filter(({ used, limit }) => used > limit)
      .map(({ what, used, limit }): Finding => {
        const [is, most] = what.startsWith('bytes') ? [inBytes(used), inBytes(limit)] : [String(used), String(limit)]
        return {
          severity: 'warning',
          code: 'host-limit',
          message:
            `${host} takes at most ${most} ${what.replace(/^bytes ?/, '')}`.trimEnd() +
            `; this site has about ${is} (${remark}).`,
          hint: HINTS[what] ?? 'Set pages: in site.yaml to a smaller number.',
        }
      }),
  )
  const large = largest
    .filter(({ file, bytes }) => bytes > LARGE_PICTURE && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(file))
    .map(
      ({ file, bytes }): Finding => ({
        severity: 'note',
        code: 'large-picture',
        file,
        message: `The picture has ${inBytes(bytes)}.`,
        hint: 'Save it with fewer pixels: 2,000 in width are enough for every screen.',
      }),
    )
  return [...exceeded, ...large]
}

const HINTS: Readonly<Record<string, string>> = {
  bytes: 'Make the pictures smaller, or move old articles to another site.',
  'bytes of the largest file': 'Make the file smaller, or serve it from elsewhere.',
}

const MIB = 1024 * 1024

/** `1.2 MB`; limits of hosts that are given in MiB stay so: `25 MiB`. */
export function inBytes(bytes: number): string {
  if (bytes > 0 && bytes % MIB === 0) return `${bytes / MIB} MiB`
  if (bytes < 999_500) return `${Math.ceil(bytes / 1000)} kB`
  if (bytes < 999_500_000) return `${(bytes / 1e6).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`
  return `${(bytes / 1e9).toFixed(1).replace(/\.0$/, '')} GB`
}
