import { screenQuery } from './lazy-screen.tsx'

// The scripts of screens that are loaded beside their data, before anything of them is drawn.

/** The list of a topic or of the whole site, with the filter bar. */
export const LIST = { name: 'list', load: () => import('./filtered-list.tsx') }
export const listQuery = screenQuery(LIST.name, LIST.load)

/** An open story. */
export const STORY = { name: 'story', load: () => import('./open-story.tsx') }
export const storyQuery = screenQuery(STORY.name, STORY.load)

/** The pages of outlets, tags and authors. */
export const NAMED = { name: 'named', load: () => import('./named-screen.tsx') }
export const namedQuery = screenQuery(NAMED.name, NAMED.load)

/** My edition. */
export const MINE = { name: 'mine', load: () => import('./my-screen.tsx') }
export const mineQuery = screenQuery(MINE.name, MINE.load)
