import type { FoundProblem } from '../problems/found-problem.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { TopicPlan } from './topic-plan.ts'
import { type SourceTopic, topicFinder } from '../settings/read-topics.ts'

/** Where site.yaml does not say how many. */
const BANDS = 4
/** A band with fewer cards looks like a mistake. */
const MIN_ARTICLES = 3

/** Chooses the topics that are bands of the home page: those of `site.yaml`, else the sections with the most articles. */
export function homeTopics(
  names: readonly string[],
  siteFile: string,
  topics: readonly SourceTopic[],
  plans: readonly TopicPlan[],
  /** Number of articles of each topic and of all topics below it. */
  counts: ReadonlyMap<string, number>,
  /** The most bands; absent when site.yaml does not say. */
  bands?: number,
): { readonly home: readonly string[]; readonly problems: readonly FoundProblem[] } {
  const problems: FoundProblem[] = []
  const find = topicFinder(topics)
  const chosen = names.flatMap((name, at) => {
    const topic = find(name)
    if (topic) return [topic.id]
    const near = didYouMean(
      name,
      topics.flatMap((one) => [one.id, one.name]),
    )
    problems.push({
      severity: 'warning',
      code: 'unknown-topic',
      file: siteFile,
      field: `home[${at}]`,
      message: `There is no topic “${name}”, so the front page has no band for it.`,
      hint: near ? `Did you mean “${near}”?` : 'Write the name of a topic that articles name, or remove it from home.',
      subject: { part: 'value', paths: [['home', at]] },
    })
    return []
  })
  if (names.length > 0) return { home: [...new Set(chosen)].slice(0, bands), problems }
  const largest = plans
    .filter(({ ink, sub }) => ink > 0 && sub === undefined)
    .map(({ topic }) => ({ id: topic.id, count: counts.get(topic.id) ?? 0 }))
    .filter(({ count }) => count >= MIN_ARTICLES)
    .sort((a, b) => b.count - a.count)
  return { home: largest.slice(0, bands ?? BANDS).map(({ id }) => id), problems }
}
