import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { domainOf } from '../contract/addresses.ts'
import type { Manifest } from '../contract/edition.ts'
import type { Problem } from '../contract/problem.ts'
import { Assets, assetOf } from './assets.ts'
import type { EditionArticle } from './edition-parts.ts'
import { parseArticle } from './parse.ts'
import { didYouMean } from './problems.ts'
import { slugify } from './prose.ts'
import { joinProviders, readOrganizations } from './providers.ts'
import { readContent } from './read.ts'
import { relate } from './relate.ts'
import { shard } from './shard.ts'
import { readSite } from './site.ts'
import type { SourceArticle } from './source-article.ts'
import { planTopics } from './topic-plan.ts'
import { type SourceTopic, joinTopics, readTopics } from './topics.ts'
import { IGNORED_FIELDS, KNOWN_FIELDS, type Validated, validate } from './validate.ts'

export interface BundleOptions {
  /** The publisher's folder. */
  readonly content: string
  readonly unpublished?: boolean
  readonly future?: boolean
  readonly archive?: boolean
  readonly skipInvalid?: boolean
  readonly strict?: boolean
  /** What counts as the future begins here; the only thing that depends on the clock. */
  readonly now?: Date
}

export interface Edition {
  /** Whether it may be published. */
  readonly ok: boolean
  /** Path below the index → JSON text; the manifest is the last. */
  readonly files: ReadonlyMap<string, string>
  /** Files to copy: absolute path → path below the index. */
  readonly assets: readonly { readonly from: string; readonly to: string }[]
  readonly problems: readonly Problem[]
  readonly manifest: Manifest
  /** Files of articles that were left out because they are broken. */
  readonly skipped: readonly string[]
}

/** Reads a publisher's folder and makes an edition of it. Content problems are returned, never thrown. */
export function bundle(options: BundleOptions): Promise<Edition> {
  return Promise.resolve(bundleNow(options))
}

function bundleNow(options: BundleOptions): Edition {
  const { content } = options
  if (!existsSync(content) || !statSync(content).isDirectory()) {
    return empty({
      severity: 'error',
      code: 'no-folder',
      file: content,
      message: 'There is no such folder.',
      hint: 'Name the publisher’s folder with --content, or CONTENT.',
    })
  }
  // 1. read
  const source = readContent(content, options.archive ?? false)
  const assets = new Assets(source.assets)
  const { site: siteDraft, homeNames, problems: siteProblems } = readSite(source)
  const declared = readTopics(source.topics, assets)
  const { organizations, problems: organizationProblems } = readOrganizations(source.organizations, assets)
  const problems: Problem[] = [...source.problems, ...siteProblems, ...declared.problems, ...organizationProblems]
  const skipped = new Set(
    source.problems
      .filter(({ file }) => /\.(md|markdown)$/i.test(file) && !file.startsWith('_data/'))
      .map(({ file }) => file),
  )

  // 2. parse and validate
  const all: SourceArticle[] = []
  const unknown = new Map<string, { file: string; count: number; line: number; column: number }>()
  const own = {
    title: siteDraft.title,
    domain: (siteDraft.url && domainOf(siteDraft.url)) || slugify(siteDraft.title) || 'site',
  }
  let brokenDrafts = 0
  const now = `${(options.now ?? new Date()).toISOString().slice(0, 19)}Z`
  for (const file of source.articles) {
    const parsed = parseArticle(file)
    if ('problems' in parsed) {
      problems.push(...parsed.problems)
      skipped.add(file.path)
      continue
    }
    const result = validate(parsed.parsed, assets, own)
    problems.push(...softenDraft(result, options.unpublished ?? false))
    for (const { name, ...place } of result.unknown) {
      const known = unknown.get(name)
      if (known) known.count++
      else unknown.set(name, { file: file.path, count: 1, ...place })
    }
    if (result.article) all.push(result.article)
    else if (result.isPublished || options.unpublished) skipped.add(file.path)
    else brokenDrafts++
  }
  problems.push(...unknownFields(unknown))
  if (source.articles.length === 0 && source.problems.length === 0) {
    problems.push({
      severity: 'warning',
      code: 'no-articles',
      file: '_news',
      message: 'The folder holds no articles.',
      hint: 'Articles are Markdown files in _news/, or anywhere in a folder without _news/.',
    })
  }

  // 3. leave out: decided here, and nothing below knows of what is left out
  const hidden = new Set(all.filter((article) => !article.isPublished && !options.unpublished))
  const future = new Set(all.filter((article) => !hidden.has(article) && article.time > now && !options.future))
  problems.push(
    ...findDuplicates(
      all.filter((article) => !hidden.has(article) && !future.has(article)),
      skipped,
    ),
  )
  const articles = all
    .filter((article) => !hidden.has(article) && !future.has(article) && !skipped.has(article.file))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  problems.push(...sameStories(articles))

  // 4. relate
  const joined = joinTopics(declared.topics, articles)
  problems.push(...joined.problems)
  const relations = relate(articles, joined.of)
  const editionArticles = articles.map(
    (article): EditionArticle => ({
      source: article,
      id: article.id,
      time: article.time,
      topics: joined.of(article),
      domains: [article.domain],
      ...(relations.get(article) ?? { related: [], similar: [] }),
    }),
  )

  // 5. shard
  const topics = planTopics(joined.topics)
  const home = homeTopics(homeNames, joined.topics, topics, editionArticles, problems)
  const { files, manifest } = shard({
    site: { ...siteDraft, home },
    articles: editionArticles,
    topics,
    providers: joinProviders(articles, organizations, source.assets),
    leftOut: { unpublished: hidden.size + brokenDrafts, future: future.size, invalid: skipped.size },
  })
  const isBroken = problems.some(({ severity }) => severity === 'error')
  return {
    ok: (!isBroken || (options.skipInvalid ?? false)) && !(options.strict && problems.length > 0),
    files,
    assets: publicAssets(source.assets, articles, [...hidden, ...future], joined.topics, organizations).map((path) => ({
      from: join(content, path),
      to: path,
    })),
    problems: problems.toSorted((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    ),
    manifest,
    skipped: [...skipped].sort(),
  }
}

/** What is wrong with an article that is not published anyway stops nobody. */
function softenDraft({ problems, isPublished }: Validated, withDrafts: boolean): Problem[] {
  return isPublished || withDrafts ? [...problems] : problems.map((problem) => ({ ...problem, severity: 'warning' }))
}

function unknownFields(
  unknown: ReadonlyMap<string, { file: string; count: number; line: number; column: number }>,
): Problem[] {
  return [...unknown].map(([name, { file, count, line, column }]) => {
    const near = didYouMean(name, [...KNOWN_FIELDS, ...IGNORED_FIELDS])
    return {
      severity: 'warning',
      code: 'unknown-field',
      file,
      line,
      column,
      field: name,
      message: `Articles have no field “${name}”, so it is not read${count > 1 ? `; ${count} articles have it` : ''}.`,
      ...(near && { hint: `Did you mean “${near}”?` }),
    }
  })
}

/** Two files of one id would stand at one address: both are named, and neither is chosen. */
function findDuplicates(articles: readonly SourceArticle[], skipped: Set<string>): Problem[] {
  const byId = new Map<string, SourceArticle[]>()
  for (const article of articles) byId.set(article.id, [...(byId.get(article.id) ?? []), article])
  return [...byId.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map(({ file, id }): Problem => {
        skipped.add(file)
        const others = group.filter((other) => other.file !== file).map((other) => other.file)
        return {
          severity: 'error',
          code: 'duplicate-id',
          file,
          message: `The address /${id} is also that of ${others.join(', ')}.`,
          hint: 'Rename one of the files; the address is made of the day and the name of the file.',
        }
      }),
    )
}

function sameStories(articles: readonly SourceArticle[]): Problem[] {
  const byUrl = new Map<string, SourceArticle>()
  return articles.flatMap((article): Problem[] => {
    const [key] = article.keys
    if (!key) return []
    const first = byUrl.get(key)
    if (!first) {
      byUrl.set(key, article)
      return []
    }
    return [
      {
        severity: 'warning',
        code: 'same-story',
        file: article.file,
        field: 'webUrl',
        message: `This is the same page as that of ${first.file}; both are published.`,
        hint: 'Remove one of them if it is a repetition.',
      },
    ]
  })
}

/** The bands of the home page: the publisher's choice, else the four sections with most articles. */
function homeTopics(
  names: readonly string[],
  topics: readonly SourceTopic[],
  plans: ReturnType<typeof planTopics>,
  articles: readonly EditionArticle[],
  problems: Problem[],
): string[] {
  const chosen = names.flatMap((name) => {
    const wanted = name.toLowerCase()
    const topic = topics.find((one) => one.id === wanted || one.name.toLowerCase() === wanted)
    if (topic) return [topic.id]
    const near = didYouMean(
      name,
      topics.flatMap((one) => [one.id, one.name]),
    )
    problems.push({
      severity: 'warning',
      code: 'unknown-topic',
      file: 'site.yaml',
      field: 'home',
      message: `There is no topic “${name}” for the home page.`,
      ...(near && { hint: `Did you mean “${near}”?` }),
    })
    return []
  })
  if (names.length > 0) return [...new Set(chosen)]
  return plans
    .filter(({ ink, sub }) => ink > 0 && sub === undefined)
    .map((plan) => ({ plan, count: articles.filter(({ topics: ids }) => ids.some((id) => plan.below.has(id))).length }))
    .filter(({ count }) => count >= 3)
    .sort((a, b) => b.count - a.count)
    .slice(0, 4)
    .map(({ plan }) => plan.topic.id)
}

/** All files of assets/ but those that only left-out articles show. */
function publicAssets(
  paths: readonly string[],
  articles: readonly SourceArticle[],
  leftOut: readonly SourceArticle[],
  topics: readonly SourceTopic[],
  organizations: ReadonlyMap<string, { logos: readonly { src: string }[] }>,
): string[] {
  const shown = new Set([
    ...articles.flatMap((article) => article.assets),
    ...topics.flatMap((topic) => topic.imageAsset ?? []),
    ...[...organizations.values()].flatMap(({ logos }) => logos.flatMap((logo) => assetOf(logo) ?? [])),
  ])
  const kept = new Set(leftOut.flatMap((article) => article.assets).filter((path) => !shown.has(path)))
  return paths.filter((path) => !kept.has(path))
}

function empty(problem: Problem): Edition {
  const { files, manifest } = shard({
    site: { title: 'Broadsheet', locale: 'en', home: [] },
    articles: [],
    topics: [],
    providers: new Map(),
    leftOut: { unpublished: 0, future: 0, invalid: 0 },
  })
  return { ok: false, files, assets: [], problems: [problem], manifest, skipped: [] }
}
