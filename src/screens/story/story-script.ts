import { screenQuery } from '../edition/lazy-screen.tsx'

/** The script of an open story. It is loaded beside the data. */
export const STORY = { name: 'story', load: () => import('./open-story.tsx') }
export const storyQuery = screenQuery(STORY.name, STORY.load)
