import { pictureCopyPath } from '../../contract/picture-copies.ts'
import type { CacheFolder } from '../cache/cache-folder.ts'
import type { ArticleSummary, ReadPictures } from '../collect/article-summary.ts'
import type { Joined } from '../join/join.ts'
import type { ListedFile } from '../system/file-version.ts'
import type { Listing } from '../read/list-content.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import { assetOf } from '../values/assets.ts'
import { RECIPE } from './copy-picture.ts'
import { KnownCopies, type KnownPicture } from './known-copies.ts'
import { sharpVersion } from './load-sharp.ts'
import { PictureReader } from './picture-reader.ts'
import { unreadablePicture } from './unreadable-picture.ts'

/** Other files are no pictures, or look the same in every size. */
const COPIED = /\.(?:jpe?g|png|webp|avif|gif)$/i

/** A copy of a picture, which is in the cache and belongs into the output. */
export interface MadeCopy {
  /** Path below the index. */
  readonly path: string
  /** File in the cache. */
  readonly from: string
  readonly fingerprint: string
}

/** What became of the pictures that articles show. */
export interface CopyReport {
  /** Pictures that have copies, and their bytes. */
  readonly pictures: number
  readonly bytes: number
  readonly copies: number
  readonly copyBytes: number
  /** Pictures that were decoded in this build. The others are unchanged since an earlier one. */
  readonly decoded: number
  /** True when the library that makes copies is missing, so that there are none. */
  readonly isMissing: boolean
}

/** What was joined, with the copies of its pictures. */
export interface JoinedWithCopies extends Joined {
  readonly copies?: readonly MadeCopy[]
  /** Absent when there were none to make. */
  readonly copied?: CopyReport
}

interface CopyInput {
  /** The publisher's folder. */
  readonly content: string
  readonly listing: Pick<Listing, 'assets'>
  readonly cache: CacheFolder
  readonly times: StageTimes
  readonly onProgress: (done: number, total: number) => void
}

/** Version of what makes copies. Another one makes other copies of the same pictures. */
export const copiesVersion = (): string => JSON.stringify([sharpVersion(), RECIPE])

/**
 * Makes smaller copies of the pictures that articles show, as far as earlier builds have not made them.
 * @returns what was joined, with the copies in its articles, and with the problems of pictures that can't be read
 */
export async function makeCopies(joined: Joined, input: CopyInput): Promise<JoinedWithCopies> {
  const { content, listing, cache, times, onProgress } = input
  const started = performance.now()
  const files = shownFiles(joined.articles, listing.assets)
  if (files.length === 0) return joined
  const known = new KnownCopies(cache.path, copiesVersion())
  const reader = new PictureReader(content, known)
  await reader.readAll(files, onProgress)
  addTime(times, 'copies', started)
  const { hashes, decoded, isMissing } = reader
  if (isMissing) return { ...joined, copied: { ...describe([]), decoded, isMissing } }
  known.save(hashes)
  const pictures = new Map<string, KnownPicture>()
  for (const hash of [...new Set(hashes.values())].sort()) {
    const picture = known.get(hash)
    if (picture) pictures.set(hash, picture)
  }
  const problems = [...hashes].flatMap(([path, hash]) => {
    const fault = pictures.get(hash)?.fault
    return fault === undefined ? [] : [unreadablePicture(path, fault)]
  })
  return {
    ...joined,
    articles: joined.articles.map((article) => withPictures(article, hashes, pictures)),
    problems: [...joined.problems, ...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    copies: [...pictures].flatMap(([hash, { copies }]) =>
      copies.map(({ width, fingerprint }) => {
        return { path: pictureCopyPath(hash, width), from: known.pathOf(hash, width), fingerprint }
      }),
    ),
    copied: { ...describe([...pictures.values()]), decoded, isMissing },
  }
}

/** Returns the files of the pictures that articles show, each once. */
function shownFiles(articles: readonly ArticleSummary[], assets: readonly ListedFile[]): ListedFile[] {
  const shown = new Set<string | undefined>()
  for (const { pictures = [] } of articles) for (const src of pictures) shown.add(assetOf({ src }))
  return assets.filter(({ path }) => shown.has(path) && COPIED.test(path))
}

function withPictures(
  article: ArticleSummary,
  hashes: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, KnownPicture>,
): ArticleSummary {
  const pictures = (article.pictures ?? []).flatMap((src): ReadPictures['pictures'] => {
    const hash = hashes.get(assetOf({ src }) ?? '') ?? ''
    const picture = known.get(hash)
    if (!picture?.width || !picture.height) return []
    const { width, height, colour } = picture
    const widths = picture.copies.map((copy) => copy.width)
    return [{ src, width, height, ...(colour && { colour }), ...(widths.length > 0 && { copies: [hash, widths] }) }]
  })
  if (pictures.length === 0) return article
  return { ...article, read: { fingerprint: fingerprintOf(JSON.stringify(pictures)), pictures } }
}

function describe(all: readonly KnownPicture[]) {
  const pictures = all.filter(({ copies }) => copies.length > 0)
  const copies = pictures.flatMap((picture) => picture.copies)
  const sum = (sized: readonly { readonly size: number }[]) => sized.reduce((bytes, { size }) => bytes + size, 0)
  return { pictures: pictures.length, bytes: sum(pictures), copies: copies.length, copyBytes: sum(copies) }
}
