/** Id of a topic → ids of itself and of all topics below it. */
export type Descendants = ReadonlyMap<string, ReadonlySet<string>>

/** Counts the stories of each topic and its descendants. A story in two child topics counts once in the parent. */
export class TopicCounts {
  private readonly ids: readonly string[]
  /** For each set of topics, the positions in `ids` of its topics and of the topics above them. */
  private readonly topicsOf: readonly (readonly number[])[]
  private readonly perTopic: Uint32Array
  /** The last call of `add` that counted each topic, so that no call counts one twice. */
  private readonly countedFor: Uint32Array
  private calls = 0

  /** @param sets distinct sets of topic ids */
  constructor(sets: readonly (readonly string[])[], descendants: Descendants) {
    this.ids = [...descendants.keys()]
    const above = new Map<string, number[]>()
    for (const [topic, below] of [...descendants.values()].entries())
      for (const id of below) above.set(id, [...(above.get(id) ?? []), topic])
    this.topicsOf = sets.map((ids) => [...new Set(ids.flatMap((id) => above.get(id) ?? []))])
    this.perTopic = new Uint32Array(this.ids.length)
    this.countedFor = new Uint32Array(this.ids.length)
  }

  /** Counts some stories that all have the topics of these sets. */
  add(sets: Iterable<number>, count: number): void {
    this.calls++
    for (const set of sets)
      for (const topic of this.topicsOf[set] ?? []) {
        if (this.countedFor[topic] === this.calls) continue
        this.countedFor[topic] = this.calls
        this.perTopic[topic] = (this.perTopic[topic] ?? 0) + count
      }
  }

  /** Counts by id of the topic. */
  counts(): Map<string, number> {
    return new Map(this.ids.map((id, index) => [id, this.perTopic[index] ?? 0]))
  }
}
