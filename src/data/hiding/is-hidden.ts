import { queryOptions } from '@tanstack/react-query'
import type { Article } from '../../contract/article.ts'
import type { Manifest } from '../../contract/edition.ts'
import type { Hiding } from './hiding.ts'
import type { IsMuted } from './is-muted.ts'
import { neverStale } from '../index/queries.ts'
import { isReadByLine } from './read-lines.ts'
import { descendantsOf } from '../index/topics.ts'
import { versionOf } from '../index/version-of.ts'

/** Tells whether a card is hidden from the reader. */
export type IsHidden = (card: Parameters<IsMuted>[0] & Pick<Article, 'id' | 'time'>) => boolean

/** Cards that will be asked about. Their languages may be too rare to be among those of the edition. */
export interface AskedCards {
  readonly key: string
  readonly cards: readonly Pick<Article, 'locale' | 'language'>[]
}

/**
 * Prepares what the reader hides for the cards of a page. It decides as `hidden-rows.ts` does, but without the catalogue. Only
 * rules load a script.
 */
export async function loadIsHidden(
  manifest: Manifest,
  { rules, ids, kept, readLines }: Hiding,
  cards: AskedCards['cards'] = [],
): Promise<IsHidden> {
  const isMuted = rules.length > 0 ? await loadRules(manifest, rules, cards) : () => false
  const below = descendantsOf(readLines ? manifest.topics : [])
  const isRead = (card: Parameters<IsHidden>[0]) => readLines !== undefined && isReadByLine(card, readLines, below)
  return (card) => !kept.has(card.id) && (ids.has(card.id) || isRead(card) || isMuted(card))
}

async function loadRules(manifest: Manifest, rules: Hiding['rules'], cards: AskedCards['cards']): Promise<IsMuted> {
  const { languageOfCard, loadIsMuted } = await import('./is-muted.ts')
  return loadIsMuted(manifest, rules, new Set(cards.map((card) => languageOfCard(manifest, card))))
}

export const isHiddenQuery = (manifest: Manifest, hiding: Hiding, { key, cards }: AskedCards) =>
  queryOptions({
    queryKey: ['is hidden', manifest.edition, versionOf(hiding), key],
    ...neverStale,
    structuralSharing: false,
    queryFn: () => loadIsHidden(manifest, hiding, cards),
  })
