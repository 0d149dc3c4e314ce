/** The keys of what can be done with a story, as the menu shows them beside each act. */
export const KEY_HINTS = { save: 's', share: 'h', read: 'm', readUpTo: 'a', hide: 'x' } as const
