import type { Problem } from '../../contract/problem.ts'
import { type Assets, assetOf } from '../values/assets.ts'
import { FieldReader } from '../validate/fields.ts'
import { TOPIC_NAMES } from '../yaml-advice/field-names.ts'
import { misspeltIn, reportUnread } from '../validate/known-fields.ts'
import { reportLaterDocument } from './later-document.ts'
import { parseYamlFile } from '../parse/parse.ts'
import { readPictures } from '../validate/pictures.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import { fileSlug, tidyText } from '../values/prose.ts'
import type { SourceFile } from '../read/read-file.ts'
import { topicKeywords } from './topic-keywords.ts'

/** Every topic makes the manifest longer, which each page of the reader loads first. */
export const MAX_TOPICS = 500

/** A topic as its file declares it, or as an article names it. */
export interface SourceTopic {
  readonly id: string
  readonly name: string
  readonly shortname?: string
  readonly parent?: string
  readonly description?: string
  /** Words by which an import finds the topic of a story. */
  readonly keywords?: readonly string[]
  readonly image?: string
  readonly imageAsset?: string
}

/**
 * Reads the files of `_data/topics`, in the order of their names. In the result `parent` is an id, and no topic is above
 * itself.
 */
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
    const [ownName, ownId] = [text('name'), text('_id') || text('id')]
    const name = ownName || ownId
    const id = fileSlug(ownId || name)
    const misspeltName = ownName ? undefined : misspeltIn(data, 'name', TOPIC_NAMES)
    const sameId = topics.find(({ topic }) => topic.id === id)
    if (fields.problems.length > 0) {
      // A name of the wrong type was reported when it was read.
    } else if (!id) {
      const hint = misspeltName
        ? `“${misspeltName}” in line ${fields.lineOf(misspeltName).line} may be a misspelt “name”.`
        : 'Add name: … to the file.'
      fields.report('error', 'topic-no-name', [], 'The topic has no name.', hint)
    } else if (sameId) {
      fields.report(
        'error',
        'topic-twice',
        [text('_id') ? '_id' : text('id') ? 'id' : 'name'],
        `The id of this topic, “${id}”, is already used by ${sameId.file}.`,
        'Give one of them another _id.',
      )
    } else {
      const pictures = data['images'] === undefined ? 'image' : 'images'
      const [image] = readPictures(fields, data[pictures], [pictures], assets, new Set())
      const imageAsset = image && assetOf(image)
      const [shortname, description, parent] = [text('shortname'), text('description'), text('parent')]
      const keywords = topicKeywords(data['keywords'])
      topics.push({
        topic: {
          id,
          name,
          ...(shortname && shortname !== name && { shortname }),
          ...(description && { description }),
          ...(keywords.length > 0 && { keywords }),
          ...(image && { image: image.src }),
          ...(imageAsset && { imageAsset }),
        },
        ...(parent && { parent }),
        fields,
        file: file.path,
      })
    }
    reportUnread(fields, data, TOPIC_NAMES, 'Topics have', id ? undefined : misspeltName)
    reportLaterDocument(fields, file)
    problems.push(...fields.problems)
  }
  if (topics.length > MAX_TOPICS) {
    problems.push({
      severity: 'error',
      code: 'too-many-topics',
      file: '_data/topics',
      message: `The folder declares ${topics.length} topics; an edition has at most ${MAX_TOPICS}.`,
      hint: 'Use tags for the less important ones.',
    })
  }
  const find = topicFinder(topics.map(({ topic }) => topic))
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
        `There is no topic “${parent}”, so this topic has no parent.`,
        near ? `Did you mean “${near}”?` : 'Write the name of another topic, or remove the field.',
      )
    } else if (above.id === topic.id) {
      const message = 'A topic can’t be its own parent, so this topic has no parent.'
      fields.report('warning', 'parent-loop', ['parent'], message, 'Remove the parent, or name another topic.')
    } else if (isBelow(above.id, topic.id, parents)) {
      const path = pathUp(above.id, topic.id, parents).map((id) => names.get(id) ?? id)
      const message = `The parents form a circle, ${[topic.name, ...path].join(' → ')}, so this topic has no parent.`
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

/** Returns the ids on the path from one topic up to another, both included. */
function pathUp(id: string, above: string, parents: ReadonlyMap<string, string>): string[] {
  const path: string[] = []
  for (let at: string | undefined = id; at; at = at === above ? undefined : parents.get(at)) path.push(at)
  return path
}

/** Returns a function that finds a topic by its name, id or short name, whatever the case. */
export function topicFinder(topics: readonly SourceTopic[]): (name: string) => SourceTopic | undefined {
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
