/** What the screens say that have a script of their own, in English. The other languages have the same keys, by their type. */
export const later = {
  /** The search. */
  search: {},
  /** The filter sheet and filtered lists. */
  filters: {},
  /** Saved stories and what is kept on this device. */
  saved: {
    emptyTitle: 'Your shelf is clear',
  },
  /** The embed builder. */
  embed: {},
}

export type LaterMessages = typeof later
