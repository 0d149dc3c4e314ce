import { Bundler } from '../bundle.ts'
import type { BundleOptions, Draft } from '../draft.ts'
import { type FileFix, planFixes } from '../fixes/plan-fixes.ts'
import { mostImportantFirst } from '../problems/problem-kinds.ts'
import { type AskLimits, ASK_LIMITS } from '../pictures/ask-pictures.ts'
import { readPublication } from '../settings/settings.ts'
import { placeProblems } from '../validate/place-problems.ts'
import { type LinkReport, checkLinks } from './check-links.ts'
import { countCoverage } from './count-coverage.ts'
import { estimateSite } from './estimate-site.ts'
import { findLaterArticles } from './find-later-articles.ts'
import { findMissingLogos } from './find-missing-logos.ts'
import { findQuietTopics } from './find-quiet-topics.ts'
import { findSameTitles } from './find-same-titles.ts'
import type { NewsroomReport } from './newsroom-report.ts'
import { readStories } from './read-stories.ts'
import { describeSections } from './describe-sections.ts'

type Bundling = Pick<
  BundleOptions,
  'content' | 'contentOption' | 'archive' | 'unpublished' | 'future' | 'cache' | 'now' | 'onWait'
>

export interface CheckOptions extends Bundling {
  readonly checkPictures?: boolean
  readonly checkLinks?: boolean
  /** True to ask hosts of private networks as well. */
  readonly allowPrivate?: boolean
  /** A topic is quiet when nothing in it is newer. */
  readonly quietDays?: number
  /** Tests have other limits. */
  readonly limits?: Partial<AskLimits> & { readonly timeOut?: number }
  readonly onProgress?: (stage: 'read' | 'check' | 'copy' | 'links', done: number, total: number) => void
}

/** A checked folder. */
export interface Checked {
  readonly draft: Draft
  /** Absent when there is no such folder. */
  readonly report?: NewsroomReport
  /** What can be corrected safely. */
  readonly fixes: readonly FileFix[]
}

export const QUIET_DAYS = 30
/** Places take a second parse of their files, so only those of the first problems are looked up. */
const MAX_PLACED = 1000

/** Checks a content folder for all that a newsroom should know of it. Nothing is written except to the cache. */
export async function checkNewsroom(options: CheckOptions): Promise<Checked> {
  const { content, unpublished = false, future = false, quietDays = QUIET_DAYS, now = new Date(), onProgress } = options
  // Polite to small sites: one request at a time to each.
  const limits = { ...ASK_LIMITS, perHost: 1, ...options.limits }
  const bundler = new Bundler({
    ...options,
    now,
    pictureLimits: limits,
    asksPrivate: options.allowPrivate === true,
    onProgress: (stage, done, total) => stage !== 'write' && onProgress?.(stage, done, total),
  })
  try {
    const draft = await bundler.prepare()
    if (!draft.reading) return { draft, fixes: [] }
    const { listing, joined, relations, store, cache } = await bundler.relate()
    const time = `${now.toISOString().slice(0, 19)}Z`
    const stories = readStories(joined.articles, store, joined.site.url)
    const titleOf = (file: string) => stories.titles.get(file) ?? file
    const files = listing.articles.flatMap(({ path }) => store.get(path)?.result ?? [])
    const { coverage, findings: events } = countCoverage(joined.articles, relations, titleOf)
    const { pages } = readPublication(content)
    const sizes = estimateSite({ content, joined, relations, pages, withoutPicture: stories.withoutPicture })
    const links: LinkReport | undefined = options.checkLinks
      ? await checkLinks(stories.links, {
          cache,
          siteUrl: joined.site.url,
          now,
          asksPrivate: options.allowPrivate === true,
          limits,
          onProgress: (done, total) => onProgress?.('links', done, total),
        })
      : undefined
    const fixes = planFixes(content, { listing, readFileOf: (path) => store.get(path)?.result })
    const important = mostImportantFirst(draft.found.map((problem) => ({ ...problem, others: [] })))
    const sections = describeSections({
      problems: [...placeProblems(content, important.slice(0, MAX_PLACED)), ...important.slice(MAX_PLACED)],
      sameTitles: findSameTitles(
        joined.articles.map(({ file, domain, time: published }) => ({
          file,
          domain,
          time: published,
          title: titleOf(file),
        })),
      ),
      pictures: draft.pictures,
      links,
      outlets: new Set(joined.articles.map(({ domain }) => domain)).size,
      logos: findMissingLogos(joined),
      quietDays,
      quietTopics: findQuietTopics(joined, quietDays, time),
      coverage,
      events,
      later: findLaterArticles(files, { unpublished, future, now: time }),
      sizes,
      fixes,
    })
    const findings = sections.flatMap((section) => section.findings)
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
    const report: NewsroomReport = {
      content,
      site: joined.site.title,
      time,
      counts: {
        articles: joined.articles.length,
        outlets: new Set(joined.articles.map(({ domain }) => domain)).size,
        topics: joined.topics.length,
        errors: count('error'),
        warnings: count('warning'),
        notes: count('note'),
      },
      coverage,
      sizes,
      sections,
    }
    return { draft, report, fixes }
  } finally {
    await bundler.close()
  }
}
