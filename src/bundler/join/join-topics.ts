import type { ArticleSummary } from '../collect/article-summary.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import type { Settings } from '../settings/settings.ts'
import { MAX_TOPICS, type SourceTopic, topicFinder } from '../settings/read-topics.ts'
import { fileSlug, commasMessage, splitAtCommas } from '../values/prose.ts'

export interface JoinedTopics {
  /** Declared topics in the publisher's order, then the undeclared ones, sorted by id. */
  readonly topics: readonly SourceTopic[]
  /** Topic ids of each article, in the order of the articles. Articles with equal lists share one array. */
  readonly lists: readonly (readonly string[])[]
  readonly problems: readonly FoundProblem[]
}

/** A topic that articles name and no file declares, with the first article that names it. */
interface UndeclaredTopic {
  readonly topic: SourceTopic
  readonly file: string
  /** Index in the list of topics of that article. */
  readonly at: number
  /** Number of articles that name it. */
  count: number
}

/**
 * Matches the topic names of articles with the declared topics. An undeclared name becomes a new topic.
 * @param sections names and descriptions of undeclared topics, by id
 */
export function joinTopics(
  declared: readonly SourceTopic[],
  articles: readonly ArticleSummary[],
  sections: Settings['sections'] = new Map(),
): JoinedTopics {
  const find = topicFinder(declared)
  const idByName = new Map<string, string>()
  const idOf = (name: string): string => {
    let id = idByName.get(name)
    if (id === undefined) idByName.set(name, (id = find(name)?.id ?? fileSlug(name)))
    return id
  }
  const isDeclared = new Set(declared.map(({ id }) => id))
  const undeclared = new Map<string, UndeclaredTopic>()
  const listByNames = new Map<string, { count: number; ids: readonly string[] }>()
  const lists = articles.map(({ topics: names, file }) => {
    const key = names.join('\0')
    let list = listByNames.get(key)
    if (!list) {
      list = { count: 0, ids: names.map(idOf) }
      listByNames.set(key, list)
      for (const [at, name] of names.entries()) {
        const id = list.ids[at]
        if (id && !isDeclared.has(id) && !undeclared.has(id))
          undeclared.set(id, { topic: { id, name, ...sections.get(id) }, file, at, count: 0 })
      }
    }
    list.count++
    return list
  })
  for (const { ids, count } of listByNames.values()) {
    for (const id of ids) {
      const topic = undeclared.get(id)
      if (topic) topic.count += count
    }
  }
  const kept = keepMostUsed([...undeclared.values()], MAX_TOPICS - declared.length)
  const isKept = new Set([...isDeclared, ...kept.map(({ topic }) => topic.id)])
  for (const list of listByNames.values()) list.ids = [...new Set(list.ids.filter((id) => isKept.has(id)))]
  const isTopic = (name: string) => isDeclared.has(idOf(name)) || undeclared.has(idOf(name))
  return {
    topics: [...declared, ...kept.map(({ topic }) => topic).sort((a, b) => (a.id < b.id ? -1 : 1))],
    lists: lists.map(({ ids }) => ids),
    problems: [
      ...[...undeclared.values()].flatMap((topic) => checkName(topic, declared, isTopic)),
      ...warnOfDropped([...undeclared.values()], kept),
    ],
  }
}

function keepMostUsed(topics: readonly UndeclaredTopic[], limit: number): UndeclaredTopic[] {
  const byUse = topics.toSorted((a, b) => b.count - a.count || (a.topic.id < b.topic.id ? -1 : 1))
  return byUse.slice(0, Math.max(0, limit))
}

/** Warns of an undeclared name that is nearly a declared one, or that looks like a list of topics in one text. */
function checkName(
  { topic: { name }, file, at }: UndeclaredTopic,
  declared: readonly SourceTopic[],
  isTopic: (name: string) => boolean,
): FoundProblem[] {
  const warning = (code: string, message: string, hint: string): FoundProblem => ({
    severity: 'warning',
    code,
    file,
    field: `topics[${at}]`,
    message,
    hint,
    subject: { part: 'value', paths: [['topics', at]] },
  })
  const near = didYouMean(
    name,
    declared.flatMap((topic) => [topic.name, topic.shortname ?? topic.name]),
  )
  const parts = name.includes(',') ? splitAtCommas(name) : []
  return [
    ...(near
      ? [
          warning(
            'unknown-topic',
            `There is no topic “${name}”, so it becomes a new topic.`,
            `Did you mean “${near}”? If it is new, declare it in _data/topics/.`,
          ),
        ]
      : []),
    // A topic's name may contain a comma. If each part is a topic as well, a list was meant.
    ...(parts.length > 1 && parts.every(isTopic)
      ? [warning('text-with-commas', commasMessage(parts), 'It becomes a new topic. Write the list in its place.')]
      : []),
  ]
}

function warnOfDropped(all: readonly UndeclaredTopic[], kept: readonly UndeclaredTopic[]): FoundProblem[] {
  const dropped = keepMostUsed(all, all.length).slice(kept.length)
  if (dropped.length === 0) return []
  const examples = dropped.slice(0, 3).map(({ topic }) => `“${topic.name}”`)
  return [
    {
      severity: 'warning',
      code: 'too-many-topics',
      file: '_data/topics',
      message: `Articles name ${all.length} topics that _data/topics/ does not declare, but an edition has at most ${MAX_TOPICS} topics. The ${dropped.length} with the fewest articles get no page (${examples.join(', ')} …). Their articles are published.`,
      hint: 'Declare the topics you want in _data/topics/, and use tags for the others.',
    },
  ]
}
