import type { Provider } from './edition.ts'

// Files of a volume, see `Volume`. Texts that are described as packed are made by `packNumbers`.

/** What every list needs of each article. */
export interface VolumeRows {
  /** The volume's shards of cards. Each has the next `count` rows. */
  readonly cards: readonly (readonly [key: string, count: number, hash: string])[]
  /** Packed quarters of an hour that each article is older than the row before; see `toUnsigned`. The first is counted from 1970, downwards. */
  readonly time: string
  /**
   * The rows of each type other than `DEFAULT_TYPE`: packed distances, each from the row of that type before it. The first
   * counts from row -1.
   */
  readonly types: readonly (readonly [type: string, rows: string])[]
  /** Packed distances between the rows that have a video, though their type is another. The first counts from row -1. */
  readonly videos: string
  /** Packed distances between the rows that two or more outlets reported. */
  readonly severalOutlets: string
  /**
   * The rows that are one of several reports of an event, as packed triples: the distance from the row before; the distance
   * from the row before of the same event, 0 for its first row in this volume; the place among the reports of the event. Of
   * the reports that match a filter, lists show the one with the lowest place; 0 is the lead.
   */
  readonly reports: string
  /** The first row of each event that the other volume has reports of too, and a number that both volumes have for it. */
  readonly shared: readonly (readonly [row: number, event: number])[]
}

/** A provider as the catalogue describes it. Other files leave the description out, since only the outlet's page shows it. */
export interface Outlet extends Provider {
  /** Plain text, a sentence or two. */
  readonly description?: string
}

/** What articles are grouped by. */
export interface VolumeGroups {
  readonly topics: readonly string[]
  /** Packed numbers of the topics of each row. */
  readonly topicCounts: string
  /** The topics of all rows: packed indexes into `topics`, ascending in each row. Each is the difference to the one before it in its row. */
  readonly topic: string
  readonly providers: readonly Outlet[]
  /** Packed indexes into `providers`. */
  readonly provider: string
}

/** A file of the catalogue: some of its sections. */
export interface CatalogueFile {
  readonly rows?: VolumeRows
  readonly groups?: VolumeGroups
  /** Packed results of `rankOf`, rounded, plus 1; 0 stands for an unknown rank. */
  readonly ranks?: string
  /** Upper 24 bits of the `fnv1a` hash of each id, as four digits of base 64 each, see `idHash`. */
  readonly ids?: string
}

/** Where a word stands in an article, the most telling place first. The number in the index is the position in this list. */
export const WORD_PLACES = ['title', 'tag', 'author', 'topic', 'outlet', 'excerpt', 'text'] as const
export type WordPlace = (typeof WORD_PLACES)[number]

/**
 * Words and the rows that have them. Words that differ in their ending or spelling only are one entry, under their key, see
 * `word-keys.ts`.
 */
export interface SearchWords {
  /** Sorted by code units and joined by spaces. A tag and an author also have a key as a whole, see `nameKeyOf`. */
  readonly keys: string
  /**
   * The words of each key, joined by commas. The words of one key are joined by spaces; each is a digit in base 36, the
   * number of characters to take off the end of the key, and what to add: `happi` and `1y` give `happy`. Empty when the
   * key is the only word.
   */
  readonly forms: string
  /**
   * The rows of each key, joined by commas: packed numbers, each the distance from the row before (the first from row -1)
   * times 7, plus the place of the word, see {@link WORD_PLACES}.
   */
  readonly hits: string
}

/** The file `search/<volume>`. */
export interface SearchVolume {
  /** Keys that so many articles have that their excerpts and texts are not listed, joined by spaces. */
  readonly common: string
  /** All words, when they are few enough for one file. */
  readonly words?: SearchWords
  /** Otherwise the first key of each file `search/words.<hash>.json`, in the order of the keys. */
  readonly files: readonly (readonly [first: string, hash: string])[]
}

/** Digits of {@link CatalogueFile.ids}. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ID_DIGITS = 4

/** Returns four digits of base 64 for a number of 24 bits. */
export function packIdHash(hash: number): string {
  let text = ''
  for (let shift = 18; shift >= 0; shift -= 6) text += DIGITS[(hash >> shift) & 63] ?? ''
  return text
}

/** Inverse of {@link packIdHash} for all rows. */
export function unpackIdHashes(text: string): Uint32Array {
  const valueOf = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]))
  return Uint32Array.from({ length: Math.floor(text.length / ID_DIGITS) }, (_, row) => {
    let hash = 0
    for (let at = row * ID_DIGITS; at < (row + 1) * ID_DIGITS; at++)
      hash = hash * 64 + (valueOf.get(text.charCodeAt(at)) ?? 0)
    return hash
  })
}
