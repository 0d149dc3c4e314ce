import type { Catalogue, IdHashes, PackedCatalogue, Ranks } from '../catalogue/catalogue.ts'
import type { Filter } from './filter.ts'
import { joinCatalogue } from '../catalogue/join-catalogue.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import type { ReadLines } from '../hiding/read-lines.ts'
import { readRows } from '../hiding/read-rows.ts'
import { rowsOfIds } from '../catalogue/rows-of-ids.ts'
import { type Selection, type SelectOptions, select } from './select.ts'
import type { Descendants } from '../index/topics.ts'

/** What the reader has read and saved. */
export interface MarkedIds {
  readonly read: readonly string[]
  readonly saved: readonly string[]
  /** Topics that are read as a whole. */
  readonly lines: ReadLines
}

/** Rows that are known only from the words of the index. */
export interface ChosenRows {
  /** See {@link SelectOptions.isWithin}. */
  readonly isWithin?: Uint8Array | undefined
  /** See {@link SelectOptions.isMuted}. */
  readonly isMuted?: Uint8Array | undefined
}

/** Something that the engine is told. What it knows from earlier messages is not sent again. */
export type EngineMessage =
  | { readonly about: 'catalogue'; readonly catalogue: PackedCatalogue; readonly descendants: Descendants }
  | { readonly about: 'ranks'; readonly ranks: Ranks }
  | { readonly about: 'hashes'; readonly hashes: IdHashes }
  | { readonly about: 'marks'; readonly marks: MarkedIds }
  | ({ readonly about: 'rows' } & ChosenRows)
  | { readonly about: 'filter'; readonly id: number; readonly filter: Filter; readonly now: number }

export interface EngineAnswer {
  readonly id: number
  readonly selection: Selection
}

/** Selects from one catalogue. It runs in a worker, or in the page where workers are missing. */
export class SelectEngine {
  private known: { readonly catalogue: Catalogue; readonly descendants: Descendants } | undefined
  private ranks: Ranks | undefined
  private hashes: IdHashes | undefined
  private marks: MarkedIds | undefined
  private chosenRows: ChosenRows = {}
  private markedRows: { readonly isRead: Uint8Array; readonly isSaved: Uint8Array } | undefined

  /** @returns the answer to a filter; undefined for other messages, and when there is no catalogue */
  handle(message: EngineMessage): EngineAnswer | undefined {
    switch (message.about) {
      case 'catalogue':
        this.known = { catalogue: joinCatalogue(message.catalogue), descendants: message.descendants }
        this.ranks = undefined
        this.hashes = undefined
        this.markedRows = undefined
        this.chosenRows = {}
        // Filters need it, and they come next.
        prepareCatalogue(this.known.catalogue, this.known.descendants)
        return undefined
      case 'ranks':
        this.ranks = message.ranks
        return undefined
      case 'hashes':
        this.hashes = message.hashes
        this.markedRows = undefined
        return undefined
      case 'marks':
        this.marks = message.marks
        this.markedRows = undefined
        return undefined
      case 'rows':
        this.chosenRows = { isWithin: message.isWithin, isMuted: message.isMuted }
        return undefined
      case 'filter': {
        if (!this.known) return undefined
        const { catalogue, descendants } = this.known
        const { ranks, chosenRows } = this
        const marked = this.rowsOfMarks(catalogue, descendants)
        const options = { descendants, now: message.now, ranks, ...marked, ...chosenRows } satisfies SelectOptions
        return { id: message.id, selection: select(catalogue, message.filter, options) }
      }
    }
  }

  private rowsOfMarks(catalogue: Catalogue, descendants: Descendants) {
    const { hashes, marks } = this
    if (!hashes || !marks) return undefined
    this.markedRows ??= {
      isRead: readRows(catalogue, catalogue, hashes, marks.read, marks.lines, descendants),
      isSaved: rowsOfIds(catalogue, hashes, marks.saved),
    }
    return this.markedRows
  }
}
