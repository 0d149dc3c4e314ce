import type { Manifest, Site } from '../../contract/edition.ts'
import type { Outlet } from '../../contract/volume.ts'
import type { ArticleSummary, ReadFile } from '../collect/article-summary.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { PictureReport } from '../pictures/check-pictures.ts'
import type { Settings } from '../settings/settings.ts'
import { checkOutlets } from './check-outlets.ts'
import { type FieldRow, asWritten, fieldTable, unknownFields } from './field-table.ts'
import { type HeldCount, HeldBack } from './held-back.ts'
import { homeTopics } from './home-topics.ts'
import { joinProviders } from './join-providers.ts'
import { joinTopics } from './join-topics.ts'
import { linkArticles } from '../links/link-articles.ts'
import { type MovedPages, movedPages } from '../links/moved-pages.ts'
import { type Translations, findTranslations, withCommonPages } from '../links/translations.ts'
import { publicAssets } from './public-assets.ts'
import { type Reading, describeReading, noArticles } from './reading.ts'
import { findSameIds, findSamePages } from './repetitions.ts'
import { inWordsOf } from './in-words-of.ts'
import { separateSections } from './same-addresses.ts'
import { withSharedTags } from './shared-tags.ts'
import { type TopicPlan, planTopics } from './topic-plan.ts'

/** Decides which articles are published. */
export interface PublishOptions {
  /** Publishes articles with `published: false` as well. */
  readonly unpublished: boolean
  /** Publishes articles dated in the future as well. */
  readonly future: boolean
  /** The current time, such as `2026-11-22T15:40:00Z`. */
  readonly now: string
}

/** All articles of an edition with everything that depends on more than one file. */
export interface Joined {
  readonly site: Site
  readonly problems: readonly FoundProblem[]
  /** Files of articles that are left out because of errors. */
  readonly skipped: readonly string[]
  /** Files of articles that are left out because they are dated in the future. */
  readonly future: readonly string[]
  readonly leftOut: Manifest['leftOut']
  /** Absent when pictures were not checked. */
  readonly pictures?: PictureReport | undefined
  /** Why articles are held back. */
  readonly held: readonly HeldCount[]
  /** What became of the fields of other systems. */
  readonly fields: readonly FieldRow[]
  /** Sorted by key. */
  readonly articles: readonly ArticleSummary[]
  readonly topics: readonly TopicPlan[]
  /** Ids of the topics of each article, in the order of the articles. */
  readonly topicLists: readonly (readonly string[])[]
  /** By domain. */
  readonly providers: ReadonlyMap<string, Outlet>
  /** Paths below assets/ that are published. */
  readonly assets: readonly string[]
  readonly moved: MovedPages
  readonly translations: readonly Translations[]
  /** What kind of folder it is, and what was read of it. */
  readonly reading: Reading
  /** Time from which on the result is valid. */
  readonly from: string
  /** Time at which the next article becomes due or expires, so that the result is no longer valid. */
  readonly until: string
}

/** Joins the results of reading each file into one edition. */
export function join(files: readonly ReadFile[], settings: Settings, options: PublishOptions): Joined {
  const { organizations, siteFile, homeNames } = settings
  const sorted = sortOut(files, settings, options)
  const { skipped, future } = sorted
  const linked = linkArticles(sorted.articles, sorted.withheld, settings.articleSite.addresses, files)
  const { problems: ofLinks } = linked
  const { articles: single, names: sharedTags } = withSharedTags(files, linked.articles)
  const translations = findTranslations(single, settings.articleSite.layout, settings.site.locale)
  const articles = withCommonPages(single, translations)
  const topics = joinTopics(settings.topics, articles, settings.sections)
  const plans = planTopics(topics.topics)
  const counts = countArticles(topics.lists, plans)
  const home = homeTopics(homeNames, siteFile, topics.topics, plans, counts, settings.bands)
  const providers = joinProviders(articles, organizations, settings.assets)
  const { problems: ofMoved, ...moved } = movedPages(articles, new Set(plans.map(({ topic }) => topic.id)))
  const problems = [
    ...settings.problems,
    ...sorted.problems,
    ...ofLinks,
    ...ofMoved,
    ...unknownFields(files),
    ...findSamePages(single),
    ...topics.problems,
    ...home.problems,
    ...checkOutlets(articles, organizations),
  ]
  const assets = publicAssets(settings, files, articles, topics.topics, providers)
  return {
    site: { ...settings.site, home: home.home },
    problems: [...inWordsOf(settings.articleSite.layout, asWritten(problems, files))].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : 0,
    ),
    skipped: [...skipped].sort(),
    future: [...future].sort(),
    leftOut: sorted.leftOut,
    held: sorted.held.reasons,
    fields: fieldTable(files, sharedTags),
    articles,
    topics: plans,
    topicLists: topics.lists,
    providers,
    assets,
    moved,
    translations,
    reading: describeReading(settings, files, assets),
    from: sorted.held.from,
    until: sorted.held.until,
  }
}

/** Decides which articles are published. Later stages get only these. */
function sortOut(files: readonly ReadFile[], settings: Settings, options: PublishOptions) {
  const problems: FoundProblem[] = []
  // Some article files could not be listed, for example links that lead out of the folder.
  const skipped = new Set(settings.problems.filter(isOfArticle).map(({ file }) => file))
  const future = new Set<string>()
  const shown: ArticleSummary[] = []
  const withheld: ArticleSummary[] = []
  const held = new HeldBack(options)
  for (const one of files) {
    const { file, article, isDocument, isInDrafts, isPublished, held: reason, shownTimes, problems: found } = one
    if (isDocument) {
      problems.push(...(found ?? []))
      continue
    }
    const isWithheld = !isPublished && !options.unpublished
    // An error in an article that is not to be published must not stop the edition.
    if (!isWithheld || !isInDrafts)
      for (const problem of found ?? []) problems.push(isWithheld ? { ...problem, severity: 'warning' } : problem)
    const state = article && (isWithheld ? 'held' : held.stateOf(article.time, shownTimes))
    if (article && state !== 'public') withheld.push(article)
    if (isWithheld) held.add(reason ?? (isInDrafts ? 'draft' : 'unpublished'))
    else if (!article) skipped.add(file)
    else if (state === 'future') future.add(file)
    else if (state === 'public') shown.push(article)
  }
  const isEmpty = files.every(({ isDocument }) => isDocument)
  if (isEmpty && !settings.problems.some(({ severity }) => severity === 'error'))
    problems.push(noArticles(describeReading(settings, files, [])))
  const { articles: separate, problems: ofSections } = separateSections(shown.sort(compareKeys))
  const sorted = ofSections.length > 0 ? separate.toSorted(compareKeys) : separate
  const sameIds = findSameIds(sorted)
  for (const { file } of sameIds) skipped.add(file)
  return {
    articles: sameIds.length > 0 ? sorted.filter(({ file }) => !skipped.has(file)) : sorted,
    withheld,
    problems: [...problems, ...ofSections, ...sameIds],
    skipped,
    future,
    leftOut: { unpublished: held.total, future: future.size, invalid: skipped.size },
    held,
  }
}

const compareKeys = (a: ArticleSummary, b: ArticleSummary) =>
  a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1)

const isOfArticle = ({ severity, file }: FoundProblem) =>
  severity === 'error' && /\.(md|markdown|mdx)$/i.test(file) && !file.startsWith('_data/')

/**
 * Returns a function that adds to a list of topic ids those of all topics above them. Results are cached by the identity of
 * the list, since many articles share one.
 */
export function withParents(plans: readonly TopicPlan[]): (topics: readonly string[]) => readonly string[] {
  const parents = new Map(plans.map(({ topic }) => [topic.id, topic.parent]))
  const known = new Map<readonly string[], readonly string[]>()
  return (topics) => {
    const all = known.get(topics)
    if (all) return all
    const ids = new Set<string>()
    for (const topic of topics) for (let id: string | undefined = topic; id; id = parents.get(id)) ids.add(id)
    const list = [...ids]
    known.set(topics, list)
    return list
  }
}

/** Counts the articles of each topic and of all topics below it. */
function countArticles(lists: Joined['topicLists'], plans: readonly TopicPlan[]): ReadonlyMap<string, number> {
  const withAll = withParents(plans)
  const counts = new Map<string, number>()
  for (const list of lists) for (const id of withAll(list)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
