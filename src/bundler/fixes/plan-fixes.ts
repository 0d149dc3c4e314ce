import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadFile } from '../collect/article-summary.ts'
import type { Listing } from '../read/list-content.ts'
import { readSources } from '../read/read-file.ts'
import { readTopics } from '../settings/read-topics.ts'
import { fingerprintOf } from '../system/hash.ts'
import { replaceFile } from '../system/replace-file.ts'
import { Assets } from '../values/assets.ts'
import { namesAt, patternOf } from '../validate/known-fields.ts'
import {
  ARTICLE_NAMES,
  type KnownNames,
  ORGANIZATION_NAMES,
  SITE_NAMES,
  TOPIC_NAMES,
} from '../yaml-advice/field-names.ts'
import { certainName } from './certain-name.ts'
import type { FixNote } from './field-fix.ts'
import type { FileFacts } from './field-fixes.ts'
import { type FixedText, fixText } from './fix-text.ts'
import { topicSpellings } from './topic-spellings.ts'
import { unifiedDiff } from './unified-diff.ts'

/** What is corrected in one file. */
export interface FileFix {
  /** Relative to the content folder. */
  readonly file: string
  readonly notes: readonly FixNote[]
  /** Of its lines. Empty when only its line ends or its byte order mark change. */
  readonly diff: string
  /** Fingerprint of the bytes that were read. */
  readonly hash: string
  readonly facts: FileFacts
}

interface FolderFacts {
  readonly listing: Listing
  /** Returns what was read of an article's file. */
  readonly readFileOf: (path: string) => ReadFile | undefined
}

const MAX_BYTES = 2 * 1024 * 1024
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Finds what can be corrected safely in the files of a folder. Nothing is written.
 * @param content the publisher's folder
 */
export function planFixes(content: string, { listing, readFileOf }: FolderFacts): FileFix[] {
  const pathsOf = (files: Listing['topics']) => files.map(({ path }) => path)
  const articles = pathsOf(listing.articles)
  const declared = readTopics(readSources(content, pathsOf(listing.topics)).files, new Assets([])).topics
  const spellingOf = topicSpellings(
    declared.map(({ name }) => name),
    articles.flatMap((path) => readFileOf(path)?.article?.topics ?? []),
  )
  const root = realpathSync(content)
  const plan = (file: string, facts: FileFacts): FileFix[] => {
    const read = readOwn(root, file)
    const fixed = read && fixText(file, read.text, facts)
    if (!read || !fixed || fixed.notes.length === 0) return []
    const diff = unifiedDiff(file, fixed.before, fixed.after)
    return [{ file, notes: fixed.notes, diff, hash: read.hash, facts }]
  }
  const settings = (paths: readonly string[], names: KnownNames) =>
    paths.flatMap((path) => plan(path, factsOfSettings(names)))
  return [
    ...articles.flatMap((path) =>
      plan(path, factsOfArticle(readFileOf(path), listing.layout === undefined, spellingOf)),
    ),
    ...settings(pathsOf(listing.topics), TOPIC_NAMES),
    ...settings(pathsOf(listing.organizations), ORGANIZATION_NAMES),
    ...settings(pathsOf(listing.site ? [listing.site] : []), SITE_NAMES),
  ]
}

/** @param isOurs false in the folder of another system, whose names and topics are its own */
function factsOfArticle(read: ReadFile | undefined, isOurs: boolean, spellingOf: FileFacts['spellingOf']): FileFacts {
  const { unknown = [], problems = [] } = read ?? {}
  const names = new Set(isOurs ? unknown.map(patternOf) : [])
  // The misspelt name of a missing title is reported with it, and not as an unknown field.
  const hasNoTitle = problems.some(({ code }) => code === 'no-title')
  const isTitle = (name: string) => hasNoTitle && certainName(name, ARTICLE_NAMES.read, new Set()) === 'title'
  return {
    namesAt,
    unknown: { has: (name) => names.has(name) || isTitle(name) },
    spellingOf: isOurs ? spellingOf : () => undefined,
  }
}

const factsOfSettings = (names: KnownNames): FileFacts => ({
  namesAt: (path) => (path.length === 1 ? names : undefined),
  unknown: { has: (name) => !names.all.has(name) },
  spellingOf: () => undefined,
})

/** Reads a file that is in the folder itself, and not behind a link. */
function readOwn(root: string, file: string): { readonly text: string; readonly hash: string } | undefined {
  const path = join(root, file)
  try {
    if (lstatSync(path).size > MAX_BYTES || realpathSync(path) !== path) return undefined
    const bytes = readFileSync(path)
    if (bytes.includes(0)) return undefined
    return { text: decoder.decode(bytes), hash: fingerprintOf(bytes) }
  } catch {
    // It can't be read or is not UTF-8, which is reported as a problem.
    return undefined
  }
}

/** What became of the corrections. */
export interface WrittenFixes {
  readonly written: readonly string[]
  /** Files that have changed since they were read. */
  readonly changed: readonly string[]
}

/**
 * Writes the corrections, each file in one step.
 * @throws system errors of files that can't be written
 */
export function writeFixes(content: string, fixes: readonly FileFix[]): WrittenFixes {
  const root = realpathSync(content)
  const written: string[] = []
  const changed: string[] = []
  for (const { file, hash, facts } of fixes) {
    const read = readOwn(root, file)
    if (read?.hash !== hash) changed.push(file)
    else {
      const fixed: FixedText = fixText(file, read.text, facts)
      replaceFile(join(root, file), fixed.after, lstatSync(join(root, file)).mode)
      written.push(file)
    }
  }
  return { written, changed }
}
