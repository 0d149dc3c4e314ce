import { createRequire } from 'node:module'

// Most front matter and most texts are plain, and are read without these. To load them takes longer than to find that a
// folder has not changed.
const load: (name: string) => unknown = createRequire(import.meta.url)

export const yaml = () => load('yaml') as typeof import('yaml')
export const sanitizeHtml = () => load('sanitize-html') as typeof import('sanitize-html')
export const markdownIt = () => load('markdown-it') as typeof import('markdown-it').default
