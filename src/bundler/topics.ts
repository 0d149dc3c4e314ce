import type { Problem } from '../contract/problem.ts'
import { type Assets, assetOf } from './assets.ts'
import { FieldReader, type Path } from './fields.ts'
import { TOPIC_NAMES, misspeltIn, reportUnread } from './known-fields.ts'
import { reportLaterDocument } from './later-document.ts'
import { parseYamlFile } from './parse.ts'
import { readPictures } from './pictures.ts'
import { didYouMean } from './problems.ts'
import { fileSlug, foundCommas, partsOf, tidyText } from './prose.ts'
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
  const topics: { topic: SourceTopic; parent?: string; fields: FieldReader; file: string }[] = []
  for (const file of files) {
    const result = parseYamlFile(file)
    if ('problems' in result) {
      problems.push(...result.problems)
      continue
    }
    const { data } = result.parsed
    const fields = new FieldReader(result.parsed)
    const text = (name: string) => tidyText(fields.text(data[name], [name]) ?? '')
    const [given, ownId] = [text('name'), text('_id') || text('id')]
    const name = given || ownId
    const id = fileSlug(ownId || name)
    const meantName = given ? undefined : misspeltIn(data, 'name', TOPIC_NAMES)
    const another = topics.find(({ topic }) => topic.id === id)
    if (fields.problems.length > 0) {
      // A name of the wrong shape was told.
    } else if (!id) {
      const hint = meantName
        ? `“${meantName}” in line ${fields.lineOf(meantName).line} may be meant.`
        : 'Add name: … to the file.'
      fields.report('error', 'topic-no-name', [], 'The topic has no name.', hint)
    } else if (another) {
      fields.report(
        'error',
        'topic-twice',
        [text('_id') ? '_id' : text('id') ? 'id' : 'name'],
        `The id of this topic, “${id}”, is also that of ${another.file}.`,
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
        file: file.path,
      })
    }
    reportUnread(fields, data, TOPIC_NAMES, 'Topics have', id ? undefined : meantName)
    reportLaterDocument(fields, file)
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
  const names = new Map(topics.map(({ topic }) => [topic.id, topic.name]))
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
    } else if (above.id === topic.id) {
      const message = 'A topic can’t be its own parent, so this one stands at the top.'
      fields.report('warning', 'parent-loop', ['parent'], message, 'Remove the parent, or name another topic.')
    } else if (isBelow(above.id, topic.id, parents)) {
      const way = wayUp(above.id, topic.id, parents).map((id) => names.get(id) ?? id)
      const message = `The parents go round in a circle, ${[topic.name, ...way].join(' → ')}, so this topic stands at the top.`
      fields.report('warning', 'parent-loop', ['parent'], message, 'Remove one of these parents.')
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

/** The ids from one topic to another above it, both included. */
function wayUp(id: string, above: string, parents: ReadonlyMap<string, string>): string[] {
  const way: string[] = []
  for (let at: string | undefined = id; at; at = at === above ? undefined : parents.get(at)) way.push(at)
  return way
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
  /** Names with commas, where they were found first. */
  const joint: { readonly name: string; readonly file: string; readonly at: number }[] = []
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
      if (name.includes(',')) joint.push({ name, file, at })
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
  for (const { name, file, at } of joint) {
    const parts = partsOf(name)
    // The name of a topic may hold a comma; that each part of it is one as well is no accident.
    const areTopics = parts.every((part) => isDeclared.has(idOf(part)) || made.has(idOf(part)))
    if (parts.length > 1 && areTopics)
      problems.push({
        severity: 'warning',
        code: 'text-with-commas',
        file,
        ...locate(file, 'value', ['topics', at]),
        message: foundCommas(parts),
        hint: 'It becomes a topic of its own.',
      })
  }
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
