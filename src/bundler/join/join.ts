import type { Manifest, Provider, Site } from '../../contract/edition.ts'
import type { Problem } from '../../contract/problem.ts'
import { homeTopics } from './home-topics.ts'
import { misspeltOutlets } from './misspelt-outlets.ts'
import { joinProviders } from './join-providers.ts'
import { publicAssets } from './public-assets.ts'
import { findSameIds, findSamePages } from './repetitions.ts'
import type { Digest, Entry } from '../validate/source-article.ts'
import { type TopicPlan, planTopics } from './topic-plan.ts'
import type { Settings } from '../settings/settings.ts'
import type { Locate } from '../validate/locate.ts'
import { joinTopics } from './join-topics.ts'
import { unknownFields } from './unknown-fields.ts'

/** Everything the folder says, each file by itself. */
export interface Sources extends Settings {
  readonly entries: readonly Entry[]
}

export interface PublishOptions {
  readonly unpublished: boolean
  readonly future: boolean
  /** `2026-11-22T15:40:00Z` */
  readonly now: string
}

/** An edition as the folder and the clock decide it; nothing of it is written yet. */
export interface Joined {
  readonly site: Site
  readonly problems: readonly Problem[]
  /** Files of articles that were left out because they are broken. */
  readonly skipped: readonly string[]
  /** Files of articles that were left out because they are dated in the future. */
  readonly future: readonly string[]
  readonly leftOut: Manifest['leftOut']
  /** In the order of their keys. */
  readonly articles: readonly Digest[]
  readonly topics: readonly TopicPlan[]
  /** Ids of each article's topics; the articles in their order. */
  readonly topicLists: readonly (readonly string[])[]
  readonly providers: ReadonlyMap<string, Provider>
  /** Paths below assets/ that are published. */
  readonly assets: readonly string[]
  /** Moments between which the clock changes nothing. */
  readonly from: string
  readonly until: string
}

/** Whether an article is held back as it stands. */
const isHidden = ({ isPublished }: Pick<Entry, 'isPublished'>, { unpublished }: PublishOptions) =>
  !isPublished && !unpublished

const isAhead = ({ time }: Digest, { future, now }: PublishOptions) => time > now && !future

/** Whether the edition shows an article. One that it does not show may bear the id of one that it does. */
export const isShown = (entry: Entry, digest: Digest, options: PublishOptions): boolean =>
  !isHidden(entry, options) && !isAhead(digest, options)

const ALWAYS = '9999-12-31T23:59:59Z'

export function joinSources(sources: Sources, options: PublishOptions, locate: Locate): Joined {
  const { entries, organizations } = sources
  const problems: Problem[] = [...sources.problems]
  // What could not even be listed; an article is told by its name.
  const unlisted = sources.problems.filter(
    ({ severity, file }) => severity === 'error' && /\.(md|markdown)$/i.test(file) && !file.startsWith('_data/'),
  )
  const skipped = new Set(unlisted.map(({ file }) => file))
  let brokenDrafts = 0
  const hidden = new Set<string>()
  const future = new Set<string>()
  const wanted: Digest[] = []
  let until = ALWAYS
  for (const entry of entries) {
    const { file, digest, isPaper, problems: own } = entry
    if (isPaper) continue
    // What is wrong with an article that is not published anyway stops nobody.
    const isSoft = isHidden(entry, options)
    if (own.length > 0) for (const problem of own) problems.push(isSoft ? { ...problem, severity: 'warning' } : problem)
    // Left out is decided here, and nothing below knows of what is left out.
    if (!digest) {
      if (isSoft) brokenDrafts++
      else skipped.add(file)
    } else if (isSoft) hidden.add(file)
    else if (isAhead(digest, options)) {
      future.add(file)
      if (digest.time < until) until = digest.time
    } else wanted.push(digest)
  }
  problems.push(...unknownFields(entries, locate))
  const isBroken = sources.problems.some(({ severity }) => severity === 'error')
  if (entries.every(({ isPaper }) => isPaper) && !isBroken) {
    problems.push({
      severity: 'error',
      code: 'no-articles',
      file: '_news',
      message: 'The folder holds no articles.',
      hint: 'Articles are Markdown files in _news/, or anywhere in a folder without _news/.',
    })
  }
  wanted.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.file < b.file ? -1 : 1))
  const sameIds = findSameIds(wanted)
  for (const { file } of sameIds) skipped.add(file)
  const articles = sameIds.length > 0 ? wanted.filter(({ file }) => !skipped.has(file)) : wanted
  const joined = joinTopics(sources.topics, articles, locate)
  const plans = planTopics(joined.topics)
  const counts = countTopics(joined.lists, plans)
  const { siteFile, homeNames } = sources
  const locateHome = (at: number) => ({ file: siteFile, ...locate(siteFile, 'value', ['home', at]) })
  const home = homeTopics(homeNames, joined.topics, plans, (topic) => counts.get(topic) ?? 0, locateHome)
  const providers = joinProviders(articles, organizations, sources.assets)
  problems.push(...sameIds, ...findSamePages(articles, locate), ...joined.problems, ...home.problems)
  problems.push(...misspeltOutlets(articles, organizations, locate))
  const withAssets = entries.filter(({ assets }) => assets.length > 0)
  const published = new Set(withAssets.length > 0 ? articles.map(({ file }) => file) : [])
  const withheld = new Set(withAssets.flatMap(({ file, assets }) => (published.has(file) ? [] : assets)))
  return {
    site: { ...sources.site, home: home.home },
    problems: inOrder(problems),
    skipped: [...skipped].sort(),
    future: [...future].sort(),
    leftOut: { unpublished: hidden.size + brokenDrafts, future: future.size, invalid: skipped.size },
    articles,
    topics: plans,
    topicLists: joined.lists,
    providers,
    assets: publicAssets(
      sources.assets,
      withheld,
      withAssets.filter(({ file }) => published.has(file)),
      joined.topics,
      organizations,
      providers,
    ),
    from: options.future ? '' : articles.reduce((latest, { time }) => (time > latest ? time : latest), ''),
    until,
  }
}

const inOrder = (problems: readonly Problem[]) =>
  problems.toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )

/** Ids of topics and of all above each, once. */
export function withAbove(plans: readonly TopicPlan[]): (topics: readonly string[]) => readonly string[] {
  const parents = new Map(plans.map(({ topic }) => [topic.id, topic.parent]))
  const known = new Map<readonly string[], readonly string[]>()
  return (topics) => {
    const all = known.get(topics)
    if (all) return all
    const ids = new Set<string>()
    for (const own of topics) for (let id: string | undefined = own; id; id = parents.get(id)) ids.add(id)
    const list = [...ids]
    known.set(topics, list)
    return list
  }
}

function countTopics(lists: Joined['topicLists'], plans: readonly TopicPlan[]): Map<string, number> {
  const times = new Map<readonly string[], number>()
  for (const list of lists) times.set(list, (times.get(list) ?? 0) + 1)
  const above = withAbove(plans)
  const counts = new Map<string, number>()
  for (const [list, count] of times) for (const id of above(list)) counts.set(id, (counts.get(id) ?? 0) + count)
  return counts
}
