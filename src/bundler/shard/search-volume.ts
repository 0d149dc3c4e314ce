import { packNumber } from '../../contract/packed-numbers.ts'
import { isNameKey } from '../../contract/word-keys.ts'
import { type SearchVolume, type SearchWords, WORD_PLACES } from '../../contract/volume.ts'
import { type WordBlock, startsOf } from './word-block.ts'

/**
 * From this many articles on, excerpts and texts are not listed for keys that a quarter of the articles have: searching for
 * them narrows nothing.
 */
const MANY_ARTICLES = 1000
const COMMON_SHARE = 0.25
const EXCERPT = WORD_PLACES.indexOf('excerpt')
/** A file of words has at most about this many characters, which is 30 kB when compressed. */
const MAX_FILE = 40_000
/** Languages of fewer articles than this share are searched without cutting endings. */
const LANGUAGE_SHARE = 0.01
const MAX_LANGUAGES = 12

const NO_KEYS = new Uint32Array()

/** One key of the index, as text. */
interface Entry {
  readonly key: string
  readonly forms: string
  readonly hits: string
}

/** The files of the words of a volume. */
export interface SearchFiles {
  /** `files` has no hashes yet. */
  readonly volume: Omit<SearchVolume, 'files'>
  readonly files: readonly { readonly first: string; readonly words: SearchWords }[]
  /** See `Volume.languages`. */
  readonly languages: readonly string[]
}

/**
 * Joins the words of a volume.
 * @param blocks in the order of their rows
 * @param count number of rows
 * @param isOneFile true when all words must be in one file, however large
 */
export function searchFiles(blocks: readonly WordBlock[], count: number, isOneFile: boolean): SearchFiles {
  const { entries, common } = joinBlocks(blocks, count)
  const languages = mainLanguages(blocks, count)
  const volume = { common: common.join(' ') }
  if (isOneFile || sizeOf(entries) <= MAX_FILE)
    return { volume: { ...volume, words: toWords(entries) }, files: [], languages }
  return {
    volume,
    languages,
    files: divide(entries).map((group) => ({ first: group[0]?.key ?? '', words: toWords(group) })),
  }
}

function mainLanguages(blocks: readonly WordBlock[], count: number): string[] {
  const counts = new Map<string, number>()
  for (const { languages } of blocks)
    for (const [language, articles] of languages) counts.set(language, (counts.get(language) ?? 0) + articles)
  return [...counts]
    .filter(([language, articles]) => language !== '' && articles >= count * LANGUAGE_SHARE)
    .sort(([a, articlesA], [b, articlesB]) => articlesB - articlesA || (a < b ? -1 : 1))
    .slice(0, MAX_LANGUAGES)
    .map(([language]) => language)
}

/** Returns the keys of all blocks in their order. */
function joinBlocks(blocks: readonly WordBlock[], count: number): { entries: Entry[]; common: string[] } {
  const numbers = new Map<string, number>()
  const forms: string[] = []
  /** The number of each key of each block. */
  const keysOfBlocks = blocks.map((block) => {
    const words = block.forms.split('\n')
    const keys = block.keys === '' ? [] : block.keys.split('\n')
    return Uint32Array.from(keys, (key, at) => {
      const known = numbers.get(key)
      if (known === undefined) {
        numbers.set(key, forms.push(words[at] ?? '') - 1)
        return forms.length - 1
      }
      if (forms[known] !== words[at]) forms[known] = `${forms[known] ?? ''} ${words[at] ?? ''}`
      return known
    })
  })
  const counts = new Uint32Array(forms.length)
  for (const [at, block] of blocks.entries()) addCounts(counts, keysOfBlocks[at] ?? NO_KEYS, block)
  const starts = startsOf(counts)
  const next = starts.slice()
  const hits = new Uint32Array(counts.reduce((sum, number) => sum + number, 0))
  for (const [at, block] of blocks.entries()) addHits(hits, next, keysOfBlocks[at] ?? NO_KEYS, block)
  const entries: Entry[] = []
  const common: string[] = []
  for (const key of [...numbers.keys()].sort()) {
    const number = numbers.get(key) ?? 0
    const [from, length] = [starts[number] ?? 0, counts[number] ?? 0]
    // Names have no hits in excerpts and texts, so theirs are complete.
    const isCommon = count >= MANY_ARTICLES && length > count * COMMON_SHARE && !isNameKey(key)
    const listed = hits.subarray(from, from + length)
    if (isCommon) common.push(key)
    entries.push({
      key,
      forms: packForms(key, forms[number] ?? ''),
      hits: packHits(isCommon ? listed.filter((hit) => hit % WORD_PLACES.length < EXCERPT) : listed),
    })
  }
  return { entries, common }
}

/** @param keys number of each key of the block */
function addCounts(counts: Uint32Array, keys: Uint32Array, block: WordBlock): void {
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0
    counts[key] = (counts[key] ?? 0) + (block.counts[at] ?? 0)
  }
}

/**
 * Adds the hits of a block to those of the blocks before it.
 * @param next where the next hit of each key belongs
 */
function addHits(hits: Uint32Array, next: Uint32Array, keys: Uint32Array, block: WordBlock): void {
  let from = 0
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0
    let place = next[key] ?? 0
    for (const end = from + (block.counts[at] ?? 0); from < end; from++) hits[place++] = block.hits[from] ?? 0
    next[key] = place
  }
}

function packHits(hits: Uint32Array): string {
  const places = WORD_PLACES.length
  let text = ''
  let before = -1
  for (const hit of hits) {
    const row = Math.floor(hit / places)
    text += packNumber((row - before) * places + (hit % places))
    before = row
  }
  return text
}

/** See `SearchWords.forms`. */
function packForms(key: string, words: string): string {
  if (words === key) return ''
  const distinct = [...new Set(words.split(' '))].sort()
  if (distinct.length === 1 && distinct[0] === key) return ''
  return distinct
    .map((word) => {
      let shared = 0
      while (shared < key.length && key[shared] === word[shared]) shared++
      return (key.length - shared).toString(36) + word.slice(shared)
    })
    .join(' ')
}

const sizeOf = (entries: readonly Entry[]) =>
  entries.reduce((sum, { key, forms, hits }) => sum + key.length + forms.length + hits.length + 3, 0)

const toWords = (entries: readonly Entry[]): SearchWords => ({
  keys: entries.map(({ key }) => key).join(' '),
  forms: entries.map(({ forms }) => forms).join(),
  hits: entries.map(({ hits }) => hits).join(),
})

/**
 * Divides keys among files by their first letters, so that one more article moves few keys to another file.
 * @param depth number of first letters that all the keys have in common
 */
function divide(entries: readonly Entry[], depth = 0): (readonly Entry[])[] {
  const groups: Entry[][] = []
  let before: string | undefined
  for (const entry of entries) {
    const start = entry.key.slice(0, depth + 1)
    if (start !== before || entry.key.length <= depth) groups.push([])
    groups.at(-1)?.push(entry)
    before = start
  }
  const files: { entries: readonly Entry[]; size: number }[] = []
  for (const group of groups) {
    const size = sizeOf(group)
    const pieces = size > MAX_FILE && group.length > 1 ? divide(group, depth + 1) : [group]
    for (const piece of pieces) {
      const last = files.at(-1)
      const added = pieces.length === 1 ? size : sizeOf(piece)
      if (last && last.size + added <= MAX_FILE) {
        last.entries = [...last.entries, ...piece]
        last.size += added
      } else files.push({ entries: piece, size: added })
    }
  }
  return files.map((file) => file.entries)
}
