import type { Problem } from '../contract/problem.ts'
import { type Assets, assetOf } from './assets.ts'
import { FieldReader } from './fields.ts'
import { parseYamlFile } from './parse.ts'
import { readPictures } from './pictures.ts'
import { didYouMean } from './problems.ts'
import { fileSlug, tidyText } from './prose.ts'
import type { SourceFile } from './read.ts'
import type { SourceArticle } from './source-article.ts'

/** A topic as the publisher or an article declares it. */
export interface SourceTopic {
  readonly id: string
  readonly name: string
  readonly shortname?: string
  readonly parent?: string
  readonly description?: string
  readonly image?: string
  readonly imageAsset?: string
}

/** Files of `_data/topics`, in the order of their names. Parents are ids, and no topic stands above itself. */
export function readTopics(
  files: readonly SourceFile[],
  assets: Assets,
): { topics: SourceTopic[]; problems: Problem[] } {
  const problems: Problem[] = []
  const topics: { topic: SourceTopic; parent?: string; fields: FieldReader }[] = []
  for (const file of files) {
    const result = parseYamlFile(file)
    if ('problems' in result) {
      problems.push(...result.problems)
      continue
    }
    const { data } = result.parsed
    const fields = new FieldReader(result.parsed)
    const text = (name: string) => tidyText(fields.text(data[name], [name]) ?? '')
    const name = text('name') || text('_id') || text('id')
    const id = fileSlug(text('_id') || text('id') || name)
    if (!id) {
      fields.report('error', 'topic-no-name', [], 'The topic has no name.', 'Add name: … to the file.')
    } else if (topics.some(({ topic }) => topic.id === id)) {
      fields.report(
        'error',
        'topic-twice',
        ['_id'],
        `There is another topic with the id “${id}”.`,
        'Give one of them another _id.',
      )
    } else {
      const pictures = data['images'] === undefined ? 'image' : 'images'
      const [image] = readPictures(fields, data[pictures], [pictures], assets, new Set())
      const imageAsset = image && assetOf(image)
      const [shortname, description, parent] = [text('shortname'), text('description'), text('parent')]
      topics.push({
        topic: {
          id,
          name,
          ...(shortname && shortname !== name && { shortname }),
          ...(description && { description }),
          ...(image && { image: image.src }),
          ...(imageAsset && { imageAsset }),
        },
        ...(parent && { parent }),
        fields,
      })
    }
    problems.push(...fields.problems)
  }
  const find = finder(topics.map(({ topic }) => topic))
  const parents = new Map<string, string>()
  for (const { topic, parent, fields } of topics) {
    if (!parent) continue
    const above = find(parent)
    const before = fields.problems.length
    if (!above) {
      const near = didYouMean(
        parent,
        topics.map((t) => t.topic.name),
      )
      fields.report(
        'warning',
        'unknown-parent',
        ['parent'],
        `There is no topic “${parent}”, so this one stands at the top.`,
        near && `Did you mean “${near}”?`,
      )
    } else if (isBelow(above.id, topic.id, parents)) {
      fields.report(
        'warning',
        'parent-loop',
        ['parent'],
        `“${parent}” stands below this topic itself, so this one stands at the top.`,
      )
    } else parents.set(topic.id, above.id)
    problems.push(...fields.problems.slice(before))
  }
  return {
    topics: topics.map(({ topic }) => {
      const parent = parents.get(topic.id)
      return parent ? { ...topic, parent } : topic
    }),
    problems,
  }
}

function isBelow(id: string, above: string, parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = id; at; at = parents.get(at)) if (at === above) return true
  return false
}

/** Finds a topic by its name, short name or id, in any capitals. */
export function finder(topics: readonly SourceTopic[]): (name: string) => SourceTopic | undefined {
  const names = new Map<string, SourceTopic>()
  const add = (key: string | undefined, topic: SourceTopic) => {
    if (key && !names.has(key.toLowerCase())) names.set(key.toLowerCase(), topic)
  }
  for (const topic of topics) add(topic.name, topic)
  for (const topic of topics) add(topic.id, topic)
  for (const topic of topics) add(topic.shortname, topic)
  for (const topic of topics) add(fileSlug(topic.name), topic)
  return (name) => names.get(name.toLowerCase()) ?? names.get(fileSlug(name))
}

export interface Topics {
  /** Declared ones first, in the publisher's order; those that only articles name after them, by id. */
  readonly topics: readonly SourceTopic[]
  /** Ids of an article's topics, in its order. */
  readonly of: (article: SourceArticle) => readonly string[]
  readonly problems: readonly Problem[]
}

/** Joins what articles name with what is declared; an unknown name makes a topic. */
export function joinTopics(declared: readonly SourceTopic[], articles: readonly SourceArticle[]): Topics {
  const problems: Problem[] = []
  const find = finder(declared)
  const made = new Map<string, SourceTopic>()
  const idOf = (name: string): string => find(name)?.id ?? fileSlug(name)
  for (const article of articles) {
    for (const { name, at } of article.topics) {
      const id = idOf(name)
      if (!id || find(name) || made.has(id)) continue
      made.set(id, { id, name })
      const near = didYouMean(
        name,
        declared.flatMap((topic) => [topic.name, topic.shortname ?? topic.name]),
      )
      if (near) {
        problems.push({
          severity: 'warning',
          code: 'unknown-topic',
          file: article.file,
          ...at,
          field: 'topics',
          message: `There is no topic “${name}”; it becomes a topic of its own.`,
          hint: `Did you mean “${near}”?`,
        })
      }
    }
  }
  const topics = [...declared, ...[...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1))]
  return {
    topics,
    of: (article) => [...new Set(article.topics.map(({ name }) => idOf(name)).filter(Boolean))],
    problems,
  }
}
