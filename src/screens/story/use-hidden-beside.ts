import { useQuery } from '@tanstack/react-query'
import type { Topic } from '../../contract/edition.ts'
import { type IsHidden, loadIsHidden } from '../../data/hiding/is-hidden.ts'
import { neverStale } from '../../data/index/queries.ts'
import { asksForTopics, topicsOfIds, topicsOfRowsQuery } from '../../data/hiding/topics-of-ids.ts'
import { versionOf } from '../../data/index/version-of.ts'
import { useEdition } from '../edition/edition.tsx'
import { useHiding, useIsHidden } from '../rules/use-hiding.ts'

interface HiddenBeside {
  /** For related and similar stories. Undefined until it is known. */
  readonly isHidden: IsHidden | undefined
  /** For the reports of the open story's event, which only rules hide: that it was read hides no other report. Likewise. */
  readonly isMuted: IsHidden | undefined
  /** The topics of articles, where rules ask for them. */
  readonly topics: ReadonlyMap<string, readonly Topic[]>
}

const NO_TOPICS: HiddenBeside['topics'] = new Map()

/** What is hidden beside and below a story. @param ids of the articles that are listed there, without their topics */
export function useHiddenBeside(ids: Iterable<string>): HiddenBeside {
  const manifest = useEdition()
  const state = useHiding()
  const isHidden = useIsHidden()
  const hiding = state === 'loading' ? undefined : state
  const ofRows = useQuery({
    ...topicsOfRowsQuery(manifest),
    enabled: hiding !== undefined && asksForTopics(hiding),
  })
  const muted = useQuery({
    queryKey: ['is muted', manifest.edition, hiding && versionOf(hiding)],
    ...neverStale,
    structuralSharing: false,
    enabled: hiding !== undefined,
    queryFn: () =>
      loadIsHidden(manifest, { rules: hiding?.rules ?? [], kept: hiding?.kept ?? new Set(), ids: new Set() }),
  })
  // Without the topics, rules about them hide nothing here. That is better than a list that never comes.
  const isKnown = state === undefined || (state !== 'loading' && !ofRows.isLoading)
  return {
    isHidden: isKnown ? isHidden : undefined,
    isMuted: state === undefined || muted.isError ? () => false : isKnown ? muted.data : undefined,
    topics: ofRows.data ? topicsOfIds(ofRows.data, manifest.topics, ids) : NO_TOPICS,
  }
}
