import { createRequire } from 'node:module'

// These libraries are loaded when they are first needed, since loading them takes longer than checking an unchanged folder.
// Most front matter and most texts are plain and need none of them.
const load: (name: string) => unknown = createRequire(import.meta.url)

export const yaml = () => load('yaml') as typeof import('yaml')
export const sanitizeHtml = () => load('sanitize-html') as typeof import('sanitize-html')
export const markdownIt = () => load('markdown-it') as typeof import('markdown-it').default
export const languageDetector = () => (load('franc-min') as typeof import('franc-min')).franc
export const stemmers = () => load('snowball-stemmers') as typeof import('snowball-stemmers')
export const stopWords = () =>
  load('stopwords-iso') as Readonly<Partial<Record<string, readonly string[]>>> & typeof import('stopwords-iso')
