import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { domainOf } from '../contract/addresses.ts'
import type { Manifest } from '../contract/edition.ts'
import type { Problem } from '../contract/problem.ts'
import { Assets } from './assets.ts'
import type { EditionArticle } from './edition-parts.ts'
import { homeTopics } from './home-topics.ts'
import { parseArticle } from './parse.ts'
import { slugify } from './prose.ts'
import { joinProviders, readOrganizations } from './providers.ts'
import { assetsNamedIn, publicAssets } from './public-assets.ts'
import { readContent } from './read.ts'
import { relate } from './relate.ts'
import { findSameIds, findSamePages } from './repetitions.ts'
import { shard } from './shard.ts'
import { readSite } from './site.ts'
import type { SourceArticle } from './source-article.ts'
import { planTopics } from './topic-plan.ts'
import { joinTopics, readTopics } from './topics.ts'
import { UnknownFields } from './unknown-fields.ts'
import { type Validated, validate } from './validate.ts'

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
  const unknown = new UnknownFields()
  /** Assets that files refer to, to know those of the left-out ones. */
  const assetsOf = new Map<string, readonly string[]>()
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
      assetsOf.set(file.path, assetsNamedIn(file.text))
      continue
    }
    const result = validate(parsed.parsed, assets, own)
    problems.push(...softenDraft(result, options.unpublished ?? false))
    unknown.note(file, result.unknown)
    assetsOf.set(file.path, result.assets)
    if (result.article) all.push(result.article)
    else if (result.isPublished || options.unpublished) skipped.add(file.path)
    else brokenDrafts++
  }
  problems.push(...unknown.problems())
  if (source.articles.length === 0 && source.problems.length === 0) {
    problems.push({
      severity: 'error',
      code: 'no-articles',
      file: '_news',
      message: 'The folder holds no articles.',
      hint: 'Articles are Markdown files in _news/, or anywhere in a folder without _news/.',
    })
  }

  // 3. leave out: decided here, and nothing below knows of what is left out
  const hidden = new Set(all.filter((article) => !article.isPublished && !options.unpublished))
  const future = new Set(all.filter((article) => !hidden.has(article) && article.time > now && !options.future))
  const wanted = all.filter((article) => !hidden.has(article) && !future.has(article))
  const sameIds = findSameIds(wanted)
  for (const { file } of sameIds) skipped.add(file)
  const articles = wanted.filter((article) => !skipped.has(article.file)).sort((a, b) => (a.id < b.id ? -1 : 1))
  problems.push(...sameIds, ...findSamePages(articles))

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
  const { home, problems: homeProblems } = homeTopics(homeNames, joined.topics, topics, editionArticles)
  problems.push(...homeProblems)
  const providers = joinProviders(articles, organizations, source.assets)
  const { files, manifest } = shard({
    site: { ...siteDraft, home },
    articles: editionArticles,
    topics,
    providers,
    leftOut: { unpublished: hidden.size + brokenDrafts, future: future.size, invalid: skipped.size },
  })
  const isBroken = problems.some(({ severity }) => severity === 'error')
  const published = new Set(articles.map(({ file }) => file))
  const withheld = new Set([...assetsOf].flatMap(([file, paths]) => (published.has(file) ? [] : paths)))
  return {
    ok: (!isBroken || (options.skipInvalid ?? false)) && !(options.strict && problems.length > 0),
    files,
    assets: publicAssets(source.assets, withheld, articles, joined.topics, organizations, providers).map((path) => ({
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
