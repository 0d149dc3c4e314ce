import { createRequire } from 'node:module'
import { STEMMED, type StemmedLanguage, type Stemmer } from '../../contract/word-keys.ts'
import { isCompiled } from './version.ts'

// These libraries are loaded when they are first needed, since loading them takes longer than checking an unchanged folder.
// Most front matter and most texts are plain and need none of them. In the compiled command each is a file beside it.
const require = createRequire(import.meta.url)

/** Name of the compiled file of a library. */
export const libraryFile = (name: string): string => `libraries/${name.replaceAll('/', '_')}.cjs`

const load = (name: string): unknown => require(isCompiled() ? `./${libraryFile(name)}` : name)

export const yaml = () => load('yaml') as typeof import('yaml')
/** Loaded for scripts of a site that may hold articles back. */
export const acorn = () => load('acorn') as typeof import('acorn')
export const toml = () => load('smol-toml') as typeof import('smol-toml')
export const sanitizeHtml = () => load('sanitize-html') as typeof import('sanitize-html')
export const markdownIt = () => load('markdown-it') as typeof import('markdown-it').default
/** Parsing the HTML of a text needs no more than the events of this parser, which is the one of sanitize-html. */
export const htmlParser = () => (load('htmlparser2') as typeof import('htmlparser2')).Parser
const MARKDOWN_PLUGINS = ['footnote', 'deflist', 'abbr', 'mark', 'ins', 'sub', 'sup'].map(
  (name) => `markdown-it-${name}`,
)
type MarkdownPlugin = (markdown: import('markdown-it').MarkdownIt) => void
/** Loads what markdown-it has as plugins: footnotes, definitions, abbreviations, and marks within a line. */
export const markdownPlugins = () => MARKDOWN_PLUGINS.map((name) => load(name) as MarkdownPlugin)
/** Loaded when a text has code in a named language. */
export const highlighter = () => load('highlight.js/lib/common') as typeof import('highlight.js').default
/** Loaded when a text has mathematics. */
export const mathRenderer = () => (load('temml') as typeof import('temml').default).renderToString
export const languageDetector = () => (load('franc-min') as typeof import('franc-min')).franc
/** Loaded when a picture has no copies yet. It is an optional dependency, since there is no compiled one for every system. */
export const pictureLibrary = () => require('sharp') as typeof import('sharp').default
/** Loaded when a card is drawn. */
export const fontReader = () => load('fontkit') as typeof import('fontkit')
export const fontUnpacker = () => load('wawoff2') as typeof import('wawoff2').default
export const stemmers = () => load('snowball-stemmers') as typeof import('snowball-stemmers')
export const englishStemmer = () => (load('porter2') as typeof import('porter2')).stem
/** Returns the function that cuts the endings off the words of a language, for search. */
export function searchStemmer(language: StemmedLanguage): Stemmer {
  let stemmer = searchStemmers.get(language)
  if (!stemmer) {
    stemmer = (load(`@orama/stemmers/${STEMMED[language]}`) as { readonly stemmer: Stemmer }).stemmer
    searchStemmers.set(language, stemmer)
  }
  return stemmer
}
const searchStemmers = new Map<StemmedLanguage, Stemmer>()
export const stopWords = () =>
  load('stopwords-iso') as Readonly<Partial<Record<string, readonly string[]>>> & typeof import('stopwords-iso')

/** The libraries that are compiled into files of their own. `load` fails for any other. */
export const LATE_LIBRARIES: readonly string[] = [
  'yaml',
  'smol-toml',
  'acorn',
  'sanitize-html',
  'markdown-it',
  'htmlparser2',
  ...MARKDOWN_PLUGINS,
  'highlight.js/lib/common',
  'temml',
  'franc-min',
  'fontkit',
  'wawoff2',
  'snowball-stemmers',
  'porter2',
  'stopwords-iso',
  ...Object.values(STEMMED).map((language) => `@orama/stemmers/${language}`),
]
