/**
 * What a reader does not want to see. `muted-rows.ts` finds it in the whole edition, and `is-muted.ts` on a single card. Both
 * decide the same, and only by what a card shows: headline, outlet and topics.
 */
export interface MuteRule {
  /**
   * - `words`: the headline has the words of the value next to each other and in their order, each with any ending
   * - `outlet`: the value is the domain of the outlet
   * - `topic`: the story has the topic with that id, or one below it
   */
  readonly kind: 'words' | 'outlet' | 'topic'
  readonly value: string
  /** Id of the topic to which the rule is limited, with the topics below it. Absent when it holds everywhere. */
  readonly topic?: string
}
