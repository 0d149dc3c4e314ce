import type { Catalogue, IdHashes, Ranks } from './catalogue.ts'
import type { Filter } from './filter.ts'
import type { Selection } from './select.ts'
import { type EngineAnswer, type EngineMessage, type MarkedIds, SelectEngine, packCatalogue } from './select-engine.ts'
import type { Descendants } from './topics.ts'

/** What a selection depends on besides the filter. */
export interface SelectionInput {
  readonly catalogue: Catalogue
  readonly descendants: Descendants
  readonly ranks?: Ranks | undefined
  readonly hashes?: IdHashes | undefined
  readonly marks?: MarkedIds | undefined
}

type Send = (message: EngineMessage) => void

let send: Send | undefined
let lastId = 0
const waiting = new Map<number, { resolve: (selection: Selection) => void; reject: (error: Error) => void }>()
/** What the engine knows. */
let told: Partial<SelectionInput> = {}

function settle(answer: EngineAnswer | undefined): void {
  if (!answer) return
  waiting.get(answer.id)?.resolve(answer.selection)
  waiting.delete(answer.id)
}

function startEngine(): Send {
  const engine = new SelectEngine()
  return (message) => settle(engine.handle(message))
}

/**
 * Finds what matches a filter. Sends the engine only what it does not know yet.
 * @param now milliseconds since 1970
 */
export function runSelection(input: SelectionInput, filter: Filter, now: number): Promise<Selection> {
  send ??= startEngine()
  const { catalogue, descendants, ranks, hashes, marks } = input
  if (told.catalogue !== catalogue) {
    send({ about: 'catalogue', catalogue: packCatalogue(catalogue), descendants })
    told = { catalogue }
  }
  if (ranks && told.ranks !== ranks) send({ about: 'ranks', ranks })
  if (hashes && told.hashes !== hashes) send({ about: 'hashes', hashes })
  if (marks && told.marks !== marks) send({ about: 'marks', marks })
  told = { ...told, ...(ranks && { ranks }), ...(hashes && { hashes }), ...(marks && { marks }) }
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    send?.({ about: 'filter', id, filter, now })
  })
}
