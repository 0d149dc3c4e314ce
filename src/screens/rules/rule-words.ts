import type { Manifest, Provider } from '../../contract/edition.ts'
import type { LaterMessages } from '../../messages/en/later.ts'
import type { NewRule } from '../../state/rules.ts'

/** Names a rule: its words in quotes, or the name of its outlet or topic, and where it holds. */
export function nameOfRule(
  { kind, value, topic }: NewRule,
  { topics }: Pick<Manifest, 'topics'>,
  outlets: readonly Provider[],
  messages: LaterMessages['rules'],
): string {
  const nameOfTopic = (id: string) => topics.find((one) => one.id === id)?.name ?? id
  const where = topic === undefined ? undefined : nameOfTopic(topic)
  if (kind === 'words') return messages.wordsIn(value, where)
  const name = kind === 'topic' ? nameOfTopic(value) : outlets.find(({ domain }) => domain === value)?.name
  return messages.nameIn(name ?? value, where)
}
