import { adaptFields } from '../adapt/adapt.ts'
import { type Parsed, parseArticle } from '../parse/parse.ts'
import { type FoundProblem, fieldName } from '../problems/found-problem.ts'
import { type SourceFile, readSource } from '../read/read-file.ts'
import { fingerprintOf } from '../system/hash.ts'
import { type StageTimes, addTime } from '../system/stage-times.ts'
import type { TaskRunner } from '../system/thread-pool.ts'
import { withoutComponents } from '../text/mdx.ts'
import { type ArticlePlace, placeOf } from '../addresses/article-place.ts'
import { Assets, assetRules, assetsNamedIn } from '../values/assets.ts'
import type { ArticleContent } from '../validate/article.ts'
import { type ArticleSite, validate } from '../validate/validate.ts'
import { languageOf } from '../terms/language.ts'
import { TermBuffer } from '../terms/packed-terms.ts'
import { writeRecord } from './article-record.ts'
import { type ReadFile, summarise } from './article-summary.ts'
import { withComputed } from './computed-fields.ts'
import { pageAddress } from '../addresses/article-address.ts'
import { hasNothingToRead, isBlank, nothingToRead, readPage } from './pages.ts'
import { ScriptFields } from './script-fields.ts'
import { withDefaults } from './with-defaults.ts'

/** Data that all tasks of reading need. */
export interface ReadSetup {
  /** The content folder. */
  readonly folder: string
  /** Paths of all files below assets/. */
  readonly assets: readonly string[]
  readonly site: ArticleSite
  /** See `Assets`. */
  readonly gone?: ReadonlySet<string> | undefined
}

export interface ReadTask {
  readonly paths: readonly string[]
  /** Fingerprints of the bytes at the last build. A file with the same bytes is not parsed again. */
  readonly hashes: readonly (string | null)[]
}

export interface ReadResult {
  /**
   * A list of `ReadFile` as JSON, for the files whose bytes have changed, in their order. It is JSON because the strings of a
   * parsed file are slices of its text, and would keep the whole text in memory.
   */
  readonly files: string
  /** Fingerprint of the bytes of each file; null where it could not be read. */
  readonly hashes: readonly (string | null)[]
  /** Records of the articles. The offsets of the articles are counted from the first byte. */
  readonly records: Uint8Array
  /** Terms of the articles and their related items, one after another. */
  readonly terms: Uint32Array
  readonly times: StageTimes
}

export function startReading({ folder, assets: paths, site, gone }: ReadSetup): TaskRunner<ReadTask, ReadResult> {
  const assets = new Assets(paths, gone, assetRules(site.layout, site.generator))
  const scripts = site.layout?.scripts && new ScriptFields(site.layout.scripts)
  return {
    run: (task) => readTask(task, folder, { assets, site, scripts }),
    end: () => {},
  }
}

function readTask(
  { paths, hashes: known }: ReadTask,
  folder: string,
  reading: Pick<Reading, 'assets' | 'site' | 'scripts'>,
): ReadResult {
  const times: StageTimes = {}
  const records = new RecordBuffer()
  const terms = new TermBuffer()
  const files: ReadFile[] = []
  const hashes: (string | null)[] = []
  for (const [at, path] of paths.entries()) {
    const started = performance.now()
    const source = readSource(folder, path)
    const hash = 'bytes' in source ? fingerprintOf(source.bytes) : null
    addTime(times, 'read', started)
    hashes.push(hash)
    if (hash !== null && hash === known[at]) continue
    if ('problem' in source) files.push({ file: path, isPublished: true, problems: [source.problem] })
    else files.push(readArticle(source.file, { ...reading, records, terms, times }))
  }
  return { files: JSON.stringify(files), hashes, records: records.bytes, terms: terms.all, times }
}

/** Matches names of documents about a folder, also with a language: `README.de.md`. */
const DOCUMENT =
  /^(?:readme|licen[cs]e|changelog|contributing|code_of_conduct|security)(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.(?:md|markdown)$/i
/** Matches the beginning of front matter in YAML, TOML or JSON. */
const FRONT_MATTER = /^\s*(?:---|\+\+\+|;;;|\{(?![{%]))/

/** True for a document about the folder itself. In a folder without `_news/`, these are beside the articles. */
function isDocument({ path, text }: SourceFile): boolean {
  if (text.startsWith('---') || path.startsWith('_news/') || FRONT_MATTER.test(text)) return false
  return DOCUMENT.test(path.slice(path.lastIndexOf('/') + 1))
}

interface Reading {
  readonly assets: Assets
  readonly site: ArticleSite
  readonly scripts: ScriptFields | undefined
  readonly records: RecordBuffer
  readonly terms: TermBuffer
  readonly times: StageTimes
}

/** Reads one file. In the folder of another system it may be a page, or in a folder of drafts. */
function readArticle(source: SourceFile, reading: Reading): ReadFile {
  const { path } = source
  if (isDocument(source)) return { file: path, isPublished: true, isDocument: true }
  const { layout } = reading.site
  if (!layout) return parseAndValidate(source, reading)
  const place = placeOf(path, layout)
  const read = parseAndValidate(source, reading, place)
  return place.isDraft && !read.isDocument ? { ...read, isPublished: false, isInDrafts: true } : read
}

/** Parses and validates one file. The record of its article is added to `records`, and its terms to `terms`. */
function parseAndValidate(
  source: SourceFile,
  { assets, site, scripts, records, terms, times }: Reading,
  place?: ArticlePlace,
): ReadFile {
  const file = source.path
  const started = performance.now()
  let result = parseArticle(source, site.layout?.name)
  addTime(times, 'parse', started)
  if (place && site.layout) {
    if ('parsed' in result) {
      const whole = withDefaults(result.parsed, site.layout, place)
      result = {
        parsed: site.layout.name === 'eleventy' ? withComputed(scripts ? scripts.apply(whole) : whole) : whole,
      }
    }
    const page = readPage(file, result, place, site.layout.name)
    if (page) {
      const former = 'parsed' in result ? pageAddress(file, result.parsed.data, site.addresses) : undefined
      return { ...page, ...(former !== undefined && !place.isDraft && { former }) }
    }
  }
  if ('problems' in result)
    return { file, isPublished: true, problems: result.problems, assets: assetsNamedIn(source.text) }
  const parsed = performance.now()
  assets.begin(file)
  const components: string[] = []
  const markdown = /\.mdx$/i.test(file) ? asMarkdown(result.parsed, components) : result.parsed
  const adapted = adaptFields(markdown, site.fields)
  const {
    article,
    isPublished,
    held,
    shownTimes,
    problems: found,
    unknown,
    assets: used,
  } = validate(adapted, assets, site)
  const lookups = assets.takeLookups()
  const pictures = assets.takePictures()
  // The files that it looked for may come later, and then it is read again.
  const looked = { ...(lookups.length > 0 && { lookups }), ...(pictures.length > 0 && { pictures }) }
  const hasNoStory = article ? hasNothingToRead(article) : isBlank(adapted)
  if (place && isPublished && hasNoStory)
    return { file, isPublished: true, isDocument: true, problems: [nothingToRead(file)], ...looked }
  const problems =
    components.length === 0
      ? found
      : [...found, componentsLeftOut(file, components, lineOfComponent(result.parsed, components))]
  const summary = article && summariseWithRecord(file, article, records, terms)
  addTime(times, 'validate', parsed)
  return {
    file,
    ...(summary && { article: summary }),
    isPublished,
    ...(held && { held }),
    ...(shownTimes && { shownTimes }),
    ...fieldUses(adapted, article),
    ...(problems.length > 0 && { problems }),
    ...(unknown.length > 0 && { unknown }),
    ...(used.length > 0 && { assets: used }),
    ...looked,
  }
}

/** @param components receives the names of the components that are left out */
function asMarkdown(parsed: Parsed, components: string[]): Parsed {
  const mdx = withoutComponents(parsed.body)
  components.push(...mdx.components)
  return { ...parsed, body: mdx.text }
}

/** The line of the first of these components, which may be the one of an example in code above it. */
function lineOfComponent({ file, body }: Parsed, names: readonly string[]): number {
  const offset = body.search(
    new RegExp(`<(?:${names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|')})[\\s/>]`),
  )
  return file.text.slice(0, file.text.length - body.length + Math.max(0, offset)).split('\n').length
}

const componentsLeftOut = (file: string, names: readonly string[], line: number): FoundProblem => ({
  severity: 'warning',
  code: 'mdx-components',
  file,
  subject: { part: 'line', line },
  message: `Components are left out of the text, and what stands between their tags is kept: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' …' : ''}.`,
  hint: 'Write in Markdown or HTML what readers need of them.',
})

/** What the other articles of the folder must know of the fields that were renamed. */
function fieldUses({ adapted }: Parsed, article: ArticleContent | undefined): Partial<ReadFile> {
  if (!adapted) return {}
  const uses = adapted.uses.map(({ ours, theirs }) => [fieldName(theirs), fieldName(ours)] as const)
  const left = adapted.left.map((name) => [name, ''] as const)
  const hasOnlyTags = article !== undefined && article.topics.length === 0 && article.tags.length > 0
  return { fields: [...uses, ...left], ...(hasOnlyTags && { tags: article.tags }) }
}

function summariseWithRecord(file: string, article: ArticleContent, records: RecordBuffer, terms: TermBuffer) {
  const language = languageOf(`${article.title} ${article.excerpt ?? ''}`, article.locale)
  return summarise(file, article, language, records.add(writeRecord(article, language)), terms)
}

/** Collects the records of one task in a single buffer. */
export class RecordBuffer {
  private buffer = Buffer.allocUnsafeSlow(1 << 18)
  private length = 0

  /** @returns where the record is in the buffer */
  add(record: string): { readonly offset: number; readonly length: number; readonly fingerprint: string } {
    const offset = this.length
    // One UTF-16 code unit takes at most three bytes of UTF-8.
    const needed = offset + record.length * 3
    if (needed > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2)
      larger.set(this.bytes)
      this.buffer = larger
    }
    const length = this.buffer.write(record, offset)
    this.length += length
    return { offset, length, fingerprint: fingerprintOf(this.buffer.subarray(offset, this.length)) }
  }

  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }
}
