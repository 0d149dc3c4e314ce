import { isEmpty } from '../adapt/written-fields.ts'
import type { LayoutName } from '../layouts/layout.ts'
import type { ParseResult, Parsed } from '../parse/parse.ts'
import type { FoundProblem } from '../problems/found-problem.ts'
import { addressDayOf } from '../addresses/file-name.ts'
import type { ArticleContent } from '../validate/article.ts'
import type { ArticlePlace } from '../addresses/article-place.ts'
import type { ReadFile } from './article-summary.ts'

/** Pages that sites have. Even with a date they are no articles. */
const PAGES =
  /^(?:404|500|about(?:-us|-me)?|archives?|contact|imprint|impressum|privacy(?:-policy)?|search|terms(?:-of-(?:service|use))?)$/
/** Names of pages in folders of posts: a missing date is no mistake there. */
const LISTS = /^(?:index|readme|contributing|categories|tags|home|posts|blog)$/
/** Fields that name the day of an article, in any system. */
const DATE =
  /^(?:date|datetime|created|posted|day)|date$|^pub(?:lish|lished)?[-_]?(?:date|time|at|on)|^publisheddatetime/i
/** Fields that name another day. */
const OTHER_DATE = /updat|modif|lastmod|expir|unpublish|review|valid|candidate|end|^(?:start|begin|event)|_text$/i

/** What Eleventy reads as the day of the file itself. A page has it, not an article. */
const OF_FILE = /^(?:git )?(?:created|last modified)$/i

/** What a template for new notes has left: `{{date}}`, `<% tp.date.now() %>`, `YYYY-MM-DD`. */
const isUnfilled = (value: unknown) =>
  typeof value === 'string' && /^\s*(?:\{\{.*\}\}\s*$|<%.*%>\s*$|YYYY-MM-DD)/.test(value)

/** `published` is a day, or says whether there is a page. */
const saysDay = (name: string, value: unknown) =>
  DATE.test(name) || (/^publish(?:ed)?$/i.test(name) && /^\s*\d{4}-\d/.test(String(value)))

const namesDate = ({ data }: Parsed) =>
  Object.entries(data).some(
    ([name, value]) =>
      !isEmpty(value) &&
      !isUnfilled(value) &&
      saysDay(name, value) &&
      !OTHER_DATE.test(name) &&
      !(typeof value === 'string' && OF_FILE.test(value.trim())),
  )

/**
 * Decides whether a file of another system's folder is a page of its site rather than an article: a file without a date, or one
 * whose name or front matter says that it is a page.
 * @param system of the folder
 * @returns undefined for an article
 */
export function readPage(
  file: string,
  result: ParseResult,
  place: ArticlePlace,
  system?: LayoutName,
): ReadFile | undefined {
  const { day, folderDay, slug, isPage, isPost, isDraft } = place
  const page: ReadFile = { file, isPublished: true, isDocument: true }
  const parsed = 'parsed' in result ? result.parsed : undefined
  // A file that nobody has begun is no mistake that should stop an edition.
  if ('problems' in result && result.problems.some(({ code }) => code === 'empty'))
    return { ...page, problems: [emptyFile(file)] }
  if (!isPost && parsed && (saysPage(parsed, 'layout') || saysPage(parsed, 'type'))) return page
  if (parsed && isPresentation(parsed, isPost)) return { ...page, isPresentation: true }
  if (isPage && !isPost) return page
  // Jekyll publishes no post without front matter.
  if (system === 'jekyll' && isPost && hasNoFrontMatter(result)) return { ...page, problems: [withoutFields(file)] }
  if (day) return undefined
  if (!isPost && PAGES.test(slug)) return page
  // Broken front matter may hold a date.
  if (parsed ? namesDate(parsed) : !hasNoFrontMatter(result)) return undefined
  if (folderDay || isDraft || (parsed && addressDayOf(parsed.data))) return undefined
  return isPost && !PAGES.test(slug) && !LISTS.test(slug) ? { ...page, problems: [undated(file)] } : page
}

const saysPage = ({ data }: Parsed, name: string) => data[name] === 'page'

/** Names of layouts, formats and folders of slides: `slides-new.html`, `layouts/reveal.njk`, `RevealJS`. */
const SLIDES = /^(?:.*\/)?_?(?:slides?|slide-?decks?|reveal(?:-?js)?|remark(?:-?js)?|marp)(?:[-_][\w-]+)?(?:\.\w+)*$/i
/** A page of this kind may be about a talk. */
const PRESENTATION = /^(?:.*\/)?presentations?(?:[-_][\w-]+)?(?:\.\w+)*$/i
const NAMES_OF_FORMAT = ['layout', 'type', 'template', 'format', 'outputs']
/** What divides one slide from the next, and the mark of reveal.js for the attributes of a slide. */
const NEXT_SLIDE = /^[ \t]*(?:-{3,}|\*{3,})[ \t]*$|<!--\s*\.slide:/gm

/**
 * True for the slides of a talk: notes for a speaker, whose marks mean nothing in an article. What only sounds like slides, such
 * as a post with the layout of a show of pictures, must be divided as slides are.
 */
function isPresentation({ data, body, file }: Parsed, isPost: boolean): boolean {
  if (data['marp'] === true || data['revealOptions'] !== undefined) return true
  const names = NAMES_OF_FORMAT.flatMap((name) => data[name]).filter((name) => typeof name === 'string')
  const isNamed = names.some((name) => SLIDES.test(name))
  if (isNamed && !isPost) return true
  const folders = file.path.split('/').slice(0, -1)
  const maybe = isNamed || names.some((name) => PRESENTATION.test(name)) || folders.some((name) => SLIDES.test(name))
  return maybe && (body.match(NEXT_SLIDE)?.length ?? 0) > 1
}

const hasNoFrontMatter = (result: ParseResult) =>
  'problems' in result && result.problems.every(({ code }) => code === 'no-front-matter' || code === 'empty')

const emptyFile = (file: string): FoundProblem => ({
  severity: 'warning',
  code: 'empty',
  file,
  message: 'The file is empty, so it is not published.',
  hint: 'Write the article, or remove the file.',
})

const withoutFields = (file: string): FoundProblem => ({
  severity: 'warning',
  code: 'no-front-matter',
  file,
  line: 1,
  message: 'The file does not begin with front matter, and Jekyll publishes no such post, so it is not published.',
  hint: 'Write two lines of --- above the text, with title: between them.',
})

const undated = (file: string): FoundProblem => ({
  severity: 'warning',
  code: 'undated-post',
  file,
  subject: { part: 'line', line: 1 },
  message: 'This file is among articles and has no date, so it is a page and not published.',
  hint: 'Add date: 2026-11-22 to its front matter, or begin its name with the day: 2026-11-22-….md.',
})

/** True for an article of another system that is a title alone, such as a translation that nobody has begun. */
export const hasNothingToRead = ({ body, url, youtube, image }: ArticleContent): boolean =>
  !body && !url && !youtube && !image

/** True when an article that has problems has neither a text nor anything to show in its place, so that nothing is lost. */
export const isBlank = ({ body, data }: Parsed): boolean =>
  body.trim() === '' && ['webUrl', 'originalUrl', 'images', 'featuredContent'].every((name) => isEmpty(data[name]))

export const nothingToRead = (file: string): FoundProblem => ({
  severity: 'warning',
  code: 'no-text',
  file,
  subject: { part: 'line', line: 1 },
  message: 'This file has front matter and nothing to read, so it is not published.',
  hint: 'Write a text below the front matter, or webUrl: with the page that it is about.',
})
