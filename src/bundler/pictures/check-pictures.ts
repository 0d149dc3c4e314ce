import type { CacheFolder } from '../cache/cache-folder.ts'
import type { ReadFile } from '../collect/article-summary.ts'
import type { Settings } from '../settings/settings.ts'
import type { AskLimits } from './ask-pictures.ts'
import { KnownPictures } from './known-pictures.ts'
import { refreshPictures } from './refresh-pictures.ts'

/** A picture that is left out of the edition. */
export interface GonePicture {
  readonly address: string
  /** See `PictureAnswer.detail`. */
  readonly detail: string
  /** The files that name it. */
  readonly files: readonly string[]
}

/** The result of checking the pictures and logos of other sites. */
export interface PictureReport {
  /** Those that the folder names. */
  readonly named: number
  /** Those that were asked for in this build. The others were asked for not long ago. */
  readonly asked: number
  readonly gone: readonly GonePicture[]
  /** Those without a clear answer. Readers get them, and the next build asks again. */
  readonly unclear: number
  /** Those that the next builds ask for, because this one has asked for enough. */
  readonly later: number
  /** True when no host could be reached. What was known before is then used. */
  readonly isUnreachable: boolean
}

export interface CheckOptions {
  readonly checkPictures?: boolean
  /** Other limits, for tests and for the newsroom's report. */
  readonly pictureLimits?: Partial<AskLimits> & { readonly timeOut?: number }
  /** False to ask no host of a private network, even if an article names it. */
  readonly asksPrivate?: boolean
}

interface CheckInput {
  readonly options: CheckOptions
  /** Reads the articles, without the pictures at some addresses. */
  readonly collect: (gone?: ReadonlySet<string>) => Promise<ReadFile[]>
  readonly settings: Settings
  readonly cache: CacheFolder
  /** Decides which articles are published, see `PublishOptions`. */
  readonly choice: { readonly unpublished: boolean; readonly future: boolean; readonly now: string }
  readonly onProgress: (done: number, total: number) => void
}

interface Checked {
  readonly files: readonly ReadFile[]
  readonly settings: Settings
  readonly pictures?: PictureReport
}

/**
 * Reads the articles. With `checkPictures` it also asks other sites whether they still have their pictures, and leaves out
 * those that are gone, so that their stories are laid out as text.
 */
export async function collectChecked({ options, collect, settings, cache, ...input }: CheckInput): Promise<Checked> {
  if (!options.checkPictures) return { files: await collect(), settings }
  const { choice, onProgress } = input
  const known = new KnownPictures(cache)
  const before = known.gone()
  const files = await collect(before)
  // To ask for the picture of an article that is held back would tell another site of it.
  const shown = files.filter(
    ({ article, isPublished }) =>
      article && (isPublished || choice.unpublished) && (article.time <= choice.now || choice.future),
  )
  const named = namedPictures(shown, settings)
  const refreshed = await refreshPictures([...named.keys()], known, {
    siteUrl: settings.site.url,
    now: Date.parse(choice.now),
    limits: options.pictureLimits,
    asksPrivate: options.asksPrivate,
    onProgress,
  })
  known.save(named)
  const gone = known.gone()
  const hasChanged = gone.size !== before.size || [...gone].some((address) => !before.has(address))
  return {
    files: hasChanged ? await collect(gone) : files,
    settings: withoutLogos(settings, gone),
    pictures: { named: named.size, ...refreshed, gone: describeGone(gone, known, named) },
  }
}

const isRemote = (address: string) => /^https?:/.test(address)

/** Returns the files that name each picture of another site, by its address. */
function namedPictures(files: readonly ReadFile[], { organizations }: Settings): Map<string, string[]> {
  const named = new Map<string, string[]>()
  const add = (address: string, file: string) => {
    const known = named.get(address)
    if (!known) named.set(address, [file])
    else if (known.at(-1) !== file) known.push(file)
  }
  for (const { file, pictures = [] } of files) for (const [address] of pictures) add(address, file)
  for (const { logos, file } of organizations.values()) for (const { src } of logos) if (isRemote(src)) add(src, file)
  return named
}

function withoutLogos(settings: Settings, gone: ReadonlySet<string>): Settings {
  const organizations = [...settings.organizations].map(([domain, organization]) => {
    const logos = organization.logos.filter(({ src }) => !gone.has(src))
    return [domain, { ...organization, logos }] as const
  })
  return { ...settings, organizations: new Map(organizations) }
}

const describeGone = (
  gone: ReadonlySet<string>,
  known: KnownPictures,
  named: ReadonlyMap<string, readonly string[]>,
): GonePicture[] =>
  [...gone].map((address) => ({
    address,
    detail: known.get(address)?.detail ?? '',
    files: named.get(address) ?? [],
  }))
