import type { Problem } from '../../contract/problem.ts'
import { didYouMean } from '../problems/problems.ts'
import { type SourceTopic, MOST_TOPICS, finder } from '../settings/topics.ts'
import type { Locate } from '../validate/locate.ts'
import type { Digest } from '../validate/source-article.ts'
import { fileSlug, commasMessage, splitAtCommas } from '../values/prose.ts'

export interface Topics {
  /** Declared ones first, in the publisher's order; those that only articles name after them, by id. */
  readonly topics: readonly SourceTopic[]
  /** Ids of each article's topics, in its order; the articles in theirs. */
  readonly lists: readonly (readonly string[])[]
  readonly problems: readonly Problem[]
}

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
    const parts = splitAtCommas(name)
    // The name of a topic may hold a comma; that each part of it is one as well is no accident.
    const areTopics = parts.every((part) => isDeclared.has(idOf(part)) || made.has(idOf(part)))
    if (parts.length > 1 && areTopics)
      problems.push({
        severity: 'warning',
        code: 'text-with-commas',
        file,
        ...locate(file, 'value', ['topics', at]),
        message: commasMessage(parts),
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
