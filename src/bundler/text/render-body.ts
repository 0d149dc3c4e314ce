import { STORY_ATTRIBUTES, STORY_ELEMENTS, VOID_ELEMENTS } from '../../contract/story-html.ts'
import { sanitizeHtml } from '../system/late-libraries.ts'
import { excerptOf } from './excerpt.ts'
import { element, formatHtml, parseHtml } from '../markdown/html-tree.ts'
import { codeLines, markdownParser } from '../markdown/markdown.ts'
import { plainBody } from './plain-body.ts'
import { StoryTree } from './story-tree.ts'
import { freedMarkdown } from './freed-markdown.ts'
import { fillTemplates } from '../templates/fill-templates.ts'
import type { UnknownMark } from '../templates/text-scanner.ts'
import type { Rendered, TextContext } from './text-context.ts'

const ALLOWED_ATTRIBUTES = Object.fromEntries(
  Object.entries(STORY_ELEMENTS).map(([tag, attributes]) => [tag, [...attributes, ...STORY_ATTRIBUTES]]),
)

/** Characters that change the direction of writing. They can make one address look like another. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g

const NOTHING = { html: undefined, leftOut: [], asLinks: [], unknownMarks: [], excerpt: '' }

/** Marks that end the beginning of a text, which is its excerpt. */
const MORE = /<!--\s*(?:more|truncate|excerpt|read-?more|end-?excerpt)\b[^<>]*-->/gi

/**
 * Turns Markdown with HTML into HTML of allowed elements. Addresses of files below assets/ begin with `INDEX_PLACEHOLDER`.
 * Template marks are replaced by what they mean, or left out and reported.
 */
export function renderBody(text: string, context: TextContext): Rendered {
  if (text.trim() === '') return NOTHING
  const plain = plainBody(text, context.addressOf)
  if (plain !== undefined)
    return { ...NOTHING, html: plain, excerpt: context.wantsExcerpt ? excerptOf(paragraphsOf(plain)) : '' }
  const free = context.assets.isOfOthers ? freedMarkdown(text) : text
  const { text: source, unknownMarks } = fillTemplates(free, context.data ?? {}, context.siteValues)
  if (source.trim() === '') return { ...NOTHING, unknownMarks }
  return renderMarkup(source, context, unknownMarks)
}

/** What the parser must know of the article. The parser writes into it, so each text needs one of its own. */
const environmentOf = ({ language = '', assets }: TextContext) => ({ language, isOfOthers: assets.isOfOthers })

/** Renders with the full Markdown parser and sanitiser. */
export function renderMarkup(
  source: string,
  context: TextContext,
  unknownMarks: readonly UnknownMark[] = [],
): Rendered {
  const nodes = parseHtml(markdownParser().render(source, environmentOf(context)))
  const tree = new StoryTree(nodes, context)
  const cleaned = tree.cleanRoot(nodes)
  const html = sanitizeHtml()(formatHtml(cleaned), {
    allowedTags: Object.keys(STORY_ELEMENTS),
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    selfClosing: [...VOID_ELEMENTS],
  })
    .replace(DIRECTION_MARKS, '')
    .trim()
  return {
    html: html || undefined,
    leftOut: tree.leftOut,
    asLinks: tree.asLinks,
    unknownMarks,
    excerpt: context.wantsExcerpt ? (beginningOf(source, context) ?? excerptOf(cleaned, placesOf(context))) : '',
  }
}

const placesOf = ({ wantsExcerpt }: TextContext) => ({ isAnywhere: wantsExcerpt === 'anywhere' })

/** The paragraphs of a plain text. They have no elements but links. */
const paragraphsOf = (plain: string) =>
  [...plain.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, text = '']) => element('p', {}, [text.replaceAll(/<[^>]*>/g, '')]))

const patternOf = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'g')

/** Where a mark is that is not in a block of code. */
function firstOutsideCode(source: string, mark: RegExp): number | undefined {
  let isCode: readonly boolean[] | undefined
  let [line, last] = [0, 0]
  for (const { index } of source.matchAll(mark)) {
    isCode ??= codeLines(source)
    line += source.slice(last, index).split('\n').length - 1
    last = index
    if (!isCode[line]) return index
  }
  return undefined
}

/** The text up to the mark behind which its author wants it cut; undefined when there is none. */
function beginningOf(source: string, context: TextContext): string | undefined {
  const separator = context.data?.['excerpt_separator']
  const isOwn = typeof separator === 'string' && source.includes(separator)
  const end = firstOutsideCode(source, isOwn && separator !== '' ? patternOf(separator) : MORE)
  if (end === undefined) return undefined
  const nodes = parseHtml(markdownParser().render(source.slice(0, end), environmentOf(context)))
  return (
    excerptOf(new StoryTree(nodes, { ...context, used: new Set() }).cleanRoot(nodes), {
      ...placesOf(context),
      isBeginning: true,
    }) || undefined
  )
}
