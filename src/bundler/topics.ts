import type { Problem } from '../contract/problem.ts'
import { type Assets, assetOf } from './assets.ts'
import { FieldReader, type Path } from './fields.ts'
import { parseYamlFile } from './parse.ts'
import { readPictures } from './pictures.ts'
import { didYouMean } from './problems.ts'
import { fileSlug, tidyText } from './prose.ts'
import type { SourceFile } from './read.ts'
import type { Digest } from './source-article.ts'

/** Each costs a line of the manifest, which every page of the reader loads first. */
const MOST_TOPICS = 500

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
  if (topics.length > MOST_TOPICS) {
    problems.push({
      severity: 'error',
      code: 'too-many-topics',
      file: '_data/topics',
      message: `The folder declares ${topics.length} topics; an edition has at most ${MOST_TOPICS}.`,
      hint: 'Write the finer ones as tags.',
    })
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
  /** Ids of each article's topics, in its order; the articles in theirs. */
  readonly lists: readonly (readonly string[])[]
  readonly problems: readonly Problem[]
}

/** Where the first of some fields that a file has stands in it, with the lines around it. */
export type Locate = (
  file: string,
  what: 'name' | 'value',
  ...paths: readonly [Path, ...Path[]]
) => Pick<Problem, 'field' | 'line' | 'column' | 'frame'>

/** Joins what articles name with what is declared; an unknown name makes a topic. */
export function joinTopics(declared: readonly SourceTopic[], articles: readonly Digest[], locate: Locate): Topics {
  const problems: Problem[] = []
  const find = finder(declared)
  const ids = new Map<string, string>()
  const idOf = (name: string): string => {
    const known = ids.get(name)
    if (known !== undefined) return known
    const id = find(name)?.id ?? fileSlug(name)
    ids.set(name, id)
    return id
  }
  const isDeclared = new Set(declared.map(({ id }) => id))
  const made = new Map<string, { readonly topic: SourceTopic; count: number }>()
  /** What one article says another does: their lists are told by identity. */
  const known = new Map<readonly string[], { count: number; ids: readonly string[] }>()
  const told = articles.map(({ topics, file }) => {
    const before = known.get(topics)
    if (before) {
      before.count++
      return before
    }
    const list = { count: 1, ids: topics.map(idOf) }
    known.set(topics, list)
    for (const [at, name] of topics.entries()) {
      const id = list.ids[at]
      if (!id || isDeclared.has(id) || made.has(id)) continue
      made.set(id, { topic: { id, name }, count: 0 })
      const near = didYouMean(
        name,
        declared.flatMap((topic) => [topic.name, topic.shortname ?? topic.name]),
      )
      if (!near) continue
      problems.push({
        severity: 'warning',
        code: 'unknown-topic',
        file,
        ...locate(file, 'value', ['topics', at]),
        message: `There is no topic “${name}”; it becomes a topic of its own.`,
        hint: `Did you mean “${near}”?`,
      })
    }
    return list
  })
  for (const { ids, count } of known.values()) {
    for (const id of ids) {
      const topic = made.get(id)
      if (topic) topic.count += count
    }
  }
  const byUse = [...made.values()].sort((a, b) => b.count - a.count || (a.topic.id < b.topic.id ? -1 : 1))
  const kept = byUse.slice(0, Math.max(0, MOST_TOPICS - declared.length))
  const dropped = new Set(byUse.slice(kept.length).map(({ topic }) => topic.id))
  if (dropped.size > 0) {
    const examples = byUse.slice(kept.length, kept.length + 3).map(({ topic }) => `“${topic.name}”`)
    problems.push({
      severity: 'warning',
      code: 'too-many-topics',
      file: '_data/topics',
      message: `Articles name ${made.size} topics that are declared nowhere, and an edition has at most ${MOST_TOPICS}; the ${dropped.size} with the fewest articles get no page of their own (${examples.join(', ')} …). Their articles are published.`,
      hint: 'Declare the topics you mean in _data/topics/, and write the other words as tags.',
    })
  }
  for (const list of known.values()) list.ids = [...new Set(list.ids.filter((id) => id !== '' && !dropped.has(id)))]
  return {
    topics: [...declared, ...kept.map(({ topic }) => topic).sort((a, b) => (a.id < b.id ? -1 : 1))],
    lists: told.map(({ ids }) => ids),
    problems,
  }
}
