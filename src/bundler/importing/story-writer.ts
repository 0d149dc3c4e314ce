import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { domainOf } from '../../contract/addresses.ts'
import { pathKey } from '../addresses/site-path.ts'
import { textOfHtml } from '../feed-reading/clean-html.ts'
import type { Feed, FeedStory } from '../feed-reading/feed-story.ts'
import { topicFinder } from '../settings/read-topics.ts'
import { makeFolder } from '../system/make-folder.ts'
import { outletDomain } from '../values/outlet-domain.ts'
import { topicChooser } from './choose-topics.ts'
import type { ImportMemory } from './import-memory.ts'
import type { FeedResult } from './import-result.ts'
import type { KnownContent } from './known-content.ts'
import { type Loaded, addressOf } from './load-source.ts'
import { type NewArticle, type Oddity, articleFile, makeArticle, namesOf } from './story-file.ts'
import { storyKeys } from './story-keys.ts'
import { writeNew } from './write-new.ts'
import type { NewOutlet } from './write-outlets.ts'

interface WriterOptions {
  readonly content: string
  readonly known: KnownContent
  readonly memory: ImportMemory
  readonly isDry: boolean
  readonly hasTexts?: boolean
  readonly newest?: number
  readonly now: Date
}

const NOTHING: Pick<FeedResult, 'title' | 'files' | 'known' | 'empty' | 'older' | 'oddities' | 'held'> = {
  title: '',
  files: [],
  known: 0,
  empty: 0,
  older: 0,
  oddities: {},
  held: new Map(),
}

/** An edition has at most 500 topics, and each makes every page of the reader heavier. */
const MAX_NEW_TOPICS = 100
const MAX_NAME = 80
/** Newest stories of a feed, unless the publisher wants another number. An export is imported as a whole. */
const MAX_STORIES = 2000

/** Writes the new stories of feeds, one after another. */
export class StoryWriter {
  private readonly options: WriterOptions
  private readonly chooseTopics: ReturnType<typeof topicChooser>
  private readonly findTopic: ReturnType<typeof topicFinder>
  private readonly newTopics = new Set<string>()
  private readonly outletsByDomain = new Map<string, NewOutlet>()

  constructor(options: WriterOptions) {
    this.options = options
    this.chooseTopics = topicChooser(options.known.topics)
    this.findTopic = topicFinder(options.known.topics)
  }

  /** The outlets of the stories that were written. */
  get outlets(): readonly NewOutlet[] {
    return [...this.outletsByDomain.values()]
  }

  /** @throws the error of Broadsheet itself by which a feed could not be loaded */
  write(source: string, loaded: Exclude<Loaded, { state: 'list' }>): FeedResult {
    if (loaded.state === 'fault') throw loaded.error
    if (loaded.state === 'unchanged') return { ...NOTHING, source, state: 'unchanged' }
    if (loaded.state !== 'feed') return { ...NOTHING, source, state: loaded.state, error: loaded.error }
    const { feed, address, movedTo, validators } = loaded
    const result = this.writeFeed(source, feed, address)
    // With only the newest, the others must come when all are wanted.
    const isWhole = result.older === 0 && validators && Object.keys(validators).length > 0
    const asked = addressOf(source)
    if (asked !== undefined) this.options.memory.setValidators(asked, isWhole ? validators : undefined)
    return { ...result, movedTo }
  }

  private writeFeed(source: string, feed: Feed, address: string | undefined): FeedResult {
    const { known: folder, memory, now, hasTexts = true } = this.options
    const newest = this.options.newest ?? (feed.isOwn ? feed.stories.length : MAX_STORIES)
    const outletOf = this.outletFinder(feed, address)
    const keys = storyKeys(feed.stories, (story) => outletOf(story)?.domain ?? 'own')
    const oddities: Partial<Record<Oddity, number>> = {}
    const files: string[] = []
    const articles: { readonly article: NewArticle; readonly keys: readonly string[] }[] = []
    let [known, empty] = [0, 0]
    for (const [at, story] of feed.stories.entries()) {
      const article = makeArticle(story, feed, { now, hasTexts })
      if (article) articles.push({ article, keys: keys[at] ?? [] })
      else empty++
    }
    const wanted = articles.toSorted((a, b) => (a.article.time < b.article.time ? 1 : -1)).slice(0, newest)
    const isWanted = new Set(wanted)
    for (const one of articles.filter((each) => isWanted.has(each))) {
      if (one.keys.some((key) => folder.keys.has(key) || memory.has(key))) {
        known++
        continue
      }
      const outlet = outletOf(one.article.story)
      const path = this.writeArticle(one.article, feed, outlet)
      memory.add(one.keys, path)
      files.push(path)
      for (const oddity of one.article.oddities) oddities[oddity] = (oddities[oddity] ?? 0) + 1
      if (outlet && !this.outletsByDomain.has(outlet.domain)) this.outletsByDomain.set(outlet.domain, outlet)
    }
    return {
      source,
      state: 'imported',
      title: textOfHtml(feed.title),
      files,
      known,
      empty,
      older: articles.length - wanted.length,
      oddities,
      held: feed.held ?? new Map(),
    }
  }

  /** @returns the path of the new file */
  private writeArticle(article: NewArticle, feed: Feed, outlet: NewOutlet | undefined): string {
    const { content, known, isDry } = this.options
    const provider = outlet && {
      name: known.organizations.get(outlet.domain)?.name ?? outlet.name,
      domain: outlet.domain,
    }
    const text = articleFile(article, feed, { provider, ...this.labelsOf(article, feed) })
    const day = article.time.slice(0, 10)
    if (!isDry) makeFolder(join(content, known.folder))
    for (let number = 1; ; number++) {
      const slug = number === 1 ? article.slug : `${article.slug}-${number}`
      const address = pathKey(`${day.replaceAll('-', '/')}/${slug}`)
      const path = `${known.folder}${day}-${slug}.md`
      if (known.addresses.has(address)) continue
      if (isDry ? existsSync(join(content, path)) : !writeNew(content, path, text)) continue
      known.addresses.add(address)
      return path
    }
  }

  /** Categories that are topics of the folder become topics; in one's own posts, all do. The others are tags. */
  private labelsOf({ story, title, excerpt, body }: NewArticle, { isOwn }: Feed) {
    const categories = namesOf(story.categories)
    const tags = namesOf([...story.tags, ...(isOwn ? [] : categories.filter((name) => !this.findTopic(name)))])
    if (!isOwn) {
      const words = excerpt || textOfHtml(body.slice(0, 4000))
      return { topics: this.chooseTopics({ title, excerpt: words, categories }).map(({ name }) => name), tags }
    }
    const topics = categories.map((name) => this.findTopic(name)?.name ?? name)
    const isTopic = (name: string) => {
      if (this.findTopic(name) || this.newTopics.has(name)) return true
      return this.newTopics.size < MAX_NEW_TOPICS && this.newTopics.add(name).has(name)
    }
    const [kept, others] = [topics.filter(isTopic), topics.filter((name) => !isTopic(name))]
    return { topics: kept, tags: namesOf([...tags, ...others]) }
  }

  /** An outlet is known by the domain of its site. Stories that a feed took from another one belong to that one. */
  private outletFinder(feed: Feed, address: string | undefined): (story: FeedStory) => NewOutlet | undefined {
    if (feed.isOwn) return () => undefined
    const title = outletName(feed.title)
    const description = textOfHtml(feed.description)
    const site = feed.link ?? address
    const ofFeed = domainOfSite(site)
    return ({ source, link }) => {
      const domain = domainOfSite(source?.link) ?? ofFeed ?? domainOfSite(link)
      if (domain === undefined) return undefined
      const isOther = domain !== ofFeed && source !== undefined
      const name = (isOther ? outletName(source.name) : title) || domain
      return { domain, name, description: isOther ? '' : description, picture: isOther ? undefined : feed.picture }
    }
  }
}

const domainOfSite = (link: string | undefined): string | undefined => {
  const domain = link === undefined ? undefined : outletDomain(domainOf(link) ?? '')
  return domain && domain.length <= 120 ? domain.replace(/^(?:feeds?|rss)\.(?=[^.]+\.)/, '') : undefined
}

/** Feeds are often called after their kind: `Quillmark RSS Feed`. */
const outletName = (title: string) =>
  textOfHtml(title.slice(0, 1000))
    .replace(/\s*[-–—|:»]?\s*\b(?:RSS|Atom)?\s*(?:feed|RSS|Atom)$/i, '')
    .trim()
    .slice(0, MAX_NAME)
