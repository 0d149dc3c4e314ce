import type { Problem } from '../../contract/problem.ts'
import { Bundler } from '../bundle.ts'
import type { Draft } from '../draft.ts'
import { checkNewsroom } from '../checks/check-newsroom.ts'
import type { Finding, NewsroomReport, Section } from '../checks/newsroom-report.ts'
import { isBase, normaliseBase } from '../site/base.ts'
import { checkSite } from '../site/own-files.ts'
import { publishSite } from '../site/publish-site.ts'
import { siteAddress } from '../values/link.ts'
import { checkOutput } from '../write/check-output.ts'
import type { Edition } from '../write/write-edition.ts'

export type { Finding, NewsroomReport, Problem, Section }

/** What is read, and which articles are published. The commands have the same options, which README.md describes. */
export interface BundleSettings {
  /** The publisher's folder. */
  readonly content: string
  /** The folder of the index, or of the site. */
  readonly out: string
  /** The public address of the site; that of its `site.yaml` when absent. */
  readonly url?: string
  readonly unpublished?: boolean
  readonly future?: boolean
  readonly archive?: boolean
  readonly skipInvalid?: boolean
  readonly strict?: boolean
  readonly checkPictures?: boolean
  /** Folder of the cache: `.broadsheet/cache` when absent; `false` to cache nothing. */
  readonly cache?: string | false
}

export interface BuildSettings extends BundleSettings {
  /** Path of the site on its host: `/my-news/`; `/` when absent. */
  readonly base?: string
  /** False to publish without a service worker. */
  readonly worker?: boolean
}

export interface Outcome {
  /** True when everything was written. Otherwise nothing was, and `problems` says why. */
  readonly ok: boolean
  /** Errors and warnings of the folder, with their places. */
  readonly problems: readonly Problem[]
  /** Number of published articles; 0 when nothing was written. */
  readonly articles: number
  /** Files of articles that were left out because of errors. */
  readonly skipped: readonly string[]
}

/**
 * Writes the index of a folder of articles.
 * @throws when a setting is wrong, the output folder has other files, another build holds it, or the system refuses
 */
export async function bundle(settings: BundleSettings): Promise<Outcome> {
  checkOutput(settings.content, settings.out)
  return withDraft(settings, undefined, (draft) => draft.write(settings.out))
}

/**
 * Writes the whole site of a folder of articles.
 * @throws as {@link bundle}
 */
export async function build({ base: path, worker = true, ...settings }: BuildSettings): Promise<Outcome> {
  const { content, out } = settings
  if (path !== undefined && !isBase(path)) throw new TypeError(`base is ${path}, expected a path such as /my-news/.`)
  const base = normaliseBase(path)
  checkSite(content, out)
  return withDraft(settings, base, async (draft) => {
    const site = await publishSite(draft, { content, out, base, hasWorker: worker })
    return site.edition
  })
}

export interface CheckSettings extends Omit<BundleSettings, 'out' | 'url' | 'skipInvalid' | 'strict'> {
  /** True to ask other sites whether the pages that articles link are still there. */
  readonly checkLinks?: boolean
  /** True to ask hosts of private networks, too. */
  readonly allowPrivate?: boolean
  /** A topic without news for this number of days is quiet; 30 when absent. */
  readonly quietDays?: number
}

/**
 * Reports what a newsroom should know of a folder of articles. Nothing is written, except to the cache.
 * @returns undefined when there is no such folder
 */
export async function check(settings: CheckSettings): Promise<NewsroomReport | undefined> {
  return (await checkNewsroom(settings)).report
}

async function withDraft(
  { out: _, url, ...settings }: BundleSettings,
  base: string | undefined,
  write: (draft: Draft) => Promise<Edition>,
): Promise<Outcome> {
  const address = url === undefined ? undefined : siteAddress(url)
  if (url !== undefined && !address)
    throw new TypeError(`url is ${url}, expected an address such as https://news.example.`)
  const bundler = new Bundler({
    ...settings,
    ...(address && { url: address }),
    ...(base !== undefined && { base }),
    contentOption: 'content',
  })
  try {
    const draft = await bundler.prepare()
    const edition = draft.ok ? await write(draft) : undefined
    return {
      ok: edition !== undefined,
      problems: draft.problems,
      articles: edition?.manifest.counts.articles ?? 0,
      skipped: draft.skipped,
    }
  } finally {
    await bundler.close()
  }
}
